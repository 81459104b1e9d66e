import CCairo

/// A colour to draw with; each channel is a fraction of 1 in sRGB.
public struct SourceColor: Hashable, Sendable {
    /// The red channel.
    public var red: Double
    /// The green channel.
    public var green: Double
    /// The blue channel.
    public var blue: Double
    /// The opacity, from 0 (transparent) to 1 (opaque).
    public var opacity: Double

    /// A colour from its channels.
    public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.opacity = opacity
    }
}

extension Context {
    /// Sets the colour for drawing.
    public func setColor(_ color: SourceColor) {
        if color.opacity == 1 {
            cairo_set_source_rgb(pointer, color.red, color.green, color.blue)
        } else {
            cairo_set_source_rgba(pointer, color.red, color.green, color.blue, color.opacity)
        }
    }

    /// Sets a linear gradient with equally spaced colours between two points.
    public func setGradient(_ colors: [SourceColor], from start: (x: Double, y: Double), to end: (x: Double, y: Double))
    {
        guard let pattern = cairo_pattern_create_linear(start.x, start.y, end.x, end.y) else { return }
        defer { cairo_pattern_destroy(pattern) }
        for (index, color) in colors.enumerated() {
            let offset = Double(index) / Double(max(1, colors.count - 1))
            cairo_pattern_add_color_stop_rgba(pattern, offset, color.red, color.green, color.blue, color.opacity)
        }
        cairo_set_source(pointer, pattern)
    }
}
