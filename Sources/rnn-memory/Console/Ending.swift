import ArgumentParser
import Foundation
import MemoryExperiment

/// How the program ends.
enum Ending {
    /// Ends the program with an exit code.
    static func leave(_ code: Int32) -> Never {
        exit(code)
    }

    /// Ends the program with the exit code and the sentence of an error; help and versions are such errors too.
    static func leave(with error: any Error) -> Never {
        switch error {
        case let failure as Failure:
            StandardError.say(failure.message)
            leave(failure.kind.rawValue)
        case let interruption as Interruption:
            StandardError.say(interruption.message)
            leave(Interruption.exitCode)
        default:
            guard RNNMemory.exitCode(for: error) == .validationFailure else { RNNMemory.exit(withError: error) }
            let message = RNNMemory.fullMessage(for: error)
            let label = "Error: "
            StandardError.say(message.hasPrefix(label) ? String(message.dropFirst(label.count)) : message)
            leave(Failure.Kind.usage.rawValue)
        }
    }
}
