import Checkpoints
import Foundation
import Support
import Testing

/// Files that lie about themselves.
@Suite struct HDF5HostileTests {
    /// The bytes of a fixture with a change.
    private func changed(_ name: String, _ change: (inout [UInt8]) throws -> Void) throws -> [UInt8] {
        var bytes = try Fixture.bytes(name)
        try change(&bytes)
        return bytes
    }

    private func complaint(_ bytes: [UInt8]) -> String {
        do {
            let file = try HDF5File(MemoryBytes("test.h5", bytes))
            for dataset in file.datasets where dataset.description.elementType != nil && dataset.obstacle == nil {
                _ = try dataset.numbers()
            }
            if let obstacle = file.datasets.lazy.compactMap(\.obstacle).first(where: { !$0.contains("floating") }) {
                return obstacle
            }
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    /// The first place of a signature at or after another place.
    private func place(_ signature: String, in bytes: [UInt8], after start: Int = 0) throws -> Int {
        let letters = Array(signature.utf8)
        return try #require((start...bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == letters })
    }

    private func write(_ number: UInt64, at place: Int, size: Int = 8, in bytes: inout [UInt8]) {
        for index in 0..<size { bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * index)) }
    }

    /// The object header of the root group in the oldest dialect.
    private func root(of bytes: [UInt8]) -> UInt64 {
        bytes[64..<72].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    @Test func aGroupInsideItselfIsRefused() throws {
        let bytes = try changed("keras2_weights.h5") { bytes in
            let root = root(of: bytes)
            let symbols = try place("SNOD", in: bytes)
            write(root, at: symbols + 16, in: &bytes)
        }
        #expect(complaint(bytes).contains("is a group inside itself"))
    }

    @Test func aTreeInsideItselfIsRefused() throws {
        let bytes = try changed("keras2_weights.h5") { bytes in
            let tree = try place("TREE", in: bytes)
            bytes[tree + 5] = 1
            write(UInt64(tree), at: tree + 32, in: &bytes)
        }
        #expect(complaint(bytes).contains("refers to itself"))
    }

    @Test func aHeaderThatContinuesInACircleIsRefused() throws {
        let bytes = try changed("keras2_weights.h5") { bytes in
            let header = Int(root(of: bytes))
            // The first message becomes a continuation at its own place.
            write(0x10, at: header + 16, size: 2, in: &bytes)
            write(UInt64(header + 16), at: header + 24, in: &bytes)
            write(24, at: header + 32, in: &bytes)
        }
        #expect(complaint(bytes).contains("continues in a circle"))
    }

    @Test(arguments: ["SNOD", "TREE", "HEAP", "GCOL"]) func lostSignaturesAreNoticed(_ signature: String) throws {
        let bytes = try changed("keras_lstm.h5") { bytes in
            let place = try place(signature, in: bytes)
            bytes[place] = 0x58
        }
        #expect(complaint(bytes).contains("does not begin with \(signature)"))
    }

    @Test func addressesOutsideTheFileAreRefused() throws {
        for address in [UInt64(1) << 40, UInt64.max - 1, UInt64(Int.max)] {
            let bytes = try changed("keras2_weights.h5") { write(address, at: 64, in: &$0) }
            #expect(complaint(bytes).contains("beyond the end") || complaint(bytes).contains("63 bits"))
        }
    }

    /// The place of the dimensions of `kernel:0` in the oldest dialect: a simple dataspace of 4 × 24.
    private func dimensions(in bytes: [UInt8]) throws -> Int {
        let pattern = ZipText.little(4, 8) + ZipText.little(24, 8)
        return try #require((0...bytes.count - 16).first { Array(bytes[$0..<$0 + 16]) == pattern })
    }

    @Test func hugeDimensionsAreRefusedBeforeAnythingIsAllocated() throws {
        let tooMany = try changed("keras2_weights.h5") { write(1 << 62, at: try dimensions(in: $0), in: &$0) }
        #expect(complaint(tooMany).contains("more elements than 63 bits can count"))
        let tooLarge = try changed("keras2_weights.h5") { write(1 << 40, at: try dimensions(in: $0), in: &$0) }
        #expect(complaint(tooLarge).contains("more than 64 times the size of the file"))
        let beyond = try changed("keras2_weights.h5") { write(4096 / 32, at: try dimensions(in: $0), in: &$0) }
        #expect(complaint(beyond).contains("lies beyond the end of the file"))
    }

    @Test func weightsMustBeFinite() throws {
        let bytes = try changed("keras2_weights.h5") { bytes in
            let kernel = try #require(HDF5File(MemoryBytes("test.h5", bytes)).dataset("lstm_1/lstm_1/kernel:0"))
            let first = ZipText.little(Int(Float(try kernel.numbers()[0]).bitPattern), 4)
            let place = try #require((0...bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == first })
            write(UInt64(Float.nan.bitPattern), at: place, size: 4, in: &bytes)
        }
        #expect(complaint(bytes).contains("lstm_1/lstm_1/kernel:0 in test.h5 contains a weight that is not a number"))
    }

    @Test func chunksThatLieAreRefused() throws {
        let original = try Fixture.bytes("keras2_weights_gzip.h5")
        let tree = try #require(
            (0..<original.count - 8).first { Array(original[$0..<$0 + 5]) == Array("TREE".utf8) + [1] })
        // A key has the size, the filters and the first element of a chunk; a child has its address.
        let size = try changed("keras2_weights_gzip.h5") { write(3, at: tree + 24, size: 4, in: &$0) }
        #expect(complaint(size).contains("corrupt") || complaint(size).contains("decompress"))
        let huge = try changed("keras2_weights_gzip.h5") { write(1 << 31, at: tree + 24, size: 4, in: &$0) }
        #expect(complaint(huge).contains("lies beyond the end of the file"))
        let outside = try changed("keras2_weights_gzip.h5") { write(1 << 20, at: tree + 32, in: &$0) }
        #expect(complaint(outside).contains("chunk outside its dataset"))
        let skipped = try changed("keras2_weights_gzip.h5") { write(1, at: tree + 28, size: 4, in: &$0) }
        #expect(complaint(skipped).contains("bytes instead of"))
    }

    @Test(arguments: [
        "keras2_weights.h5", "keras2_weights_latest.h5", "layouts.h5", "layouts_latest.h5", "dense_groups.h5",
    ])
    func everyTruncationIsRefused(_ name: String) throws {
        let bytes = try Fixture.bytes(name)
        for count in stride(from: 0, to: bytes.count, by: 97) {
            #expect(complaint(Array(bytes[..<count])) != "accepted")
        }
    }

    @Test(arguments: ["layouts.h5", "layouts_latest.h5", "dense_groups.h5"])
    func everyDatasetOfADamagedFileIsReadOrRefused(_ name: String) throws {
        let original = try Fixture.bytes(name)
        var damage = Damage(seed: UInt64(name.count))
        var copies = DamagedCopies(of: "every dataset of \(name)", original) { source, declared in
            let file = try HDF5File(source)
            declared(DamagedCopies.bytes(of: file.datasets.map(\.description)))
            for dataset in file.datasets where dataset.description.elementType != nil { _ = try dataset.numbers() }
        }
        for copy in 0..<DamagedCopies.count(1000) { copies.read(damage.copy(of: original), copy: copy) }
        copies.report()
        #expect(copies.refused > 0)
    }
}
