import Foundation

/// Steps pairs on command, as `programs/protocol.py` documents it: `pair-steps VERSION [--side-by-side]`, where VERSION is
/// what it answers for its own.
@main
enum PairSteps {
    static func main() throws {
        answer("ready", CommandLine.arguments.dropFirst().first ?? "unknown")
        let sideBySide = CommandLine.arguments.contains("--side-by-side")
        var loadedCase: LoadedCase?
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("load", 2):
                let loaded = try LoadedCase(contentsOf: URL(filePath: words[1]), sideBySide: sideBySide)
                answer("loaded", "\(loaded.runs)", "\(loaded.steps)")
                loadedCase = loaded
            case ("outputs", 3):
                guard let loadedCase, let steps = Int(words[1]) else { throw CommandError(line: line) }
                try loadedCase.outputs(steps: steps).write(to: URL(filePath: words[2]))
                answer("written")
            case ("time", 2):
                guard let loadedCase, let calls = Int(words[1]) else { throw CommandError(line: line) }
                answer("seconds", "\(loadedCase.processorSeconds(calls: calls))")
            default:
                throw CommandError(line: line)
            }
        }
    }

    private static func answer(_ words: String...) {
        FileHandle.standardOutput.write(Data((words.joined(separator: " ") + "\n").utf8))
    }
}

/// A command that is not known, or comes before a case is loaded.
struct CommandError: Error {
    let line: String
}
