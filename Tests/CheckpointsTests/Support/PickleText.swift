/// Writes pickles of protocol 2, part by part.
enum PickleText {
    /// A whole pickle of one value.
    static func pickle(_ value: [UInt8]) -> [UInt8] { [0x80, 2] + value + Array(".".utf8) }

    static let none = Array("N".utf8)

    static func text(_ text: String) -> [UInt8] {
        Array("X".utf8) + ZipText.little(text.utf8.count, 4) + Array(text.utf8)
    }

    static func integer(_ integer: Int) -> [UInt8] { [0x8A, 8] + ZipText.little(integer, 8) }

    static func tuple(_ elements: [[UInt8]]) -> [UInt8] { Array("(".utf8) + elements.flatMap(\.self) + Array("t".utf8) }

    static func list(_ elements: [[UInt8]]) -> [UInt8] { Array("](".utf8) + elements.flatMap(\.self) + Array("e".utf8) }

    static func dictionary(_ members: [(key: [UInt8], value: [UInt8])]) -> [UInt8] {
        Array("}(".utf8) + members.flatMap { $0.key + $0.value } + Array("u".utf8)
    }

    static func global(_ module: String, _ name: String) -> [UInt8] { Array("c\(module)\n\(name)\n".utf8) }

    static func call(_ function: [UInt8], _ arguments: [[UInt8]]) -> [UInt8] {
        function + tuple(arguments) + Array("R".utf8)
    }

    static func integers(_ integers: [Int]) -> [UInt8] { tuple(integers.map(integer)) }

    /// A storage of PyTorch.
    static func storage(_ key: String, count: Int, type: String = "FloatStorage") -> [UInt8] {
        tuple([text("storage"), global("torch", type), text(key), text("cpu"), integer(count)]) + Array("Q".utf8)
    }

    /// A tensor of PyTorch.
    static func tensor(storage: [UInt8], offset: Int = 0, sizes: [Int], strides: [Int]) -> [UInt8] {
        call(
            global("torch._utils", "_rebuild_tensor_v2"),
            [storage, integer(offset), integers(sizes), integers(strides), Array([0x89]), dictionary([])])
    }

    /// A zip archive of PyTorch.
    ///
    /// - Parameters:
    ///   - value: The pickled value.
    ///   - storages: The bytes of storages by key.
    static func archive(_ value: [UInt8], storages: [(key: String, bytes: [UInt8])]) -> [UInt8] {
        var zip = ZipText(entries: [ZipText.Entry(name: "test/data.pkl", bytes: pickle(value))])
        for storage in storages {
            zip.entries.append(ZipText.Entry(name: "test/data/\(storage.key)", bytes: storage.bytes))
        }
        return zip.bytes
    }
}
