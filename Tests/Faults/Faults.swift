import Foundation

/// Harms the program and its journals in many ways and prints the results.
@main
struct Faults {
    /// Exits with 0 if nothing was lost, wrong or crashed, with 1 if something was, with 70 if the harness cannot
    /// continue.
    static func main() {
        if CommandLine.arguments.contains(where: { ["-h", "--help"].contains($0) }) {
            print(Options.usage)
            print("\nROWS:")
            for entry in Catalogue.entries { print("  \(entry.name)") }
            return
        }
        do throws(Trouble) {
            exit(try run(Options(Array(CommandLine.arguments.dropFirst()))) ? 0 : 1)
        } catch {
            Console.say(error.description)
            exit(70)
        }
    }

    private static func run(_ options: Options) throws(Trouble) -> Bool {
        raiseDescriptorLimit()
        let folder = "\(options.scratch)/rnn-memory-faults-\(getpid())"
        let keepsFolder = if case .single = options.extent { true } else { false }
        defer { if !keepsFolder { Files.remove(folder) } }
        let laboratory = try Laboratory(program: options.program, in: folder)
        let (faults, skipped) = try Catalogue.prepare(options.only, in: laboratory)
        for row in skipped { Console.say("\(row.name) is skipped: \(row.reason)") }
        let tallies = try Schedule(of: faults, in: laboratory, options: options).run()
        print(Tally.table(tallies, skipped: skipped))
        return tallies.allSatisfy(\.harm.isNone)
    }

    /// Lets the harness itself open as many connections as the system allows.
    private static func raiseDescriptorLimit() {
        #if canImport(Darwin)
            let resource = RLIMIT_NOFILE
        #else
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #endif
        var limit = rlimit()
        getrlimit(resource, &limit)
        limit.rlim_cur = min(limit.rlim_max, 4_096)
        setrlimit(resource, &limit)
    }
}
