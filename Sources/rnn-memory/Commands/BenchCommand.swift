import ArgumentParser
import BenchmarkReport
import Benchmarking
import MemoryExperiment
import Recurrent
import Report

/// `rnn-memory bench`: times network steps and compares them with the machine's peak rates.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Times network steps and compares them with this machine's peak rates.",
        discussion: """
            The command first measures the machine: multiply-adds in registers, reads from each cache, and reads of the \
            recurrent weights of each shape with two multiply-adds per vector. Then it times a step of each shape for \
            a pair of sequences with shared inputs. It compares this time with the lower bound that the machine's \
            limits allow, without activations; fraction is bound / time.

            EXAMPLES
              rnn-memory bench
              rnn-memory bench --shape lstm:128x128 --shape gru:1x64 --format csv
              rnn-memory bench --threads 2 --figure roofline.svg
              rnn-memory bench --growth --figure growth.pdf
            """)

    @Option(
        help: ArgumentHelp(
            "A shape to time: recurrent cell, input size and hidden size.",
            discussion: """
                Can be repeated. gru-reset-before is the GRU that resets before the product. Default: sixteen shapes \
                from 1 × 1 to 128 × 128.
                """,
            valueName: "cell:mxn"))
    var shape: [String] = []

    @Option(help: "The floating-point format of the networks.")
    var precision = Precision.float32

    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: ArgumentHelp(
            "The number of networks to step at once, each on its own core; times are for all of them together.",
            discussion: "Default: 1, or all cores with --growth."))
    var threads: Int?

    @Flag(help: "Measure instead how the time grows with sizes, layers, runs side by side and threads.")
    var growth = false

    @Option(name: .shortAndLong, help: "The format of the results.")
    var format = BenchmarkFormat.table

    @Option(
        help: ArgumentHelp("A figure of the results to write, ending in .svg, .pdf or .png.", valueName: "file"),
        completion: .file(extensions: ["svg", "pdf", "png"]))
    var figure: String?

    @OptionGroup var size: SizeOptions

    @OptionGroup var look: ThemeOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The approximate time of each measurement in seconds, 0.001…60.",
            discussion: "Default: 0.5, or 0.2 with --growth."),
        transform: readNumber)
    var seconds: Double?

    @Flag(help: "Print what would be measured and how long it would take, and measure nothing.")
    var dryRun = false

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        let threads = Benchmark.allowedThreads
        if let count = self.threads, !threads.contains(count) {
            throw ValidationError(
                "--threads \(count) is not allowed: this machine runs \(threads.upperBound) at once, so it must be "
                    + "1…\(threads.upperBound).")
        }
        if let seconds, !Benchmark.allowedSeconds.contains(seconds) {
            throw ValidationError("--seconds \(seconds) is not allowed: it must be 0.001…60.")
        }
        guard shape.isEmpty || !growth else {
            throw ValidationError("--shape is not allowed with --growth, which uses fixed shapes. Remove one of them.")
        }
    }

    func run() async throws {
        let picture = try figure.map {
            let theme = try look.read()
            return try BenchmarkPicture(file: $0, size: size.size(in: theme), theme: theme)
        }
        let study = try self.study
        guard !dryRun else { return try StandardOutput.write(study.beginning + "\n") }
        quiet.say(study.beginning)
        let result = try await Interruption.ending(saying: "The measurement was stopped; its results are discarded.") {
            await study.benchmark.run()
        }
        try StandardOutput.write(study.text(of: result, as: format))
        if let figure, let picture {
            try await ResultFile(figure).writing { try picture.bytes(of: study.figure(of: result)) }
        }
    }

    private var study: BenchmarkStudy {
        get throws {
            growth
                ? try .growth(precision: precision, threads: threads, seconds: seconds)
                : try .shapes(shape, precision: precision, threads: threads, seconds: seconds)
        }
    }
}

extension BenchmarkFormat: ExpressibleByArgument {}
extension Precision: ExpressibleByArgument {}
