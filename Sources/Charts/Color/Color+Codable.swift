extension Color: Codable, CustomStringConvertible {
    /// The colour as `#rrggbb`, or `#rrggbbaa` when it is not opaque.
    public var description: String {
        let channels = opacity == 255 ? [red, green, blue] : [red, green, blue, opacity]
        return channels.reduce(into: "#") { text, channel in
            text += (channel < 16 ? "0" : "") + String(channel, radix: 16)
        }
    }

    /// Reads `#rrggbb` or `#rrggbbaa`.
    ///
    /// - Returns: Nothing when the text is anything else.
    public init?(description: String) {
        let digits = description.utf8.dropFirst().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard description.utf8.first == UInt8(ascii: "#"), digits.count == description.utf8.count - 1,
            digits.count == 6 || digits.count == 8
        else { return nil }
        let channels = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
        self.init(
            red: channels[0], green: channels[1], blue: channels[2], opacity: channels.count == 4 ? channels[3] : 255)
    }

    /// Reads the colour from its written form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let color = Color(description: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is not a colour: write #rrggbb or #rrggbbaa.")
        }
        self = color
    }

    /// Writes the colour in its written form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
