import Foundation
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
        let outcome = try await Program().run(arguments, in: Scratch())
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
        let folder = Scratch()
        try folder.write("name: mine\n\"\(key)\": \"a\\e[31m\\x9b\\u202e\"\n", to: "a.yaml")
        try folder.write("\"\(key)\": \"a\\e[31m\\x9b\\u202e\"\nbase: \"\\e[2J\"\n", to: "theme.yaml")
        try folder.write("{{\u{1B}[31m}}", to: "templates/report.html.mustache")
        for arguments in [
            ["experiments", "show", "a.yaml"], ["report", "--theme", "./theme.yaml"],
            ["report", "--templates", "templates"],
        ] {
            let outcome = try await Program().run(arguments, in: folder)
            #expect(outcome.code != 0)
            expectPlain(outcome.diagnostics)
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
        let folder = Scratch()
        try folder.copy("\(Program.package)/templates", to: "templates")
        let style = folder.url.appending(path: "templates/style.css").path
        unlink(style)
        for path in [style, folder.url.appending(path: "pipe.yaml").path] { mkfifo(path, 0o600) }
        let outcome = try await Program().run(arguments, in: folder)
        #expect([65, 66].contains(outcome.code))
        #expect(outcome.diagnostics.contains("pipe.yaml") || outcome.diagnostics.contains("style.css"))
    }

    @Test(arguments: ["/dev/stdin", "/dev/fd/0"])
    func experimentIsReadFromStandardInput(file: String) async throws {
        let folder = Scratch()
        try folder.write(Experiments.small(runs: 2), to: "small.yaml")
        let outcome = try await Program().run(
            ["experiments", "show", file], in: folder, through: ["/bin/sh", "-c", "cat small.yaml | \"$0\" \"$@\""])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("name: small"))
    }
}

/// Standard output that cannot be written.
@Suite struct StandardOutputTests {
    @Test(
        arguments: ["> /dev/full", ">&-"],
        [
            ["--help"], ["--version"], ["sweep", "--help"], ["help", "report"],
            ["--generate-completion-script", "zsh"],
            ["experiments"], ["experiments", "show", "post"],
        ])
    func resultThatCannotBeWrittenIsAFailure(place: String, arguments: [String]) async throws {
        guard place != "> /dev/full" || FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let outcome = try await Program().run(
            arguments, in: Scratch(), through: ["/bin/sh", "-c", "exec \"$0\" \"$@\" \(place)"])
        #expect(outcome.code == 74)
        #expect(outcome.diagnostics.hasPrefix("rnn-memory: Writing to the standard output failed: "))
        #expect(outcome.diagnostics.hasSuffix(".\n"))
    }
}
