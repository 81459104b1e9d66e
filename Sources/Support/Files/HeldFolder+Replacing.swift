import Foundation

extension HeldFolder {
    /// Writes a file whole: aside, synced, then renamed over what has the name.
    ///
    /// - Parameters:
    ///   - name: The name of the file in the folder.
    ///   - bytes: Its bytes.
    /// - Throws: `SystemError`; then the previous file is unchanged, and nothing is left aside.
    package func replace(_ name: String, with bytes: [UInt8]) throws(SystemError) {
        let aside = Self.asideName()
        let file = try makeFile(aside)
        do throws(SystemError) {
            try SystemError.catching {
                try file.write(contentsOf: bytes)
                try file.synchronize()
                try file.close()
            }
            try move(aside, to: self, as: name)
        } catch {
            try? remove(aside)
            throw error
        }
        try synchronize()
    }

    private static let asideSuffix = ".rnn-memory.partial"

    /// A name that only the caller has, for a file that is renamed when it is whole.
    package static func asideName() -> String { ".\(String.randomHexadecimal())\(asideSuffix)" }

    /// Removes the files that processes left aside because they were killed.
    ///
    /// Nobody else may write into the folder meanwhile.
    package func removeFilesAside() throws(SystemError) {
        for name in try names() where name.hasPrefix(".") && name.hasSuffix(Self.asideSuffix) { try remove(name) }
    }
}
