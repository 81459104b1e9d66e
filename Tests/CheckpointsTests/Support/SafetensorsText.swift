/// Writes files of the format safetensors.
struct SafetensorsText {
    /// A tensor of float32; the numbers count up from `first`.
    struct Tensor {
        let name: String
        let shape: [Int]
        var first = 1.0

        /// A tensor of a shape.
        init(_ name: String, _ shape: [Int], from first: Double = 1) {
            self.name = name
            self.shape = shape
            self.first = first
        }

        var count: Int { shape.reduce(1, *) }
        var numbers: [Double] { (0..<count).map { first + Double($0) } }
    }

    var tensors: [Tensor]

    /// The header as JSON, then the numbers.
    var bytes: [UInt8] {
        var (entries, body): ([String], [UInt8]) = ([], [])
        for tensor in tensors {
            let bytes = tensor.numbers.flatMap { ZipText.little(Int(Float($0).bitPattern), 4) }
            entries.append(
                #""\#(tensor.name)":{"dtype":"F32","shape":\#(tensor.shape),"data_offsets":[\#(body.count),"#
                    + #"\#(body.count + bytes.count)]}"#)
            body += bytes
        }
        return Self.file("{" + entries.joined(separator: ",") + "}", body)
    }

    /// A file with any header.
    static func file(_ header: String, _ body: [UInt8] = []) -> [UInt8] {
        ZipText.little(header.utf8.count, 8) + Array(header.utf8) + body
    }
}
