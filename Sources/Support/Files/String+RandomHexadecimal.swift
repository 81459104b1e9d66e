extension String {
    /// A unique name: 128 random bits as 32 lower-case hexadecimal digits.
    package static func randomHexadecimal() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
