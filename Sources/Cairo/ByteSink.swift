import CCairo

/// Collects the bytes that cairo writes.
///
/// Writing to memory prevents a full disk from passing as success, which cairo's own file surfaces allow.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    /// The sink as the closure argument of `write`; valid as long as the sink lives.
    var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// The function that cairo calls with each piece of a file.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
