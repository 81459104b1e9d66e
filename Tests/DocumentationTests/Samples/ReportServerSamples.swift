import Foundation
import ReportServer
import TestSupport
import Testing

@Suite("Samples of ReportServer")
struct ReportServerSamples {
    @Test("studies are served until the task is cancelled")
    func studies() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let templates = "\(PackageFolder.path)/templates"
        let (sentences, said) = AsyncStream<String>.makeStream()
        @Sendable func print(_ sentence: String) { said.yield(sentence) }

        let serving = Task {
            let options = ReportServer.Options(folder: folder, host: "127.0.0.1", port: 0, threads: 2)
            try await ReportServer.run(options, templates: templates) { print($0) }
        }
        var iterator = sentences.makeAsyncIterator()
        let sentence = await iterator.next()
        serving.cancel()

        #expect(sentence?.contains("http://127.0.0.1:") == true)
        await #expect(throws: CancellationError.self) { try await serving.value }
    }
}
