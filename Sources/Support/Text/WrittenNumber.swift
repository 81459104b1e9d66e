/// Reads numbers as people write them, without silently changing them.
///
/// `Double.init` turns a number that is too small into 0 and one that is too large into infinity, and accepts
/// hexadecimal digits, `inf` and `nan`. A number must not silently become another one. Reduced precision, as below
/// 2.2·10⁻³⁰⁸, is accepted as for every decimal number.
public enum WrittenNumber {
    /// Why a text is not a usable number.
    public enum Problem: Error, Sendable, Hashable {
        /// It is not written as a number.
        case form
        /// It is not 0 but closer to 0 than every other float64.
        case tooSmall
        /// It is beyond the largest float64.
        case tooLarge
    }

    /// The number written as decimal digits, such as `0.5`, `-1`, `.5` or `1e-3`.
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
    /// The problem, as the end of a clause that begins with the text.
    public var description: String {
        switch self {
        case .form: "is not a number in decimal digits"
        case .tooSmall:
            "is too small for float64, whose smallest positive number is about 4.9e-324; write 0 if that is meant"
        case .tooLarge: "is too large for float64, whose largest number is about 1.8e308"
        }
    }
}
