import CCairo

extension CairoError {
    /// An error in cairo's own words.
    init(_ status: cairo_status_t, during operation: String) {
        self = .status(String(cString: cairo_status_to_string(status)), during: operation)
    }
}

/// Throws unless a status is success.
///
/// - Parameters:
///   - status: What cairo reported.
///   - operation: The activity for the message: "writing a PDF".
func check(_ status: cairo_status_t, during operation: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw CairoError(status, during: operation)
}
