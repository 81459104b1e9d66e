// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "rnn-memory", path: "..")],
    targets: [
        .executableTarget(
            name: "comparison-chart", dependencies: [.product(name: "Charts", package: "rnn-memory")],
            path: "Sources/ComparisonChart"),
        .executableTarget(
            name: "pair-steps", dependencies: [.product(name: "Recurrent", package: "rnn-memory")],
            path: "Sources/PairSteps"),
    ],
    swiftLanguageModes: [.v6]
)
