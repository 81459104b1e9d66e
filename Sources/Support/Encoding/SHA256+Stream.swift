import CGLib

extension SHA256 {
    /// The hash of bytes that arrive in pieces.
    public final class Stream {
        private let checksum: OpaquePointer

        /// The hash of no bytes.
        public init() {
            checksum = g_checksum_new(G_CHECKSUM_SHA256)
        }

        deinit { g_checksum_free(checksum) }

        /// Adds the next bytes.
        ///
        /// - Complexity: O(n) in the number of bytes, which are copied only if they are not contiguous.
        public func append(_ bytes: some Sequence<UInt8>) {
            if bytes.withContiguousStorageIfAvailable(update) == nil { Array(bytes).withUnsafeBufferPointer(update) }
        }

        private func update(_ bytes: UnsafeBufferPointer<UInt8>) {
            g_checksum_update(checksum, bytes.baseAddress, gssize(bytes.count))
        }

        /// The hash of the bytes so far as 64 lower-case hexadecimal digits.
        public var hexadecimal: String {
            let copy = g_checksum_copy(checksum)
            defer { g_checksum_free(copy) }
            return g_checksum_get_string(copy).map { String(cString: $0) } ?? ""
        }
    }
}
