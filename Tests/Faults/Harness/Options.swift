import Foundation

/// The options of the command line.
struct Options: Sendable {
    /// When the tries end.
    enum Extent: Sendable {
        /// After that many seconds.
        case seconds(Double)
        /// After this share of each row's goal.
        case share(Double)
        /// After one try, which is kept.
        case single(Int)
    }

    /// When the tries end.
    var extent = Extent.seconds(60)
    /// The rows to try; all of them if there is none.
    var only: [String] = []
    /// The seed of the random numbers.
    var seed: UInt64 = 1
    /// The program under test.
    var program = ".build/release/rnn-memory"
    /// The folder for the tries' journals.
    var scratch = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    /// The number of concurrent tries.
    var workers = ProcessInfo.processInfo.activeProcessorCount

    /// How the command is used.
    static let usage = """
        USAGE: script/faults [--minutes M | --hours H | --percent P] [--only NAME …] [--seed N] [--try K]
                             [--program PATH] [--scratch FOLDER] [--workers N]

        Harms the program and its journals in every way listed by --only, and prints what came of it as a table.

          --minutes, --hours  How long to try (default: 1 minute); the goals of all rows take about an hour.
          --percent           This share of every row's goal instead of a time.
          --only              The rows to try (default: all).
          --seed              What the random choices depend on (default: 1).
          --try               One try of one row, whose folder is kept.
          --program           The program under test (default: .build/release/rnn-memory).
          --scratch           Where tries make their folders (default: /dev/shm, or the temporary folder).
          --workers           How many tries run at once (default: the number of processors).
        """

    /// Reads the arguments.
    init(_ arguments: [String]) throws(Trouble) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            if option == "--only" {
                while let name = rest.first, !name.hasPrefix("--") {
                    only.append(name)
                    rest.removeFirst()
                }
                continue
            }
            guard let value = rest.popFirst() else { throw Trouble("\(option) needs a value.\n\n\(Self.usage)") }
            switch option {
            case "--minutes": extent = .seconds(60 * (try Self.positive(value, of: option)))
            case "--hours": extent = .seconds(3_600 * (try Self.positive(value, of: option)))
            case "--percent": extent = .share(try Self.positive(value, of: option) / 100)
            case "--try": extent = .single(Int(try Self.positive(value, of: option, orZero: true)))
            case "--workers": workers = max(1, Int(try Self.positive(value, of: option)))
            case "--program": program = value
            case "--scratch": scratch = value
            case "--seed":
                guard let number = UInt64(value) else { throw Trouble("--seed takes a whole number, not \(value).") }
                seed = number
            default: throw Trouble("There is no option \(option).\n\n\(Self.usage)")
            }
        }
        program = URL(fileURLWithPath: program).standardizedFileURL.path
        scratch = URL(fileURLWithPath: scratch).standardizedFileURL.path
    }

    private static func positive(
        _ text: String, of option: String, orZero: Bool = false
    ) throws(Trouble) -> Double {
        guard let number = Double(text), number > 0 || (orZero && number == 0), number < 1e6 else {
            throw Trouble("\(option) takes a positive number below a million, not \(text).")
        }
        return number
    }
}
