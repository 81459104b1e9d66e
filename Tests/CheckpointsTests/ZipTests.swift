import Checkpoints
import Foundation
import Support
import Testing

@Suite struct ZipTests {
    private static let text = ZipText.Entry(name: "a/one.txt", bytes: Array("one".utf8))

    private func archive(_ entries: [ZipText.Entry], comment: [UInt8] = []) throws -> ZipArchive {
        try ZipArchive(MemoryBytes("test.zip", ZipText(entries: entries, comment: comment).bytes))
    }

    private func complaint(_ entries: [ZipText.Entry], reading name: String? = nil) -> String {
        do {
            let archive = try archive(entries)
            if let name { _ = try archive.source(of: name) }
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    @Test func storedEntriesAreViews() throws {
        let other = ZipText.Entry(name: "two", bytes: [])
        let archive = try archive([Self.text, other, ZipText.Entry(name: "folder/", bytes: [])], comment: [1, 2, 3])
        #expect(archive.entries.map(\.name) == ["a/one.txt", "two"])
        let source = try archive.source(of: "a/one.txt")
        #expect(try source.bytes(0..<source.count) == Array("one".utf8))
        #expect(source.name == "a/one.txt in test.zip")
        #expect(try archive.source(of: "two").count == 0)
    }

    @Test func deflatedEntriesAreInflated() throws {
        let archive = try ZipArchive(FileBytes(at: Fixture.path("compressed.npz")))
        for entry in archive.entries {
            #expect(entry.method == .deflated)
            let source = try archive.source(of: entry.name)
            #expect(try source.bytes(0..<6) == [0x93] + Array("NUMPY".utf8))
            #expect(source.count == entry.size)
        }
    }

    @Test func numbersOfZip64AreRead() throws {
        let other = ZipText.Entry(name: "two", bytes: [1, 2])
        let text = ZipText(entries: [Self.text, other], comment: [7], isLong: true)
        let archive = try ZipArchive(MemoryBytes("long.zip", text.bytes))
        #expect(archive.entries.map(\.size) == [3, 2])
        #expect(try archive.source(of: "two").bytes(0..<2) == [1, 2])
        var huge = other
        huge.storedSize = .max
        huge.size = .max
        for (number, change) in [huge, ZipText.Entry(name: "two", bytes: [], offset: .max)].enumerated() {
            let text = ZipText(entries: [Self.text, change], isLong: true)
            #expect(throws: Failure.self, "\(number)") { try ZipArchive(MemoryBytes("long.zip", text.bytes)) }
        }
    }

    @Test func archivesNest() throws {
        let inner = ZipText(entries: [Self.text]).bytes
        let outer = try archive([ZipText.Entry(name: "inner.zip", bytes: inner)])
        let source = try outer.source(of: "inner.zip")
        #expect(try open(source).entries.map(\.name) == ["a/one.txt"])
    }

    private func open(_ source: some ByteSource) throws -> ZipArchive { try ZipArchive(source) }

    @Test(arguments: [
        ("size", "not as long as it declares"), ("checksum", "checksum is wrong"), ("name", "another name"),
        ("overlap", "overlap"), ("twice", "twice"), ("outside", "outside the archive"), ("bomb", "64 times"),
        ("long", "outside the archive"), ("method", "method 12"), ("encrypted", "encrypted"), ("deflated", "corrupt"),
    ]) func liesAreRefused(_ lie: String, _ expected: String) {
        var entry = Self.text
        var others: [ZipText.Entry] = []
        switch lie {
        case "size": entry.size = 4
        case "checksum": entry.checksum = 1
        case "name": entry.localName = "a/eno.txt"
        case "overlap": others = [ZipText.Entry(name: "a/one.txt", bytes: [], offset: 0)]
        case "twice": others = [Self.text]
        case "outside": entry.offset = 1_000
        case "bomb": entry.size = 1 << 30
        case "long": entry.storedSize = 1_000
        case "method": entry.method = 12
        case "encrypted": entry.flags = 1
        default: entry.method = 8
        }
        let complaint = complaint([entry] + others, reading: "a/one.txt")
        #expect(complaint.contains(expected), "\(complaint)")
    }

    /// Ten bytes of deflate that give 1,000 zeros, with sizes that say otherwise.
    @Test(arguments: [
        (1_000, "accepted"), (999, "does not decompress"), (1_001, "does not decompress"), (0, "does not"),
    ])
    func inflationStopsAtTheDeclaredSize(_ size: Int, _ expected: String) throws {
        let zeros = [UInt8](repeating: 0, count: 1_000)
        let deflated: [UInt8] = [0x63, 0x60, 0x18, 0x05, 0xA3, 0x60, 0x14, 0x0C, 0x77, 0x00, 0x00]
        let entry = ZipText.Entry(
            name: "zeros", bytes: deflated, method: 8, checksum: ZipText.checksum(of: zeros), size: size)
        let complaint = complaint([entry], reading: "zeros")
        #expect(complaint.contains(expected), "\(complaint)")
    }

    @Test func everyTruncationIsRefused() throws {
        let bytes = try Fixture.bytes("lstm1.pt")
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: Failure.self) { try ZipArchive(MemoryBytes("cut.zip", Array(bytes.prefix(count)))) }
        }
    }

    @Test func missingEntriesAreNamed() throws {
        let archive = try archive([Self.text])
        #expect(!archive.contains("three"))
        #expect(throws: Failure(.data, "three is not in the archive test.zip.")) { try archive.source(of: "three") }
    }
}
