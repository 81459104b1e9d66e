import Foundation

/// The names of staging folders.
struct StagingNames {
    private static let mark = ".rnn-memory-"
    private let output: String

    /// The names for an output folder.
    ///
    /// - Parameter path: The output folder as the user named it.
    init(of path: String) {
        output = URL(fileURLWithPath: path).resolvingSymlinksInPath().lastPathComponent
    }

    /// The name of a folder in the output folder.
    func inside(_ suffix: String) -> String { Self.mark + suffix }

    /// The name of a folder beside the output folder; nil if there is nothing beside it.
    func beside(_ suffix: String) -> String? {
        output.isEmpty || output == "/" ? nil : ".\(output)\(Self.mark)\(suffix)"
    }

    /// Whether a name in the output folder is that of a staging folder.
    func isInside(_ name: String) -> Bool { Self.isName(name, beginning: Self.mark) }

    /// Whether a name beside the output folder is that of a staging folder.
    func isBeside(_ name: String) -> Bool { beside("").map { Self.isName(name, beginning: $0) } ?? false }

    private static func isName(_ name: String, beginning: String) -> Bool {
        guard name.hasPrefix(beginning) else { return false }
        let suffix = name.utf8.dropFirst(beginning.utf8.count)
        return suffix.count == 32
            && suffix.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
                default: false
                }
            }
    }
}
