import Checkpoints
import Recurrent
import Support
import Testing

/// Checkpoints of PyTorch that do not hold what they promise, or wrap it.
@Suite struct TorchTests {
    private typealias Text = PickleText

    /// An Elman network of one input and one unit: its two weights are views of one storage.
    private func archive(
        offset: Int = 0, sizes: [Int] = [1, 1], strides: [Int] = [1, 1], count: Int = 2, bytes: Int = 8,
        type: String = "FloatStorage"
    ) -> [UInt8] {
        let storage = Text.storage("0", count: count, type: type)
        let members = [
            (Text.text("weight_ih_l0"), Text.tensor(storage: storage, sizes: [1, 1], strides: [1, 1])),
            (
                Text.text("weight_hh_l0"),
                Text.tensor(storage: storage, offset: offset, sizes: sizes, strides: strides)
            ),
        ]
        return Text.archive(
            Text.dictionary(members), storages: [("0", [UInt8](repeating: 0, count: bytes))])
    }

    @Test(arguments: [
        (1, [1, 1], [1, 1], "accepted"), (2, [1, 1], [1, 1], "leaves its storage"),
        (-1, [1, 1], [1, 1], "leaves its"),
        (0, [2, 2], [1, 0], "of the layer need [2, 1]"), (0, [3, 1], [1, 1], "leaves its storage"),
        (0, [1, 1], [-5, 1], "leaves"),
        (0, [1, 1], [1], "leaves"), (0, [-1, 1], [1, 1], "leaves"), (.max, [1, 1], [1, 1], "leaves"),
        (0, [2, 2], [.max, .max], "leaves"), (0, [1 << 62, 4], [0, 0], "leaves"),
        (0, [1 << 30, 1], [0, 0], "64 times"),
        (1, [1, 1], [99, 99], "accepted"),
    ]) func viewsStayWithinTheirStorage(_ offset: Int, _ sizes: [Int], _ strides: [Int], _ expected: String) {
        let complaint = Complaint.about(archive(offset: offset, sizes: sizes, strides: strides))
        #expect(complaint.contains(expected), "\(complaint)")
    }

    @Test(arguments: [
        (2, 7, "FloatStorage", "fewer than its 2 elements need"), (.max, 8, "FloatStorage", "elements need"),
        (-2, 8, "FloatStorage", "no recurrent layer"), (2, 8, "StrangeStorage", "no recurrent layer"),
        (1, 8, "LongStorage", "tensors of LongStorage"),
    ]) func storagesAreLargeEnough(_ count: Int, _ bytes: Int, _ type: String, _ expected: String) {
        let complaint = Complaint.about(archive(count: count, bytes: bytes, type: type))
        #expect(complaint.contains(expected), "\(complaint)")
    }

    /// Columns, rows from the end of a storage, and numbers that are far apart.
    @Test(arguments: [[1, 2], [2, 1], [100, 1_000]]) func stridesAreFollowed(_ strides: [Int]) throws {
        let numbers = (0..<2_000).flatMap { ZipText.little(Int(Float($0).bitPattern), 4) }
        let storage = Text.storage("0", count: 2_000)
        let value = Text.dictionary([
            (
                Text.text("weight_ih_l0"),
                Text.tensor(storage: storage, offset: 5, sizes: [2, 2], strides: strides)
            ),
            (Text.text("weight_hh_l0"), Text.tensor(storage: storage, sizes: [2, 2], strides: [2, 1])),
        ])
        let checkpoint = try Checkpoint(of: MemoryBytes("a.pt", Text.archive(value, storages: [("0", numbers)])))
        let weights = try checkpoint.weights(of: checkpoint.module()).network.layers[0]
        let expected = [0, strides[0], strides[1], strides[0] + strides[1]].map { Double($0 + 5) }
        #expect(weights.kernel == expected)
        #expect(weights.recurrentKernel == [0, 2, 1, 3])
    }

    /// Python 3.11 pickled these with every protocol that knows storages: an LSTM with the weights 0, 1, 2, … beside an
    /// object of an unknown class with sets, long numbers and bytes, and a list that contains itself.
    @Test(arguments: 1...5) func everyProtocolIsRead(_ version: Int) throws {
        let checkpoint = try Checkpoint(at: Fixture.path("protocols/protocol\(version).pt"))
        let module = try checkpoint.module(named: "rnn")
        let weights = try checkpoint.weights(of: module).network.layers[0]
        /// The rows of a matrix of 8 rows that counts up from a number, as columns.
        func columns(_ count: Int, from first: Int) -> [Double] {
            (0..<count).flatMap { column in (0..<8).map { row in Double(first + count * row + column) } }
        }
        #expect(weights.kernel == columns(3, from: 0))
        #expect(weights.recurrentKernel == columns(2, from: 24))
        #expect(weights.bias == (40..<48).map(Double.init))
    }

    @Test func wrappersAreDroppedFromNames() throws {
        for (file, name) in [
            ("checkpoint.pt", "rnn"), ("lightning.ckpt", "net.rnn"), ("dataparallel.pth", "rnn"),
            ("scripted.pt", "rnn"),
            ("traced.pt", ""), ("lstm2.legacy.pt", ""),
        ] {
            let checkpoint = try Checkpoint(at: Fixture.path(file))
            #expect(checkpoint.modules.map(\.name) == [name], "\(file)")
            #expect(!checkpoint.tensors.contains { $0.name.contains("exp_avg") })
        }
        let checkpoint = try Checkpoint(at: Fixture.path("checkpoint.pt"))
        #expect(checkpoint.heads.map(\.name) == ["head"])
        #expect(try checkpoint.weights(of: checkpoint.heads[0]).kernel.count == 12)
    }

    @Test func severalNetworksKeepTheirPrefixes() throws {
        let storage = Text.storage("0", count: 2)
        let tensor = Text.tensor(storage: storage, sizes: [1, 1], strides: [1, 1])
        let network = Text.dictionary([(Text.text("weight_ih_l0"), tensor), (Text.text("weight_hh_l0"), tensor)])
        let value = Text.dictionary([(Text.text("model"), network), (Text.text("ema"), network)])
        let file = MemoryBytes("two.pt", Text.archive(value, storages: [("0", [UInt8](repeating: 0, count: 8))]))
        #expect(try Checkpoint(of: file).modules.map(\.name) == ["ema", "model"])
    }

    @Test func formatsAreTold() throws {
        for (file, format) in [
            ("lstm1.pt", CheckpointFormat.pyTorch), ("lstm1.legacy.pt", .pyTorchLegacy), ("scripted.pt", .torchScript),
            ("lstm1.npz", .numPyArchive),
        ] {
            #expect(try Checkpoint(at: Fixture.path(file)).format == format)
        }
    }

    @Test func outerArchivesAreOpened() throws {
        let policy = ZipText.Entry(name: "policy.pth", bytes: try Fixture.bytes("checkpoint.pt"))
        let optimizer = ZipText.Entry(name: "policy.optimizer.pth", bytes: [1, 2, 3])
        let outer = ZipText(entries: [ZipText.Entry(name: "data", bytes: Array("{}".utf8)), optimizer, policy])
        let checkpoint = try Checkpoint(of: MemoryBytes("outer.zip", outer.bytes))
        #expect(checkpoint.format == .pyTorch && checkpoint.modules.map(\.name) == ["rnn"])
        let both = ZipText(entries: [
            ZipText.Entry(name: "a.pt", bytes: policy.bytes), ZipText.Entry(name: "b.pt", bytes: policy.bytes),
        ])
        #expect(Complaint.about(both.bytes).contains("choose one of a.pt, b.pt"))
        var nested = policy.bytes
        for _ in 0..<4 { nested = ZipText(entries: [ZipText.Entry(name: "policy.pth", bytes: nested)]).bytes }
        #expect(Complaint.about(nested).contains("in no format that can be read"))
    }

    @Test func otherFilesAreNamed() throws {
        var tar = [UInt8](repeating: 0, count: 1_024)
        tar.replaceSubrange(257..<262, with: Array("ustar".utf8))
        #expect(Complaint.about(tar).contains("a tar archive"))
        #expect(Complaint.about(Text.pickle(Text.dictionary([]))).contains("a pickle, but no checkpoint of PyTorch"))
        #expect(Complaint.about(Array("hello".utf8)).contains("in no format that can be read"))
        #expect(throws: Failure.self) { try Checkpoint(at: "/nowhere/at-all.pt") }
        let folder = #expect(throws: Failure.self) { try Checkpoint(at: "/tmp") }
        #expect(folder?.message.contains("not a regular file") == true)
    }

    @Test func everyTruncationOfALegacyFileIsRefused() throws {
        let bytes = try Fixture.bytes("lstm1.legacy.pt")
        for count in 0..<bytes.count where count % 13 == 0 {
            #expect(Complaint.about(Array(bytes.prefix(count))) != "accepted")
        }
    }
}
