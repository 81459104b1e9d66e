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
