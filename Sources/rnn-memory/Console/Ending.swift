import ArgumentParser
import Foundation
import MemoryExperiment
import Support

/// How the program ends.
enum Ending {
    /// Ends the program with an exit code.
    static func leave(_ code: Int32) -> Never {
        exit(code)
    }

    /// Ends the program with the exit code and the sentence of an error; ArgumentParser throws help, versions and
    /// completions as errors, which are results here.
    static func leave(with error: any Error) -> Never {
        switch error {
        case let failure as Failure:
            StandardError.say(failure.message)
            leave(failure.kind.exitCode)
        case let interruption as Interruption:
            StandardError.say(interruption.message)
            leave(Interruption.exitCode)
        default:
            let message = RNNMemory.fullMessage(for: error)
            switch RNNMemory.exitCode(for: error) {
            case .success: leave(printing: message)
            case .validationFailure:
                say(message)
                leave(Failure.Kind.usage.exitCode)
            case let code:
                // A command that ends with a code alone has said why on its standard output.
                if !message.isEmpty { say(message) }
                leave(code.rawValue)
            }
        }
    }

    /// Ends the program with a result.
    private static func leave(printing message: String) -> Never {
        do throws(Failure) {
            try StandardOutput.write(message + "\n")
        } catch {
            leave(with: error)
        }
        leave(EXIT_SUCCESS)
    }

    /// Prints a message of the command-line parser.
    private static func say(_ message: String) {
        let label = "Error: "
        StandardError.say(message.hasPrefix(label) ? String(message.dropFirst(label.count)) : message)
    }
}

extension Failure.Kind {
    /// The exit code of a program that ends with such a failure, as in sysexits.h.
    var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .data: 65
        case .missingInput: 66
        case .cannotCreate: 73
        case .inputOutput: 74
        case .interrupted: 130
        }
    }
}
