/// Numbers as text, from Swift's own shortest digits, so that they read the same on every machine.
package enum NumberText {
    /// An integer with commas between thousands and a typographic minus sign, such as `99,000`.
    package static func grouped(_ value: Int) -> String {
        (value < 0 ? "−" : "") + value.magnitude.grouped
    }

    /// A number rounded to a fixed count of decimals, halves away from zero, with commas between thousands.
    ///
    /// - Parameters:
    ///   - value: The number; if it is too large to have decimals, its shortest digits are given.
    ///   - decimals: How many decimals, 0…6.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
        guard scaled.magnitude < 1e15 else { return value.shortestDecimal }
        let units = Int(scaled.magnitude)
        let sign = scaled < 0 ? "−" : ""
        guard decimals > 0 else { return sign + grouped(units) }
        let divisor = Int(scale)
        let fraction = String(units % divisor)
        let padding = String(repeating: "0", count: decimals - fraction.count)
        return sign + grouped(units / divisor) + "." + padding + fraction
    }

    /// A number rounded to a count of significant digits, with every digit before the point.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - digits: How many digits, 1…6.
    package static func significant(_ value: Double, digits: Int = 3) -> String {
        var (decimals, bound) = (digits - 1, 10.0)
        while decimals > 0, value.magnitude >= bound {
            decimals -= 1
            bound *= 10
        }
        // A number below 1 needs more decimals.
        bound = 1
        while decimals < 6, value != 0, value.magnitude < bound {
            decimals += 1
            bound /= 10
        }
        return fixed(value, decimals: decimals)
    }

    /// A difference: like `fixed`, with a plus sign before positive numbers.
    package static func signed(_ value: Double, decimals: Int) -> String {
        let text = fixed(value, decimals: decimals)
        let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
        return value > 0 && !isZero ? "+" + text : text
    }

    /// A count with its noun, such as `1 run` or `10 runs`.
    package static func count(_ value: Int, _ singular: String, _ plural: String) -> String {
        "\(grouped(value)) \(value == 1 ? singular : plural)"
    }

    /// Words in a sentence: `a`, `a and b`, `a, b and c`.
    package static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension NumberText {
    /// The largest number of sizes that a sentence lists.
    package static let mostListed = 8

    /// Sizes with their noun: a list, such as `hidden sizes 1, 2 and 4`, or the number and range of more than eight, such
    /// as `29 hidden sizes from 1 to 4,096`.
    ///
    /// - Parameters:
    ///   - sizes: The sizes, ascending.
    ///   - singular: The noun for one size.
    ///   - plural: The noun for several.
    package static func sizes(_ sizes: [Int], _ singular: String, _ plural: String) -> String {
        guard let first = sizes.first, let last = sizes.last, sizes.count > mostListed else {
            return "\(sizes.count == 1 ? singular : plural) \(list(sizes.map(grouped)))"
        }
        return "\(grouped(sizes.count)) \(plural) from \(grouped(first)) to \(grouped(last))"
    }

    /// A share of 1 in percent: two digits, or all before the point, such as `2.4 %` and `38 %`.
    package static func percent(_ share: Double) -> String {
        let percent = 100 * share
        return fixed(percent, decimals: percent.magnitude < 9.95 ? 1 : 0) + "\u{A0}%"
    }

    /// A number with the fewest digits that read back the same, with a typographic minus sign.
    package static func shortest(_ value: Double) -> String {
        (value < 0 ? "−" : "") + value.magnitude.shortestDecimal
    }

    /// The least probability that is not written as a bound.
    package static let leastProbability = 0.000_5

    /// A probability with three decimals, or an upper bound if it is smaller.
    ///
    /// - Parameter symbol: The symbol of an equation, such as `p`.
    package static func probability(_ value: Double, of symbol: String = "") -> String {
        guard value >= leastProbability else { return (symbol.isEmpty ? "" : "\(symbol)\u{A0}") + "<\u{A0}0.001" }
        return (symbol.isEmpty ? "" : "\(symbol)\u{A0}=\u{A0}") + fixed(value, decimals: 3)
    }
}
