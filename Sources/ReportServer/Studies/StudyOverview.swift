import MemoryExperiment
import Support

/// The progress of every study, computed once for all watching clients.
actor StudyOverview {
    private let queue: StudyQueue
    private var latest: (time: ContinuousClock.Instant, json: String)?

    /// How long a computed overview is reused.
    private static let age = Duration.milliseconds(200)

    init(of queue: StudyQueue) {
        self.queue = queue
    }

    /// The studies as JSON.
    var json: String {
        get async {
            if let latest, latest.time.duration(to: .now) < Self.age { return latest.json }
            let json = Self.document(of: await queue.overview()).json
            latest = (.now, json)
            return json
        }
    }

    private static func document(of studies: [StudyStatus]) -> Document {
        .list(
            studies.map { status in
                .record([
                    Document.Field("id", .text(status.study.id)),
                    Document.Field("state", .text(status.study.state.word)),
                    Document.Field("sentence", .text(status.sentence)),
                    Document.Field("percent", .integer(status.percent)),
                    Document.Field("runs", .integer(status.runsDone)),
                    Document.Field("hasReport", .flag(status.hasReport)),
                ])
            })
    }
}
