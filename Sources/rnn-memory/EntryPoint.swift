import ArgumentParser
import CProcessor

/// The entry point: checks the processor before it runs any code compiled for newer ones.
@main
struct EntryPoint {
    static func main() async {
        StandardStreams.fill()
        StandardStreams.endQuietlyOnQuit()
        guard processor_runs_kernels() else {
            StandardError.say(UnsupportedProcessor.message)
            Ending.leave(UnsupportedProcessor.exitCode)
        }
        guard FreeDescriptors.areEnough() else {
            StandardError.say(FreeDescriptors.message)
            Ending.leave(FreeDescriptors.exitCode)
        }
        do {
            var command = try await RNNMemory.asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Ending.leave(with: error)
        }
    }
}

/// The message for a processor that lacks instructions the program was compiled for.
enum UnsupportedProcessor {
    /// EX_UNAVAILABLE of sysexits.h.
    static let exitCode: Int32 = 69

    static let message = """
        This processor lacks instructions that this build needs (x86-64-v3: AVX2, FMA, BMI, F16C, LZCNT, MOVBE). \
        The portable variant runs here more slowly, with the same results. Build it with: \
        RNN_MEMORY_PORTABLE=1 swift build -c release
        """
}
