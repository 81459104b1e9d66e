extension Color: Codable, CustomStringConvertible {
    /// The colour as `#rrggbb`, or `#rrggbbaa` if it is not opaque.
    public var description: String {
        let channels = opacity == 255 ? [red, green, blue] : [red, green, blue, opacity]
        return channels.reduce(into: "#") { text, channel in
            text += (channel < 16 ? "0" : "") + String(channel, radix: 16)
        }
    }

    /// Parses `#rrggbb` or `#rrggbbaa`.
    ///
    /// - Returns: Nil if the text is anything else.
    public init?(description: String) {
        let characters = Array(description.utf8)
        guard characters.first == UInt8(ascii: "#"), characters.count == 7 || characters.count == 9 else { return nil }
        var channels: [UInt8] = []
        for start in stride(from: 1, to: characters.count, by: 2) {
            guard let high = Self.digit(characters[start]), let low = Self.digit(characters[start + 1]) else {
                return nil
            }
            channels.append(high << 4 | low)
        }
        self.init(
            red: channels[0], green: channels[1], blue: channels[2], opacity: channels.count == 4 ? channels[3] : 255)
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        Character(Unicode.Scalar(character)).hexDigitValue.map(UInt8.init)
    }

    /// Decodes the colour from its text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let color = Color(description: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is not a colour: write #rrggbb or #rrggbbaa.")
        }
        self = color
    }

    /// Encodes the colour in its text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
