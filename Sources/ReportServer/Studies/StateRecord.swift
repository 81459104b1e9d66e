import Foundation

/// The contents of `state.json`.
struct StateRecord: Codable {
    var schema = 1
    var state: String
    var message: String

    /// The maximum number of characters of a message, which may quote a stranger's file.
    private static let longestMessage = 4_000

    init(of study: Study) {
        state = study.state.word
        if case .failed(let sentence) = study.state {
            message = String(sentence.prefix(Self.longestMessage))
        } else {
            message = ""
        }
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }
}
