import CGLib

/// SHA-256 (FIPS 180-4), as GLib computes it.
public enum SHA256 {
    /// The hash of `bytes` as 64 lower-case hexadecimal digits.
    ///
    /// - Complexity: O(n) in the number of bytes, which are copied only if they are not contiguous.
    public static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
        bytes.withContiguousStorageIfAvailable(digest) ?? Array(bytes).withUnsafeBufferPointer(digest)
    }

    /// The hash of the UTF-8 bytes of `text` as 64 lower-case hexadecimal digits.
    public static func hexadecimal(of text: String) -> String {
        hexadecimal(of: text.utf8)
    }

    private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes.baseAddress, gsize(bytes.count))
        defer { g_free(text) }
        return text.map { String(cString: $0) } ?? ""
    }
}
