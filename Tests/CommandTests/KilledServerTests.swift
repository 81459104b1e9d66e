import Foundation
import TestSupport
import Testing

/// What the next server finds after one was killed.
@Suite(.serialized, .timeLimit(.minutes(5))) struct KilledServerTests {
    private static let serve = [
        "serve", "--folder", "studies", "--port", "0", "--threads", "2", "--templates",
        "\(PackageFolder.path)/templates",
    ]

    private func names(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "studies")).sorted()
    }

    /// Waits until the page of a study shows a state, or gives up after a minute.
    private func wait(for study: String, toBe state: String, on server: ServerProcess) async throws -> Bool {
        for _ in 0..<600 {
            if try await server.get("/studies/\(study)").text.contains("data-state=\"\(state)\"") { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }

    /// Kills a server as soon as a file contains a word, on a separate thread, which tests that compute do not delay.
    ///
    /// - Returns: Whether it was killed within a minute.
    private func killed(
        _ server: ServerProcess, onceFileContains word: String, at path: String
    ) async -> Bool {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                for _ in 0..<6_000 {
                    if (try? String(contentsOfFile: path, encoding: .utf8))?.contains(word) == true {
                        server.kill()
                        return continuation.resume(returning: true)
                    }
                    Thread.sleep(forTimeInterval: 0.01)
                }
                continuation.resume(returning: false)
            }
        }
    }

    @Test("files that were arriving are gone")
    func upload() async throws {
        let folder = try TemporaryFolder()
        try await ServerProcess.with(Self.serve, in: folder) { (server) async throws in
            let wire = try Wire(port: server.port)
            let origin = "Origin: http://\(server.host)\r\nExpect: 100-continue\r\n"
            let (head, body) = (
                server.head(length: 1 << 20, headers: origin), SentForm([UInt8](repeating: 7, count: 1 << 18)).body
            )
            // The server gives up on a sender that says nothing for seconds.
            let first = await wire.apart {
                wire.send(head)
                // The folder for the files exists once the server asks for them.
                let first = wire.waitForFirst()
                wire.send(body)
                server.kill()
                return first
            }
            #expect(first.hasPrefix("HTTP/1.1 100"))
            let names = try names(in: folder)
            #expect(names.count == 1 && names.allSatisfy { $0.hasPrefix(".new-upload-") })
        }
        try await ServerProcess.with(Self.serve, in: folder) { (server) async throws in
            #expect(try names(in: folder).isEmpty)
            #expect(try await server.get("/").text.contains("There are none yet"))
        }
    }

    @Test("an analysis that was running goes on and ends with its report")
    func analysis() async throws {
        let folder = try TemporaryFolder()
        try await ServerProcess.with(Self.serve, in: folder) { (server) async throws in
            let form = SentForm(
                SentNetwork.lstm(inputs: 2, units: 96, scale: 0.3), ["starts": "200", "horizon": "8000"])
            #expect(try await server.send(form).status == 303)
            let state = folder.path(of: "studies/1-model/state.json")
            #expect(await killed(server, onceFileContains: "running", at: state))
        }
        #expect(try folder.text(of: "studies/1-model/state.json").contains("running"))
        try await ServerProcess.with(Self.serve, in: folder) { (server) async throws in
            #expect(try await wait(for: "1-model", toBe: "finished", on: server))
            #expect(try await server.get("/studies/1-model/report/report.html").status == 200)
        }
    }
}
