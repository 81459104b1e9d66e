import Checkpoints
import Recurrent
import Support
import Testing

/// Groups with so many members that h5py puts their links into heaps.
///
/// `Fixtures/dense-groups.py` has written the files. Element k of every dataset is k / 2 − 3.
@Suite struct HDF5DenseGroupTests {
    private static func numbers(_ count: Int) -> [Double] { (0..<count).map { Double($0) * 0.5 - 3 } }

    @Test(arguments: [9, 24, 50]) func everyMemberIsFound(_ count: Int) throws {
        let file = try HDF5File(FileBytes(at: Fixture.path("dense_groups.h5")))
        let group = try #require(file.groups["of\(count)"])
        let names = (0..<count).map { "member_\($0)" }
        #expect(Set(group.members).isSuperset(of: names) && group.members == group.members.sorted())
        for (index, name) in names.enumerated() {
            // An alias that comes first in the alphabet takes the place of the member.
            let dataset = file.dataset("of\(count)/\(name)") ?? file.dataset("of\(count)/alias")
            #expect(try dataset?.numbers() == Self.numbers(1 + index % 2), "\(name)")
        }
    }

    @Test func hardLinksAreMembersAndSoftLinksAreNot() throws {
        let file = try HDF5File(FileBytes(at: Fixture.path("dense_groups.h5")))
        #expect(file.groups["of9"]?.members.count == 10)
        #expect(file.groups["of9"]?.members.contains("soft") == false)
        #expect(file.dataset("of9/alias") != nil && file.dataset("of9/member_2") == nil)
    }

    @Test func aNetworkOfTenLayersIsRead() throws {
        let checkpoint = try Checkpoint(at: Fixture.path("keras_dense.weights.h5"))
        let module = try checkpoint.module()
        #expect(module.layers.map(\.inputSize) == Array(repeating: 1, count: 10))
        let weights = try checkpoint.weights(of: module).network.layers
        for (layer, weights) in weights.enumerated() {
            let expected = Self.numbers(4).map { $0 / 8 + Double(layer) / 4 }
            // Keras keeps gates in the order i f c o, as here.
            #expect(weights.kernel == expected && weights.recurrentKernel == expected && weights.bias == expected)
        }
    }

    // MARK: Damage

    /// What is wrong with a file after a change at the first place of a signature.
    private func complaint(_ signature: String, _ change: (inout [UInt8], Int) -> Void) throws -> String {
        var bytes = try Fixture.bytes("dense_groups.h5")
        let letters = Array(signature.utf8)
        let place = try #require((0...bytes.count - 4).last { Array(bytes[$0..<$0 + 4]) == letters })
        change(&bytes, place)
        do {
            _ = try HDF5File(MemoryBytes("test.h5", bytes))
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    private func write(_ number: Int, at place: Int, size: Int = 8, in bytes: inout [UInt8]) {
        bytes.replaceSubrange(place..<place + size, with: ZipText.little(number, size))
    }

    @Test(arguments: ["FRHP", "FHDB", "FHIB", "BTHD", "BTLF", "BTIN"])
    func lostSignaturesAreNoticed(_ signature: String) throws {
        #expect(try complaint(signature) { $0[$1] = 0x58 }.contains("does not begin with \(signature)"))
    }

    @Test func treesAndHeapsInsideThemselvesAreRefused() throws {
        // A node has its records, of 11 bytes, before its children; this one has one record.
        let tree = try complaint("BTIN") { bytes, place in
            bytes[place..<place + 4] = ArraySlice("BTLF".utf8)
        }
        #expect(tree.contains("does not begin with BTIN"), "\(tree)")
        let children = try complaint("BTIN") { bytes, place in
            let first = Array(bytes[place + 17..<place + 26])
            bytes.replaceSubrange(place + 26..<place + 35, with: first)
        }
        #expect(children.contains("refers to itself"), "\(children)")
        let heap = try complaint("FHIB") { bytes, place in write(place, at: place + 17, in: &bytes) }
        #expect(heap.contains("does not begin with FHDB"), "\(heap)")
    }

    @Test func impossibleSizesAreRefused() throws {
        let record = try complaint("BTHD") { bytes, place in write(0, at: place + 10, size: 2, in: &bytes) }
        #expect(record.contains("impossible sizes"), "\(record)")
        let depth = try complaint("BTHD") { bytes, place in write(9_999, at: place + 12, size: 2, in: &bytes) }
        #expect(depth.contains("impossible sizes"), "\(depth)")
        let count = try complaint("BTHD") { bytes, place in write(0xFFFF, at: place + 24, size: 2, in: &bytes) }
        #expect(count.contains("beyond the end"), "\(count)")
        for size in [0, 3, 1, 1 << 40, Int.max] {
            let start = try complaint("FRHP") { bytes, place in write(size, at: place + 112, in: &bytes) }
            #expect(start.contains("impossible sizes"), "\(start)")
        }
        let rows = try complaint("FRHP") { bytes, place in write(0xFFFF, at: place + 140, size: 2, in: &bytes) }
        #expect(rows.contains("beyond the end") || rows.contains("impossible sizes"), "\(rows)")
    }

    @Test func compressedHeapsSayHowToConvert() throws {
        let complaint = try complaint("FRHP") { bytes, place in bytes[place + 7] = 1 }
        #expect(complaint.contains("links are compressed") && complaint.contains("h5repack"), "\(complaint)")
    }
}
