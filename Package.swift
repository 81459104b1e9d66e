// swift-tools-version: 6.2

import PackageDescription

// MARK: - Build variants

/// Warnings are errors only where the project tests itself, so that a newer compiler's warnings never keep a reader
/// from building.
let warningsAreErrors = Context.environment["RNN_MEMORY_STRICT"] == "1"

/// The portable variant runs on any x86-64 processor, slower, with the same bits.
let isPortable = Context.environment["RNN_MEMORY_PORTABLE"] == "1"

/// Every file imports what it uses, so that the dependencies below are the whole truth.
let everySettings: [SwiftSetting] =
    [.enableUpcomingFeature("MemberImportVisibility")] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// Modules that compute, draw or typeset.
///
/// `script/build` turns optimisation off for everything else: optimised, the packages of others took a fifth of a build.
/// These options reach the compiler behind those of the command line, and are otherwise what a release build passes.
let commonSettings: [SwiftSetting] =
    everySettings + [.unsafeFlags(["-Xfrontend", "-O", "-Xfrontend", "-enable-default-cmo"])]

#if arch(x86_64)
    let runsEverywhere = isPortable
#else
    let runsEverywhere = true
#endif

/// Square roots are instructions as soon as nobody waits for `errno`.
///
/// The kernels need fused multiply-add on eight lanes, which x86-64 has only since 2013; the command checks for it
/// before it enters their module.
let instructionFlags = runsEverywhere ? [] : ["-Xcc", "-march=x86-64-v3"]
let kernelSettings: [SwiftSetting] =
    commonSettings + [.unsafeFlags(["-Xcc", "-fno-math-errno"] + instructionFlags)]
let machineCodeSettings: [SwiftSetting] = commonSettings + (runsEverywhere ? [.define("RNN_MEMORY_PORTABLE")] : [])
let processorSettings: [CSetting] = runsEverywhere ? [.define("RNN_MEMORY_PORTABLE")] : []

/// Modules that decide what is written or read and leave drawing, typesetting, arithmetic and decoding to others, and
/// tests that compute little themselves.
///
/// Optimised, the modules took half of a build's processor time, and reports took 4 % less.
let plainSettings: [SwiftSetting] = everySettings + [.unsafeFlags(["-Onone"])]

// MARK: - Package

let package = Package(
    name: "rnn-memory",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rnn-memory", targets: ["rnn-memory"]),
        .library(name: "Recurrent", targets: ["Recurrent"]),
        .library(name: "MemoryExperiment", targets: ["MemoryExperiment", "Statistics", "Support"]),
        .library(name: "Charts", targets: ["Charts", "ChartRendering"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: [
        // MARK: Drawing
        .systemLibrary(
            name: "CCairo", pkgConfig: "pangocairo",
            providers: [.apt(["libcairo2-dev", "libpango1.0-dev"]), .brew(["cairo", "pango"])]),
        .systemLibrary(
            name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
        .target(name: "Cairo", dependencies: ["CCairo", "CPNG"], swiftSettings: commonSettings),
        .target(name: "Charts", swiftSettings: commonSettings),
        .target(name: "ChartRendering", dependencies: ["Cairo", "Charts"], swiftSettings: commonSettings),

        // MARK: Libraries of no subject
        .systemLibrary(
            name: "CGLib", pkgConfig: "glib-2.0",
            providers: [.apt(["libglib2.0-dev"]), .brew(["glib"])]),
        .target(
            name: "Support", dependencies: ["CGLib", .product(name: "Yams", package: "Yams")],
            swiftSettings: commonSettings),
        .target(name: "Statistics", dependencies: ["Recurrent"], swiftSettings: commonSettings),
        .target(
            name: "Typesetting", dependencies: ["Support", .product(name: "Mustache", package: "swift-mustache")],
            swiftSettings: commonSettings),

        // MARK: Experiment
        .target(name: "CProcessor", cSettings: processorSettings),
        .target(name: "CWideKernel", cSettings: processorSettings),
        .target(name: "Recurrent", dependencies: ["CWideKernel"], swiftSettings: kernelSettings),
        .target(
            name: "MemoryExperiment",
            dependencies: ["Recurrent", "Statistics", "Support", "CGLib"],
            swiftSettings: commonSettings),
        .target(
            name: "Training", dependencies: ["CheckpointDecoding", "Checkpoints", "Recurrent", "Support"],
            swiftSettings: commonSettings),
        .target(
            name: "Benchmarking", dependencies: ["Recurrent", "MemoryExperiment", "Support"],
            swiftSettings: commonSettings),

        // MARK: Networks of others
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CheckpointDecoding", dependencies: ["Support"], swiftSettings: commonSettings),
        .target(
            name: "Checkpoints", dependencies: ["CheckpointDecoding", "Recurrent", "Support", "CZlib"],
            swiftSettings: plainSettings),
        .target(
            name: "Analysis", dependencies: ["Checkpoints", "MemoryExperiment", "Recurrent", "Statistics", "Support"],
            swiftSettings: commonSettings),

        // MARK: Training and memory
        .target(
            name: "TrainingStudy",
            dependencies: [
                "Analysis", "Checkpoints", "MemoryExperiment", "Recurrent", "Statistics", "Support", "Training",
            ],
            swiftSettings: plainSettings),

        // MARK: Report and command
        .target(
            name: "LoopbackHTTP", dependencies: [.product(name: "FlyingSocks", package: "FlyingFox")],
            swiftSettings: commonSettings),
        .target(
            name: "Report",
            dependencies: [
                "MemoryExperiment", "Recurrent", "Statistics", "Support", "Typesetting", "Cairo", "Charts",
                "ChartRendering",
            ],
            swiftSettings: plainSettings),
        .target(
            name: "AnalysisReport",
            dependencies: [
                "Analysis", "Report", "MemoryExperiment", "Recurrent", "Statistics", "Support", "Typesetting", "Charts",
                "ChartRendering",
            ],
            swiftSettings: plainSettings),
        .target(
            name: "TrainingReport",
            dependencies: [
                "TrainingStudy", "Training", "Analysis", "Report", "MemoryExperiment", "Recurrent", "Statistics",
                "Support", "Typesetting", "Charts", "ChartRendering",
            ],
            swiftSettings: plainSettings),
        .target(
            name: "BenchmarkReport",
            dependencies: [
                "Benchmarking", "Report", "MemoryExperiment", "Recurrent", "Support", "Typesetting", "Charts",
                "ChartRendering",
            ],
            swiftSettings: plainSettings),
        .target(
            name: "ReportServer",
            dependencies: [
                "Analysis", "AnalysisReport", "Checkpoints", "Report", "MemoryExperiment", "Recurrent", "Support",
                "Typesetting", "Charts", "LoopbackHTTP",
            ],
            swiftSettings: plainSettings),
        .executableTarget(
            name: "rnn-memory",
            dependencies: [
                "Analysis", "AnalysisReport", "Checkpoints", "CProcessor", "BenchmarkReport", "Benchmarking",
                "ReportServer", "Report", "MemoryExperiment", "Recurrent", "Statistics", "Support", "Typesetting",
                "Charts", "ChartRendering", "Training", "TrainingReport", "TrainingStudy",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: plainSettings),

        // MARK: Tests
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: commonSettings),
        .testTarget(name: "ChartsTests", dependencies: ["Charts"], swiftSettings: commonSettings),
        .testTarget(
            name: "ChartRenderingTests", dependencies: ["ChartRendering", "Charts", "Cairo", "TestSupport"],
            swiftSettings: commonSettings),
        .testTarget(
            name: "RecurrentTests", dependencies: ["Recurrent"], resources: [.copy("Fixtures")],
            swiftSettings: commonSettings),
        .testTarget(
            name: "MemoryExperimentTests",
            dependencies: ["MemoryExperiment", "Recurrent", "Statistics", "Support", "TestSupport"],
            swiftSettings: commonSettings),
        .testTarget(
            name: "TrainingTests", dependencies: ["Checkpoints", "Training", "Recurrent", "Support"],
            resources: [.copy("Fixtures")], swiftSettings: commonSettings),
        .testTarget(
            name: "TrainingStudyTests",
            dependencies: [
                "TrainingStudy", "Training", "Analysis", "MemoryExperiment", "Recurrent", "Statistics", "Support",
                "TestSupport",
            ],
            swiftSettings: plainSettings),
        .testTarget(
            name: "TrainingReportTests",
            dependencies: [
                "TrainingReport", "TrainingStudy", "Training", "Analysis", "Report", "MemoryExperiment", "Recurrent",
                "Statistics", "Support", "Typesetting", "Charts", "TestSupport",
            ],
            swiftSettings: plainSettings),
        .testTarget(
            name: "CheckpointsTests", dependencies: ["Checkpoints", "Recurrent", "Support", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: plainSettings),
        .testTarget(
            name: "AnalysisTests",
            dependencies: [
                "Analysis", "Checkpoints", "MemoryExperiment", "Recurrent", "Statistics", "Support", "TestSupport",
            ],
            exclude: ["Hooks"],
            swiftSettings: commonSettings),
        .testTarget(
            name: "ReportTests",
            dependencies: [
                "Report", "MemoryExperiment", "Recurrent", "Statistics", "Support", "Typesetting", "Charts",
                "ChartRendering", "TestSupport",
            ],
            swiftSettings: plainSettings),
        .testTarget(
            name: "AnalysisReportTests",
            dependencies: [
                "AnalysisReport", "Analysis", "Report", "MemoryExperiment", "Recurrent", "Statistics", "Support",
                "Typesetting", "Charts", "ChartRendering", "TestSupport",
            ],
            swiftSettings: plainSettings),
        .testTarget(
            name: "BenchmarkingTests", dependencies: ["Benchmarking", "MemoryExperiment", "Recurrent", "Support"],
            swiftSettings: commonSettings),
        .testTarget(
            name: "BenchmarkReportTests",
            dependencies: [
                "BenchmarkReport", "Benchmarking", "Report", "MemoryExperiment", "Recurrent", "Support", "Typesetting",
                "Charts", "ChartRendering",
            ],
            swiftSettings: plainSettings),
        .testTarget(
            name: "LoopbackHTTPTests", dependencies: ["LoopbackHTTP", "TestSupport"], swiftSettings: plainSettings),
        .testTarget(
            name: "ReportServerTests",
            dependencies: [
                "ReportServer", "LoopbackHTTP", "Report", "MemoryExperiment", "Recurrent", "Support", "Typesetting",
                "TestSupport",
            ],
            swiftSettings: plainSettings),
        .testTarget(
            name: "BrowserTests", dependencies: ["rnn-memory", "Report", "MemoryExperiment", "TestSupport"],
            swiftSettings: plainSettings),
        .executableTarget(
            name: "faults", path: "Tests/Faults", exclude: ["Interpose", "README.md"], swiftSettings: commonSettings),
        .testTarget(
            name: "CommandTests", dependencies: ["rnn-memory", "faults", "TestSupport"],
            swiftSettings: plainSettings),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "BenchmarkReport", "Benchmarking", "ReportServer", "LoopbackHTTP", "Report", "MemoryExperiment",
                "Recurrent", "Statistics", "Support", "Typesetting", "ChartRendering", "Charts", "Cairo", "TestSupport",
            ],
            swiftSettings: plainSettings),
        .executableTarget(
            name: "instruction-workloads", dependencies: ["MemoryExperiment", "Recurrent"],
            path: "Tests/InstructionWorkloads", swiftSettings: commonSettings,
            // Valgrind reads the symbols it needs, but not every compiler's debug information.
            linkerSettings: [.unsafeFlags(["-Xlinker", "-S"], .when(platforms: [.linux]))]),
        .testTarget(
            name: "InstructionTests", dependencies: ["instruction-workloads", "TestSupport"], exclude: ["Recorded"],
            swiftSettings: machineCodeSettings),
    ],
    swiftLanguageModes: [.v6]
)
