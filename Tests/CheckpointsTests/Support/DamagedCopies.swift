import Checkpoints
import Foundation
import Recurrent
import Support
import Testing

/// Reads damaged copies of a file: each is read or refused in a sentence, within the memory that a file may take.
struct DamagedCopies {
    /// The number of copies that were refused.
    private(set) var refused = 0
    private var count = 0
    private let title: String
    private let format: String
    private let reading: Reading
    private let allocations = Allocations()
    private var worst: (share: Double, bytes: Int, size: Int) = (0, 0, 0)

    /// Reads a file and hands over the bytes of tensors that it declares before their numbers are read.
    typealias Reading = (_ source: MemoryBytes, _ declared: (Double) -> Void) throws -> Void

    /// Copies of a file, of which nothing has been read.
    ///
    /// - Parameters:
    ///   - title: What is damaged, for the record.
    ///   - original: The bytes of the file.
    ///   - reading: How to read a copy; the only network of a checkpoint is read if nothing else is said.
    init(of title: String, _ original: [UInt8], reading: @escaping Reading = Self.network) {
        self.title = title
        self.reading = reading
        format = (try? Checkpoint(of: MemoryBytes(title, original)).format.title) ?? "refused undamaged"
    }

    /// The number of copies of each file; RNN_MEMORY_MUTATIONS replaces it.
    static func count(_ usual: Int) -> Int {
        ProcessInfo.processInfo.environment["RNN_MEMORY_MUTATIONS"].flatMap(Int.init) ?? usual
    }

    /// Reads a copy.
    mutating func read(_ bytes: [UInt8], copy: Int) {
        count += 1
        var (complaint, declared) = ("accepted", 0.0)
        let (source, reading) = (MemoryBytes("written.bin", bytes), reading)
        let work = {
            do {
                try reading(source) { declared = $0 }
            } catch {
                complaint = "\(error)"
            }
        }
        if let allocations {
            let largest = allocations.largest(during: work)
            note(largest, of: bytes.count, declared: declared, copy: copy)
        } else {
            work()
        }
        guard complaint != "accepted" else { return }
        refused += 1
        #expect(complaint.hasSuffix(".") && complaint.utf8.count < 2_000, "copy \(copy): \(complaint)")
    }

    private static func network(in source: MemoryBytes, _ declared: (Double) -> Void) throws {
        let checkpoint = try Checkpoint(of: source)
        declared(bytes(of: checkpoint.tensors))
        let module = try checkpoint.module()
        // A model of ONNX may make the weights from fewer numbers.
        let weights = module.layers.reduce(0.0) { sum, layer in
            sum + Double(4 * layer.cell.kind.gateCount * layer.hiddenSize * (layer.inputSize + layer.hiddenSize))
        }
        declared(max(bytes(of: checkpoint.tensors), weights))
        _ = try checkpoint.weights(of: module)
    }

    /// The bytes of tensors, of which a file may declare 64 times its own.
    static func bytes(of tensors: [TensorDescription]) -> Double {
        tensors.reduce(0) { sum, tensor in
            sum + tensor.shape.reduce(Double(tensor.elementType?.size ?? 1)) { $0 * Double($1) }
        }
    }

    private mutating func note(_ largest: Int, of size: Int, declared: Double, copy: Int) {
        let limit = Double(16 << 20) + 4 * (Double(size) + min(declared, 64 * Double(size)))
        let share = Double(largest) / limit
        #expect(share <= 1, "copy \(copy): \(largest) bytes of memory for a file of \(size), more than \(limit)")
        if share > worst.share { worst = (share, largest, size) }
    }

    /// Prints the largest memory that a copy took, if it is counted, for `script/allocations`.
    func report() {
        guard allocations != nil else { return }
        print("allocations\t\(format)\t\(title)\t\(worst.size)\t\(worst.bytes)\t\(worst.share)\t\(count)")
    }
}
