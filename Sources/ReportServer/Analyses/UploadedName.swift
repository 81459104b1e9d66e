import Foundation

/// The name that a user's machine gives a file, for pages and sentences; it is never a path.
struct UploadedName: Sendable, Hashable {
    /// The name without folders and without characters that would change how the text around it is shown.
    let text: String

    /// The maximum number of characters.
    private static let longest = 120

    /// A name as a browser sends it; nil if nothing is left of it.
    init?(_ sent: String) {
        let name = sent.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? []
        let visible = name.map { Self.isVisible($0) ? $0 : "\u{FFFD}" }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: visible.prefix(Self.longest))
        text = String(scalars)
        guard !text.allSatisfy({ $0.isWhitespace || $0 == "." }) else { return nil }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }

    /// The name in addresses and of folders: small letters, digits and hyphens.
    var slug: String {
        let stem = text.split(separator: ".").first ?? ""
        let words = stem.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let slug = words.joined(separator: "-").prefix(40)
        return slug.isEmpty ? "network" : String(slug)
    }
}
