import Checkpoints
import Foundation
import Support
import Testing

/// Damaged contents of whole containers, which let them through.
@Suite struct ContentMutationTests {
    /// Reads damaged copies.
    ///
    /// - Parameters:
    ///   - original: What is damaged.
    ///   - wrap: Makes a file of the damaged copy.
    private func check(_ original: [UInt8], seed: UInt64, wrap: ([UInt8]) -> [UInt8]) {
        var damage = Damage(seed: seed)
        var copies = DamagedCopies(of: "contents \(seed)", wrap(original))
        for copy in 0..<DamagedCopies.count(500) { copies.read(wrap(damage.copy(of: original)), copy: copy) }
        copies.report()
        #expect(copies.refused > 0)
    }

    @Test(arguments: ["checkpoint.pt", "scripted.pt", "strided.pt", "protocols/protocol1.pt", "protocols/protocol5.pt"])
    func damagedPicklesAreReadOrRefused(_ file: String) throws {
        let archive = try ZipArchive(FileBytes(at: Fixture.path(file)))
        var text = ZipText()
        var pickle = (index: 0, bytes: [UInt8]())
        for entry in archive.entries {
            let source = try archive.source(of: entry.name)
            let bytes = try source.bytes(0..<source.count)
            if entry.name.hasSuffix("/data.pkl") { pickle = (text.entries.count, bytes) }
            text.entries.append(ZipText.Entry(name: entry.name, bytes: bytes, checksum: 0))
        }
        check(pickle.bytes, seed: 1_000) { damaged in
            text.entries[pickle.index].bytes = damaged
            return text.bytes
        }
    }

    @Test func damagedModelsOfAmplifiersAreReadOrRefused() {
        let weights = (0..<83).map(String.init).joined(separator: ", ")
        let config = #"{"input_size": 1, "hidden_size": 2, "num_layers": 2}"#
        let text =
            #"{"version": "0.5.4", "architecture": "LSTM", "config": \#(config), "weights": [\#(weights)]}"#
        check(Array(text.utf8), seed: 4_000) { $0 }
    }

    @Test func damagedHeadersAreReadOrRefused() throws {
        let bytes = try Fixture.bytes("lstm1.safetensors")
        let end = 8 + bytes[..<8].enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
        check(Array(bytes[8..<end]), seed: 2_000) { ZipText.little($0.count, 8) + $0 + bytes[end...] }
    }

    @Test func damagedArraysAreReadOrRefused() throws {
        let archive = try ZipArchive(FileBytes(at: Fixture.path("fortran.npz")))
        for (index, entry) in archive.entries.enumerated() {
            let source = try archive.source(of: entry.name)
            check(try source.bytes(0..<min(source.count, 160)), seed: 3_000 + UInt64(index)) { damaged in
                ZipText(entries: [ZipText.Entry(name: entry.name, bytes: damaged)]).bytes
            }
        }
    }
}
