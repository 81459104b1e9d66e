import Support

/// A file in a zip archive, as the central directory describes it.
package struct ZipEntry: Sendable, Hashable {
    /// The name with its folders, such as `archive/data/0`.
    package let name: String
    /// How the bytes are stored.
    package let method: Method
    /// Whether the bytes are encrypted.
    package let isEncrypted: Bool
    /// The checksum of the bytes.
    package let checksum: UInt32
    /// The number of bytes as stored.
    package let storedSize: Int
    /// The number of bytes.
    package let size: Int
    /// The place of the local header.
    package let headerOffset: Int

    /// The methods of compression.
    package enum Method: Sendable, Hashable {
        case stored
        case deflated
        /// One that cannot be read, by its number.
        case other(Int)

        init(code: Int) {
            switch code {
            case 0: self = .stored
            case 8: self = .deflated
            default: self = .other(code)
            }
        }
    }

    /// Whether it is a folder.
    package var isFolder: Bool { name.hasSuffix("/") }
}
