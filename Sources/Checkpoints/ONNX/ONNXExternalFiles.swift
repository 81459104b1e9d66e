import Foundation
import Support

/// Files beside a model that contain its tensors; nothing but a plain file name leads to one.
struct ONNXExternalFiles: Sendable {
    /// The folder of the model; nil if the model is not a file.
    private let folder: String?
    /// The files that were opened.
    private var files: [String: FileBytes] = [:]

    /// The files beside a model.
    ///
    /// - Parameter path: The path of the model; nil if it is part of another file.
    init(besideFileAt path: String?) {
        folder = path.map { URL(filePath: $0).deletingLastPathComponent().path(percentEncoded: false) }
    }

    /// The files that were opened, in the order of the bytes of their names.
    var opened: [FileBytes] {
        files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    }

    /// The place of a tensor's bytes.
    ///
    /// - Parameters:
    ///   - entries: The location, the offset and the length, as texts.
    ///   - tensor: The name of the tensor, for messages.
    /// - Throws: `Obstacle` if the location is not a plain file name or if the file is missing or too short.
    mutating func place(_ entries: [String: String], of tensor: String) throws(Obstacle) -> (any ByteSource, Range<Int>)
    {
        let location = entries["location"] ?? ""
        guard Self.isPlain(location) else {
            throw Obstacle(
                "\(tensor.shortened) is in the file “\(location.shortened)”; only a plain file name beside the model "
                    + "is allowed. Save it again with `onnx.save_model`.")
        }
        guard let folder else {
            throw Obstacle(
                "\(tensor.shortened) is in the file “\(location.shortened)” beside the model, which is part of another "
                    + "file; unpack both.")
        }
        let file: FileBytes
        do throws(Failure) {
            let path = URL(filePath: folder).appending(path: location).path(percentEncoded: false)
            file = if let known = files[location] { known } else { try FileBytes(at: path) }
        } catch {
            throw Obstacle("\(tensor.shortened) is in another file: \(error.message) Put it beside the model.")
        }
        files[location] = file
        guard let offset = Int(entries["offset"] ?? "0"), offset >= 0, offset <= file.count,
            let length = Int(entries["length"] ?? String(file.count - offset)), length >= 0,
            length <= file.count - offset
        else {
            throw Obstacle(
                "\(tensor.shortened) is in \(location.shortened), which is too short for it; copy both files again.")
        }
        return (file, offset..<offset + length)
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".."
            && !name.unicodeScalars.contains { "/\\\0".unicodeScalars.contains($0) }
    }
}
