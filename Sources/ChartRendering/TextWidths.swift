import Charts
import Synchronization

/// The widths of measured texts, shared by everything that measures with one font map.
final class TextWidths: Sendable {
    /// A text in a font.
    struct Key: Hashable, Sendable {
        let text: RichText
        let style: TextStyle
    }

    private let known = Mutex<[Key: Double]>([:])

    /// The most widths to keep; a report has about 2,000 texts.
    private static let most = 20_000

    /// The width of a text, measured if it is not known.
    ///
    /// Two tasks may measure the same text at once; both get the same width.
    func width(of key: Key, measuring: () -> Double?) -> Double? {
        if let width = known.withLock({ $0[key] }) { return width }
        guard let width = measuring() else { return nil }
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[key] = width
        }
        return width
    }
}
