import Support

/// How the texts of a column stand below each other: words begin at its left edge, numbers meet at their decimal point.
struct ColumnAlignment: Sendable, Hashable {
    /// Whether the column holds words.
    let holdsWords: Bool
    /// The detail that takes the most room, such as `± 14.8`; empty if no number has one.
    let widestDetail: String
    /// The most digits after the point of a number.
    private let fractionDigits: Int
    /// The most digits before the point of details such as `± 14.8`.
    private let detailIntegerDigits: Int
    /// The most digits after the point of such details.
    private let detailFractionDigits: Int

    /// As wide as a digit.
    static let figureSpace: Character = "\u{2007}"
    /// As wide as a point.
    static let punctuationSpace: Character = "\u{2008}"
    /// The only scalar of the space as wide as a digit.
    static let figureScalar: Unicode.Scalar = "\u{2007}"
    /// The only scalar of the space as wide as a point.
    static let punctuationScalar: Unicode.Scalar = "\u{2008}"

    /// The alignment of the texts of a column, its head apart.
    ///
    /// - Complexity: O(n) in the number of letters.
    init(of cells: [TableCell]) {
        holdsWords = !cells.allSatisfy { Self.isNumber($0.text) }
        fractionDigits = cells.compactMap { Digits(endOf: $0.text[...])?.fraction }.max() ?? 0
        let details = cells.compactMap { Digits(ofDeviation: $0.detail) }
        detailIntegerDigits = details.map(\.integer).max() ?? 0
        detailFractionDigits = details.map(\.fraction).max() ?? 0
        widestDetail = cells.map(\.detail).max { $0.count < $1.count } ?? ""
    }

    /// A cell with spaces in place of the digits that its numbers lack; a cell of words as it is.
    func aligned(_ cell: TableCell) -> TableCell {
        guard !holdsWords else { return cell }
        var aligned = cell
        if let digits = Digits(endOf: cell.text[...]) {
            aligned.text += Self.filler(fractionDigits, instead: digits.fraction)
        }
        if let digits = Digits(ofDeviation: cell.detail) {
            let front = String(repeating: Self.figureSpace, count: detailIntegerDigits - digits.integer)
            aligned.detail =
                Digits.deviation + front + cell.detail.dropFirst(Digits.deviation.count)
                + Self.filler(detailFractionDigits, instead: digits.fraction)
        }
        return aligned
    }

    /// Spaces as wide as missing digits after the point, and as the point.
    private static func filler(_ wanted: Int, instead count: Int) -> String {
        let point = count == 0 && wanted > 0 ? String(punctuationSpace) : ""
        return point + String(repeating: figureSpace, count: wanted - count)
    }

    /// Whether a text is a number, a bound, or nothing.
    private static func isNumber(_ text: String) -> Bool {
        let text = text.hasPrefix("med.") ? text.dropFirst(4).trimming(while: \.isWhitespace) : text[...]
        guard let first = text.first else { return true }
        return first.isNumber || "−+±≥≤–(".contains(first)
    }
}

/// The digits of a number before and after its point.
private struct Digits {
    let integer: Int
    let fraction: Int

    /// What begins a detail such as `± 14.8`.
    static let deviation = "± "

    /// The digits of the number that ends a text; nil if none does.
    init?(endOf text: Substring) {
        let digits = text.utf8.reversed().prefix(while: Self.isDigit).count
        guard digits > 0 else { return nil }
        let rest = text.dropLast(digits)
        guard rest.utf8.last == Self.point else {
            (integer, fraction) = (Self.integerDigits(endOf: text), 0)
            return
        }
        (integer, fraction) = (Self.integerDigits(endOf: rest.dropLast()), digits)
    }

    /// The digits of a detail such as `± 14.8`; nil if it is anything else.
    init?(ofDeviation detail: String) {
        guard detail.hasPrefix(Self.deviation) else { return nil }
        let number = detail.dropFirst(Self.deviation.count)
        guard number.utf8.allSatisfy({ Self.isDigit($0) || $0 == Self.point || $0 == Self.comma }) else { return nil }
        self.init(endOf: number)
    }

    private static func integerDigits(endOf text: Substring) -> Int {
        text.utf8.reversed().prefix { isDigit($0) || $0 == comma }.count { $0 != comma }
    }

    private static let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}

extension Table {
    /// The alignment of each column, those of labels first.
    ///
    /// - Complexity: O(n) in the number of letters.
    var alignments: [ColumnAlignment] {
        let rows = rows.map(\.printedCells)
        return (stubHeads + columns).indices.map { index in
            ColumnAlignment(of: rows.map { index < $0.count ? $0[index] : .empty })
        }
    }
}

extension TableRow {
    /// Labels and cells, from left to right.
    var printedCells: [TableCell] { labels.map { TableCell($0) } + cells }
}
