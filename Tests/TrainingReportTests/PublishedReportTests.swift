import Foundation
import Report
import Support
import TestSupport
import Testing

@Suite("The training report in output/training")
struct PublishedReportTests {
    private static let folder = "\(PackageFolder.path)/output/training"

    @Test("has the files of its manifest")
    func files() throws {
        let manifest = try #require(Manifest.read(from: Self.folder))
        #expect(manifest.files.count > 15)
        for (path, digest) in manifest.files {
            let bytes = try Data(contentsOf: URL(filePath: "\(Self.folder)/\(path)"))
            #expect(SHA256.hexadecimal(of: bytes) == digest, "\(path)")
        }
    }

    @Test("says what README says")
    func words() throws {
        let report = try String(contentsOfFile: "\(Self.folder)/report.md", encoding: .utf8)
        let readme = try String(contentsOfFile: "\(PackageFolder.path)/README.md", encoding: .utf8)
        let result = try #require(report.firstMatch(of: /\n(?<result>Training multiplies memory by [^\n]+)\.\n/)).result
        #expect(readme.contains("\(result): medians over six networks"))
    }
}
