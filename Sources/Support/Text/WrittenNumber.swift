/// Numbers as people write them, read without losing them.
///
/// `Double.init` makes 0 of a number that is too small and an infinity of one that is too large, and knows hexadecimal
/// digits, `inf` and `nan`. A number that somebody wrote must not become another one without a word. Fewer digits, as of
/// numbers below 2.2·10⁻³⁰⁸, are what every decimal number gets.
public enum WrittenNumber {
    /// Why a text is no number that can be used.
    public enum Problem: Error, Sendable, Hashable {
        /// It is not written as a number.
        case form
        /// It is not 0 and nearer to 0 than every other float64.
        case tooSmall
        /// It is beyond the largest float64.
        case tooLarge
    }

    /// The number that a text in decimal digits stands for, such as `0.5`, `-1`, `.5` or `1e-3`.
    ///
    /// - Throws: What is wrong with the text.
    public static func read(_ text: String) throws(Problem) -> Double {
        guard let match = text.wholeMatch(of: /[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?/),
            let value = Double(text)
        else { throw .form }
        guard value.isFinite else { throw .tooLarge }
        guard value != 0 || match.1.allSatisfy({ $0 == "0" || $0 == "." }) else { throw .tooSmall }
        return value == 0 ? 0 : value
    }
}

extension WrittenNumber.Problem: CustomStringConvertible {
    /// What is wrong, as the end of a clause that begins with the text.
    public var description: String {
        switch self {
        case .form: "is not a number in decimal digits"
        case .tooSmall:
            "is too small for float64, whose least number above 0 is about 4.9e-324; write 0 if that is meant"
        case .tooLarge: "is too large for float64, whose largest number is about 1.8e308"
        }
    }
}
