import LoopbackHTTP
import Support
import Synchronization

/// Receives the form of an analysis.
final class AnalysisUpload: BodyReceiver {
    private let form: Mutex<ReceivedForm>
    private let lane: Lane
    private let answer: @Sendable (ReceivedForm) async throws -> HTTPResponse

    /// A receiver.
    ///
    /// - Parameters:
    ///   - form: A form of which nothing has arrived.
    ///   - lane: Writes the files.
    ///   - answer: Answers the complete form.
    init(_ form: ReceivedForm, lane: Lane, answer: @escaping @Sendable (ReceivedForm) async throws -> HTTPResponse) {
        self.form = Mutex(form)
        self.lane = lane
        self.answer = answer
    }

    func receive(_ bytes: [UInt8]) async throws {
        try await refusing {
            try await self.lane.run { [self] in try form.withLock { try $0.read(bytes) } }
        }
    }

    func finish() async throws -> HTTPResponse {
        try await refusing {
            let form = self.form.withLock { $0 }
            try form.finish()
            let response = try await self.answer(form)
            await self.abandon()
            return response
        }
    }

    func abandon() async {
        _ = try? await lane.run { [self] in form.withLock { $0.folder.remove() } }
    }

    /// Turns failures, such as a full disk, into refusals with their sentence.
    private func refusing<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let failure as Failure {
            throw HTTPRefusal(failure)
        }
    }
}
