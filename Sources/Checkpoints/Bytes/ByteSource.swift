import Support

/// Bytes that can be read in pieces, such as a file or an entry of an archive.
///
/// A source belongs to a stranger's file: its size says nothing about what it contains, and nobody reads it whole.
package protocol ByteSource: Sendable {
    /// What the bytes are, at the beginning of a sentence: a file name, or an entry and its file.
    var name: String { get }

    /// The number of bytes.
    var count: Int { get }

    /// The bytes of a range within the source.
    ///
    /// - Throws: `Failure` if the source has fewer bytes than it said, or cannot be read.
    func bytes(_ range: Range<Int>) throws(Failure) -> [UInt8]
}
