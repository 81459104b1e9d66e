import CCairo

/// A drawing context on a surface.
///
/// Cairo records the first error and ignores all drawing after it; `check` and `Surface.finish` report it.
public struct Context: ~Copyable {
    let pointer: OpaquePointer

    /// A context on a surface, which it keeps alive.
    ///
    /// - Throws: `CairoError.status` when cairo has no memory for it.
    public init(drawingOn surface: borrowing Surface) throws(CairoError) {
        guard let pointer = cairo_create(surface.pointer) else {
            throw .status("out of memory", during: "starting to draw")
        }
        let status = cairo_status(pointer)
        guard status == CAIRO_STATUS_SUCCESS else {
            cairo_destroy(pointer)
            throw CairoError(status, during: "starting to draw")
        }
        self.pointer = pointer
    }

    deinit {
        cairo_destroy(pointer)
    }

    /// Reports the first error so far.
    ///
    /// - Throws: `CairoError.status` with cairo's own words.
    public func check() throws(CairoError) {
        try Cairo.check(cairo_status(pointer), during: "drawing")
    }

    /// Draws with a changed state (source, line, clip, transformation) and restores the previous one.
    public func saving<Failure: Error>(_ body: (borrowing Context) throws(Failure) -> Void) throws(Failure) {
        cairo_save(pointer)
        defer { cairo_restore(pointer) }
        try body(self)
    }

    /// Scales everything that is drawn from now on.
    public func scale(by factor: Double) {
        cairo_scale(pointer, factor, factor)
    }

    /// Moves the origin.
    public func translate(x: Double, y: Double) {
        cairo_translate(pointer, x, y)
    }

    /// Rotates the axes clockwise by an angle in radians.
    public func rotate(by angle: Double) {
        cairo_rotate(pointer, angle)
    }
}
