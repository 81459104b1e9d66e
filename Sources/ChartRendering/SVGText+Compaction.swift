extension SVGText {
    /// The document without redundant text: decimals beyond the third, and declarations of defaults.
    ///
    /// A page with many figures shrinks by half. Numbers within `matrix(…)` keep their decimals, because they are
    /// factors rather than points. Complexity: O(n) in the document's length.
    package func compacted() -> SVGText {
        let source = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var isInMatrix = false
        var index = 0
        while index < source.count {
            let byte = source[index]
            switch byte {
            case UInt8(ascii: "("):
                isInMatrix = result.suffix(6).elementsEqual("matrix".utf8)
            case UInt8(ascii: ")"):
                isInMatrix = false
            case UInt8(ascii: "f"), UInt8(ascii: "s"):
                if let declaration = Self.defaults.first(where: { source[index...].starts(with: $0) }) {
                    index += declaration.count
                    continue
                }
            case UInt8(ascii: ".") where !isInMatrix && result.last.map(Self.isDigit) == true:
                let decimals = source[(index + 1)...].prefix(while: Self.isDigit)
                Self.append(decimals, to: &result)
                index = decimals.endIndex
                continue
            default:
                break
            }
            result.append(byte)
            index += 1
        }
        return SVGText(String(decoding: result, as: UTF8.self))
    }

    /// Declarations that cairo writes although they are defaults.
    private static let defaults: [[UInt8]] = [
        Array("fill-rule:nonzero;".utf8), Array("fill-opacity:1;".utf8), Array("stroke-opacity:1;".utf8),
    ]

    /// Appends a fraction to whole digits: three decimals, rounded half away from zero, without trailing zeros.
    private static func append(_ decimals: ArraySlice<UInt8>, to digits: inout [UInt8]) {
        let start = digits.lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0
        guard decimals.count > 3, let whole = Int(String(decoding: digits[start...], as: UTF8.self)),
            whole < 1_000_000_000
        else {
            digits.append(UInt8(ascii: "."))
            digits += decimals
            return
        }
        let firstThree = decimals.prefix(3).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let isRoundedUp = decimals[decimals.startIndex + 3] >= UInt8(ascii: "5")
        let thousandths = whole * 1000 + firstThree + (isRoundedUp ? 1 : 0)
        digits.removeSubrange(start...)
        digits += String(thousandths / 1000).utf8
        var fraction = String(thousandths % 1000 + 1000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        if !fraction.isEmpty { digits += ("." + fraction).utf8 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
