import AnalysisReport
import Foundation

/// The JSON of an analysis of one network with chosen numbers.
struct MadeAnalysis: Sendable {
    /// Median and 90 % quantile, either of them known or a lower bound.
    struct Count: Sendable {
        var median: Double?
        var medianBound: Double?
        var quantile90: Double?
        var quantile90Bound: Double?

        static func known(_ median: Double, _ quantile90: Double) -> Count {
            Count(median: median, quantile90: quantile90)
        }

        static func atLeast(_ median: Double, _ quantile90: Double) -> Count {
            Count(medianBound: median, quantile90Bound: quantile90)
        }

        /// A summary as `rnn-memory analyze --json` writes it.
        func object(tolerance: String, measure: String) -> [String: Any] {
            [
                "tolerance": tolerance, "measure": measure, "known": 20, "median": median ?? NSNull(),
                "median_at_least": medianBound ?? NSNull(), "q90": quantile90 ?? NSNull(),
                "q90_at_least": quantile90Bound ?? NSNull(), "never": median == nil ? 0.5 : 0,
            ]
        }
    }

    var name = "a.pt"
    var digest = String(repeating: "0a", count: 32)
    var module = "rnn"
    var recording: String?
    var step: Double?
    var starts = 24
    var trained = Count.known(200, 300)
    var untrained: Count? = .known(10, 12)
    var tolerances = ["10%", "1%"]
    /// Changes the object of the network before it becomes text.
    var change: @Sendable ([String: Any]) -> [String: Any] = { $0 }

    private func memory(_ count: Count) -> [String: Any] {
        // Numbers of `first`, of `two_pasts` and of 10 % differ, so that a test notices if they are taken instead.
        let other = Count.known(1, 2)
        let summaries = tolerances.flatMap { tolerance in
            [
                other.object(tolerance: tolerance, measure: "first"),
                (tolerance == "10%" ? Count.known(3, 4) : count).object(tolerance: tolerance, measure: "settled"),
            ]
        }
        return [
            "lambda": ["mean": -0.0265, "standard_error": 0.0012],
            "protocols": ["warm_up": summaries, "two_pasts": [other.object(tolerance: "1%", measure: "settled")]],
        ]
    }

    /// The text with one network.
    var text: String {
        get throws {
            var network = memory(trained)
            network.merge(
                [
                    "file": name, "sha256": digest, "module": module, "cell": "lstm", "input_size": 4,
                    "hidden_sizes": [8, 16], "horizon": 4_000, "starts": starts, "effective_starts": starts / 2,
                    "step_seconds": step ?? NSNull(),
                    "input": recording.map { ["file": $0, "sha256": String(repeating: "ff", count: 32)] } ?? "normal",
                    "untrained": untrained.map {
                        memory($0).merging(["initialization": "post"]) { old, _ in old }
                    } ?? NSNull(),
                ] as [String: Any]
            ) { old, _ in old }
            let data = try JSONSerialization.data(withJSONObject: ["networks": [change(network)]])
            return String(decoding: data, as: UTF8.self)
        }
    }

    /// The network as a gallery reads it.
    var network: GalleryNetwork {
        get throws {
            let networks = try GalleryFile.networks(in: Array(text.utf8), name: "made.json")
            return networks[0]
        }
    }
}
