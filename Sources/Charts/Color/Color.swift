/// A colour in the sRGB space with eight bits per channel, written `#rrggbb` or `#rrggbbaa`.
public struct Color: Hashable, Sendable {
    /// The red channel.
    public var red: UInt8
    /// The green channel.
    public var green: UInt8
    /// The blue channel.
    public var blue: UInt8
    /// The opacity, from 0 (transparent) to 255 (opaque).
    public var opacity: UInt8

    /// A colour from its channels.
    public init(red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.opacity = opacity
    }

    /// An opaque colour from its hexadecimal number, such as `0x440154`; higher bits are ignored.
    public init(_ number: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
            blue: UInt8(truncatingIfNeeded: number))
    }

    /// Black.
    public static let black = Color(0x000000)
    /// White.
    public static let white = Color(0xFFFFFF)

    /// The same colour with another opacity, from 0 to 1.
    public func opacity(_ share: Double) -> Color {
        var color = self
        color.opacity = UInt8((min(max(share, 0), 1) * 255).rounded())
        return color
    }
}
