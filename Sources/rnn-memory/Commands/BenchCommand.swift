import ArgumentParser
import BenchmarkReport
import Benchmarking
import MemoryExperiment
import Recurrent
import Report

/// `rnn-memory bench`: how near the steps of networks come to what the machine can do.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Times the steps of networks beside what this machine can do.",
        discussion: """
            First the machine: multiply-adds in registers, reading from each cache, and reading the recurrent weights of \
            each shape for two multiply-adds a vector. Then each shape: the time of a step of a pair whose sequences \
            share their inputs, and the least time the machine's limits allow, activations not counted. The fraction \
            is the share of that bound which is reached.

            EXAMPLES
              rnn-memory bench
              rnn-memory bench --shape lstm:128x128 --shape gru:1x64 --format csv
              rnn-memory bench --threads 2 --figure roofline.svg
              rnn-memory bench --growth --figure growth.pdf
            """)

    @Option(
        help: ArgumentHelp(
            "Time this shape only: a cell, the input size and the hidden size.",
            discussion: "Can be given several times. The GRU that resets before the product is gru-reset-before.",
            valueName: "cell:mxn"))
    var shape: [String] = []

    @Option(help: "The format that networks compute in.")
    var precision = Precision.float32

    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: ArgumentHelp(
            "How many networks to step at once, each on a processor of its own; times are those of all together.",
            discussion: "The default is 1, and with --growth all processors."))
    var threads: Int?

    @Flag(help: "Show how the time grows with sizes, layers, runs side by side and threads instead.")
    var growth = false

    @Option(name: .shortAndLong, help: "The form of the results.")
    var format = BenchmarkFormat.table

    @Option(
        help: ArgumentHelp("Draw the results too, into a file that ends in .svg, .pdf or .png.", valueName: "file"),
        completion: .file(extensions: ["svg", "pdf", "png"]))
    var figure: String?

    @OptionGroup var size: SizeOptions

    @OptionGroup var look: ThemeOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "About how many seconds each measurement takes.", discussion: "The default is 0.5, and with --growth 0.2."),
        transform: readNumber)
    var seconds: Double?

    @Flag(help: "Print what would be measured and how long that takes, and measure nothing.")
    var dryRun = false

    @OptionGroup var quiet: QuietOption

    func validate() throws {
        let threads = Benchmark.allowedThreads
        if let count = self.threads, !threads.contains(count) {
            throw ValidationError(
                "--threads \(count) is not allowed: this machine runs \(threads.upperBound) at once, so it has to be "
                    + "1…\(threads.upperBound).")
        }
        if let seconds, !Benchmark.allowedSeconds.contains(seconds) {
            throw ValidationError("--seconds \(seconds) is not allowed: it has to be 0.001…60.")
        }
        guard shape.isEmpty || !growth else {
            throw ValidationError("--shape and --growth do not go together: the growth has shapes of its own.")
        }
    }

    func run() async throws {
        let picture = try figure.map {
            try BenchmarkPicture(file: $0, size: size.size, theme: look.read())
        }
        let study = try self.study
        guard !dryRun else { return try StandardOutput.write(study.beginning + "\n") }
        quiet.say(study.beginning)
        let result = try await Interruption.ending(saying: "The measurement was stopped; nothing is kept of it.") {
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
