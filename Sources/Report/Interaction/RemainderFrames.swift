import Charts
import MemoryExperiment
import Support

/// The data for showing the remaining difference at any step on a page: for each step, one letter for the colour and one for
/// the label of every tile.
struct RemainderFrames: Sendable {
    private let remainder: Remainder
    private let scale: ColorScale

    init?(_ remainder: Remainder, theme: Theme) {
        guard
            let scale = ColorScale(
                .logarithmic(RemainderScale.range), values: [], sequential: theme.inks.colorMap)
        else { return nil }
        self.remainder = remainder
        self.scale = scale
    }

    /// The letters that stand for the numbers from 0.
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    /// The letter of a tile without a difference.
    private static let none: Character = "."

    /// The frames as JSON: `steps`, the index of the `first` one to be shown, `colors` and `labels` by letter, and `cells`
    /// with colour letters, a space and label letters for each step, row by row from below.
    var json: String {
        let colors = Self.letters.indices.map { index in
            let color = scale.map.color(at: Double(index) / Double(Self.letters.count - 1))
            return JSONText.string("\(color) \(color.readableInk)")
        }
        let labels = (0...31).map { JSONText.string(RemainderScale.label(ofExponent: $0)) }
        let cells = remainder.sharedSteps.indices.map { step in
            let differences = remainder.differences(at: step)
            return JSONText.string(
                String(differences.map(color(of:))) + " " + String(differences.map(Self.label(of:))))
        }
        return JSONText.object([
            ("steps", "[\(remainder.sharedSteps.map(String.init).joined(separator: ","))]"),
            ("first", String(remainder.halfway)), ("colors", "[\(colors.joined(separator: ","))]"),
            ("labels", "[\(labels.joined(separator: ","))]"), ("cells", "[\(cells.joined(separator: ","))]"),
        ])
    }

    private func color(of difference: Double) -> Character {
        guard difference > 0 else { return Self.none }
        let place = min(max(scale.scale.position(of: difference), 0), 1)
        return Self.letters[Int((place * Double(Self.letters.count - 1)).rounded())]
    }

    private static func label(of difference: Double) -> Character {
        RemainderScale.exponent(of: difference).map { letters[$0] } ?? none
    }
}
