import Foundation
import TestSupport
import Testing

/// Invalid files, names with terminal escapes, and results that cannot be written.
@Suite struct HostileInputTests {
    private static let sequence = "\u{1B}]0;title\u{7}\u{9B}31m\u{202E}\u{2028}\r"
    private static let shown = "\\u{1B}]0;title\\u{7}\\u{9B}31m\\u{202E}\\u{2028}\\u{D}"

    @Test(arguments: [
        ["report", "--journal", sequence], ["--\(sequence)"], [sequence], ["table", "lstm", "--journal", sequence],
        ["experiments", "show", "./\(sequence)"], ["figure", sequence, "--output", "a.\(sequence)"],
        ["report", "--theme", "./\(sequence)"], ["report", "--templates", sequence],
        ["compare", sequence, "published"],
        ["contact-sheet", "--output", "a.svg", "--theme", sequence], ["bench", "--shape", sequence],
        ["lyapunov", "--input-size", sequence], ["verify", "--journal", sequence],
        ["reproduce", "--output", sequence, "--experiment", "x"],
    ])
    func controlCharactersInArgumentsAreEscaped(arguments: [String]) async throws {
        let outcome = try await Program().run(arguments)
        #expect(outcome.code != 0)
        expectPlain(outcome.diagnostics)
        if !arguments.contains("reproduce") { #expect(outcome.diagnostics.contains(Self.shown)) }
    }

    private func expectPlain(_ text: String) {
        for scalar in text.unicodeScalars where scalar != "\n" {
            let category = scalar.properties.generalCategory
            #expect(
                ![.control, .format, .lineSeparator, .paragraphSeparator].contains(category),
                "U+\(String(scalar.value, radix: 16)) in \(text.debugDescription)")
        }
    }

    @Test(arguments: ["name", "criteria", "\\e[31m", "cells"])
    func controlCharactersInFilesAreEscaped(key: String) async throws {
        let folder = try TemporaryFolder()
        let name = key == "name" ? "" : "name: mine\n"
        try folder.write("\(name)\"\(key)\": \"a\\e[31m\\x9b\\u202e\"\n", to: "a.yaml")
        try folder.write("\"\(key)\\e[31m\": a\n", to: "key.yaml")
        try folder.write("base: \"\(key)\\e[31m\"\n", to: "value.yaml")
        try folder.copy("\(PackageFolder.path)/templates", to: "templates")
        try folder.write("{{\u{1B}[31m}}", to: "templates/report.html.mustache")
        for (arguments, file) in [
            (["experiments", "show", "a.yaml"], "a.yaml"), (["report", "--theme", "./key.yaml"], "key.yaml"),
            (["report", "--theme", "./value.yaml"], "value.yaml"),
            (["report", "--templates", "templates"], "templates/report.html.mustache"),
        ] {
            let outcome = try await Program().run(arguments, in: folder)
            #expect(outcome.code != 0)
            expectPlain(outcome.diagnostics)
            #expect(outcome.diagnostics.contains(file), "\(outcome.diagnostics)")
            #expect(outcome.diagnostics.contains("\\u{1B}[31m"), "\(file): \(outcome.diagnostics)")
        }
    }

    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            ["experiments", "show", "pipe.yaml"], ["--experiment", "pipe.yaml"],
            ["sweep", "--experiment", "./pipe.yaml"],
            ["report", "--theme", "pipe.yaml"], ["report", "--templates", "templates"],
            ["report", "--templates", "pipe.yaml"],
            ["contact-sheet", "--output", "a.svg", "--theme", "pipe.yaml"], ["compare", "pipe.yaml", "published"],
            ["report", "--journal", "pipe.yaml"], ["verify", "--output", "pipe.yaml"],
        ])
    func namedPipesAreRefused(arguments: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.copy("\(PackageFolder.path)/templates", to: "templates")
        let style = folder.path(of: "templates/style.css")
        unlink(style)
        for path in [style, folder.path(of: "pipe.yaml")] { mkfifo(path, 0o600) }
        let outcome = try await Program().run(arguments, in: folder)
        #expect([65, 66].contains(outcome.code))
        #expect(outcome.diagnostics.contains("pipe.yaml") || outcome.diagnostics.contains("style.css"))
    }

    @Test(arguments: ["/dev/stdin", "/dev/fd/0"])
    func experimentIsReadFromStandardInput(file: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let outcome = try await Program().run(
            ["experiments", "show", file], in: folder, through: ["/bin/sh", "-c", "cat small.yaml | \"$0\" \"$@\""])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("name: small"))
    }
}

/// Standard output that cannot be written.
@Suite struct StandardOutputTests {
    /// Where a shell puts the output: closed, and on systems that have one, a device that is always full.
    private static let places =
        [">&-"] + (FileManager.default.fileExists(atPath: "/dev/full") ? ["> /dev/full"] : [])

    @Test(
        arguments: places,
        [
            ["--help"], ["--version"], ["sweep", "--help"], ["help", "report"],
            ["--generate-completion-script", "zsh"],
            ["experiments"], ["experiments", "show", "post"],
        ])
    func resultThatCannotBeWrittenIsAFailure(place: String, arguments: [String]) async throws {
        let outcome = try await Program().run(
            arguments, through: ["/bin/sh", "-c", "exec \"$0\" \"$@\" \(place)"])
        #expect(outcome.code == 74)
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: Writing to the standard output failed: "))
        #expect(outcome.diagnostics.hasSuffix(".\n"))
    }
}
