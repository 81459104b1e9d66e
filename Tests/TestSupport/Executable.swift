import Foundation

/// The folder of the package.
package enum PackageFolder {
    /// Its path.
    package static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL.path
}

/// Where the files of programs are.
package enum Executable {
    /// A program of the package that was built together with the tests; nil if it was not built.
    package static func built(_ name: String) -> String? {
        let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
        let tests = ([Bundle.main.executableURL].compactMap(\.self) + bundles).map {
            $0.deletingLastPathComponent().path
        }
        return first(of: name, in: tests + ["\(PackageFolder.path)/.build/release"])
    }

    /// A program in one of the folders of `PATH`; nil if there is none.
    package static func installed(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return first(of: name, in: folders)
    }

    private static func first(of name: String, in folders: [String]) -> String? {
        folders.lazy.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
