import Foundation
import Support

/// The checkpoints that a user names.
public enum CheckpointFiles {
    /// The files, and those in the folders among them, in the order of the numbers in their names.
    ///
    /// Numbers count as numbers, so `epoch-2.pt` comes before `epoch-10.pt`. Hidden files are left out.
    ///
    /// - Throws: `Failure` if a folder cannot be read or is empty.
    public static func list(_ paths: [String]) throws(Failure) -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                files.append(path)
                continue
            }
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: path)
            } catch {
                throw Failure(.missingInput, "The folder \(path) cannot be read; check its permissions.")
            }
            let visible = names.filter { !$0.hasPrefix(".") }
            guard !visible.isEmpty else {
                throw Failure(.missingInput, "The folder \(path) is empty; give one with checkpoints.")
            }
            files += visible.map { "\(path)/\($0)" }
        }
        return files.count > 1 ? files.sorted { key($0).lexicographicallyPrecedes(key($1)) } : files
    }

    /// A part of a name: text, or a number by its length and digits.
    private struct Part: Comparable {
        let text: String
        let digits: Int

        static func < (left: Part, right: Part) -> Bool {
            (left.digits, left.text) < (right.digits, right.text)
        }
    }

    private static func key(_ path: String) -> [Part] {
        var parts: [Part] = []
        var rest = path[...]
        while let first = rest.first {
            let isDigit = first.isASCIIDigit
            let run = rest.prefix { $0.isASCIIDigit == isDigit }
            rest = rest.dropFirst(run.count)
            let text = isDigit ? String(run.drop { $0 == "0" }) : String(run)
            parts.append(Part(text: text, digits: isDigit ? text.count + 1 : 0))
        }
        return parts
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
