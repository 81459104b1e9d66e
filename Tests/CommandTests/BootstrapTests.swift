import Foundation
import TestSupport
import Testing

/// The setup script on several kinds of machines, simulated by stub programs.
@Suite struct BootstrapTests {
    /// A machine: its programs by name, each a few lines of shell.
    private static let complete = [
        "swift": "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'",
        "pkg-config": "exit 0",
        "fc-list": "echo 'DejaVu Sans'",
        "id": "echo 0",
        "apt-get": "echo \"apt-get $*\"",
        "env": "shift; \"$@\"",
        "pdflatex": "exit 0",
    ]

    /// Runs the script on a machine.
    private func bootstrap(on machine: [String: String], _ arguments: [String] = []) async throws -> ProcessOutcome {
        let folder = try TemporaryFolder()
        // A separate process writes the programs, for the reason given at `Program.copied`.
        let lines = machine.flatMap { [$0.key, $0.value] }
        let make = """
            mkdir bin && while [ $# -gt 0 ]; do
                printf '#!/bin/sh\\n%s\\n' "$2" >"bin/$1" && chmod 755 "bin/$1" || exit; shift 2
            done
            """
        try #require(await Program(at: "/bin/sh").run(["-c", make, "sh"] + lines, in: folder).code == 0)
        for tool in ["sh", "sed", "awk", "head", "touch", "rm"] {
            let place = try #require(
                ["/bin", "/usr/bin"].map { "\($0)/\(tool)" }.first(where: FileManager.default.fileExists))
            try FileManager.default.createSymbolicLink(
                atPath: folder.path(of: "bin/\(tool)"), withDestinationPath: place)
        }
        return try await Program(at: "\(PackageFolder.path)/script/bootstrap").run(
            arguments, in: folder, through: ["/usr/bin/env", "-i", "PATH=\(folder.path(of: "bin"))"])
    }

    @Test func completeMachineIsLeftAlone() async throws {
        let outcome = try await bootstrap(on: Self.complete)
        #expect(outcome.code == 0)
        #expect(outcome.output == "script/bootstrap: everything is installed.\n")
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test func missingSwiftIsReported() async throws {
        var machine = Self.complete
        machine["swift"] = nil
        let outcome = try await bootstrap(on: machine)
        #expect(outcome.code == 1)
        #expect(outcome.diagnostics.contains("Swift is not installed. Install Swift 6.2 or later from https://"))
    }

    @Test(arguments: ["5.10", "6.1.2", "6.1"])
    func oldSwiftIsReported(version: String) async throws {
        var machine = Self.complete
        machine["swift"] = "echo 'Swift version \(version) (swift-\(version)-RELEASE)'"
        let outcome = try await bootstrap(on: machine)
        #expect(outcome.code == 1)
        #expect(outcome.diagnostics.contains("Swift \(version) is too old. Install Swift 6.2 or later"))
    }

    @Test(arguments: ["6.2", "6.10", "7.0.1"])
    func newerSwiftIsAccepted(version: String) async throws {
        var machine = Self.complete
        machine["swift"] = "echo 'Apple Swift version \(version) (swiftlang-1.2.3)'"
        #expect(try await bootstrap(on: machine).code == 0)
    }

    @Test func missingLibrariesAreInstalledByRootWithoutSudo() async throws {
        var machine = Self.complete
        machine["pkg-config"] = "[ -e installed ]"
        machine["apt-get"] = "echo \"apt-get $*\"; case $1 in install) touch installed;; esac"
        let outcome = try await bootstrap(on: machine)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("apt-get update -q\n"))
        #expect(
            outcome.output.contains(
                "install -y -q --no-install-recommends libcairo2-dev libpango1.0-dev libpng-dev zlib1g-dev pkg-config\n"
            ))
        #expect(!outcome.output.contains("fonts-dejavu-core"))
        #expect(!outcome.output.contains("sudo"))
    }

    @Test func sudoIsAnnouncedOnceBeforeItAsks() async throws {
        var machine = Self.complete
        machine["id"] = "echo 1000"
        machine["fc-list"] = "[ -e installed ] && echo 'DejaVu Sans'"
        machine["sudo"] = "echo asks; \"$@\""
        machine["apt-get"] = "case $1 in install) touch installed;; esac"
        let outcome = try await bootstrap(on: machine)
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.filter { $0.contains("installing packages with sudo") }.count == 1)
        #expect(
            try #require(lines.firstIndex { $0.contains("packages with sudo") })
                < #require(lines.firstIndex(of: "asks")))
    }

    @Test func homebrewInstallsWithoutAptGet() async throws {
        var machine = Self.complete
        machine["apt-get"] = nil
        machine["pkg-config"] = "[ -e installed ]"
        machine["brew"] = "echo \"brew $*\"; touch installed"
        let outcome = try await bootstrap(on: machine)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("brew install cairo pango libpng zlib pkgconf\n"))
    }

    @Test func missingPackagesAreListedOnOtherSystems() async throws {
        var machine = Self.complete
        machine["apt-get"] = nil
        machine["pkg-config"] = "exit 1"
        let outcome = try await bootstrap(on: machine)
        #expect(outcome.code == 1)
        for part in ["cairo", "Pango", "DejaVu Sans", "dnf install"] { #expect(outcome.diagnostics.contains(part)) }
    }

    @Test func failedInstallationIsReported() async throws {
        var machine = Self.complete
        machine["fc-list"] = "exit 0"
        let outcome = try await bootstrap(on: machine)
        #expect(outcome.code == 1)
        #expect(outcome.diagnostics.contains("the font family DejaVu Sans is still not found"))
    }

    @Test(arguments: [("Linux x86_64", "0", true), ("Linux x86_64", "1000", false), ("Linux aarch64", "0", false)])
    func testToolsAreInstalledOnlyAsRoot(system: String, user: String, isInstalled: Bool) async throws {
        var machine = Self.complete
        machine["uname"] = "echo '\(system)'"
        machine["id"] = "echo \(user)"
        machine["objdump"] = "exit 0"
        let outcome = try await bootstrap(on: machine, ["--tests"])
        #expect(outcome.code == 0)
        #expect(
            outcome.output.contains("apt-get install -y -q --no-install-recommends valgrind binutils\n") == isInstalled)
        #expect(outcome.output.contains("the tests of machine code are skipped") == (system == "Linux x86_64"))
        #expect(outcome.output.hasSuffix("script/bootstrap: everything is installed.\n"))
    }

    @Test(arguments: [("0", true), ("1000", false)])
    func pdfLaTeXIsInstalledOnlyAsRoot(user: String, isInstalled: Bool) async throws {
        var machine = Self.complete
        machine["uname"] = "echo Linux aarch64"
        machine["id"] = "echo \(user)"
        machine["pdflatex"] = nil
        let outcome = try await bootstrap(on: machine, ["--tests"])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("texlive-latex-recommended texlive-fonts-recommended lmodern\n") == isInstalled)
        #expect(outcome.output.contains("the tests that compile a report are skipped"))
        #expect(outcome.output.hasSuffix("script/bootstrap: everything is installed.\n"))
    }

    @Test func testToolsAreInstalledOnlyOnRequest() async throws {
        var machine = Self.complete
        machine["uname"] = "echo Linux x86_64"
        #expect(try await bootstrap(on: machine).output == "script/bootstrap: everything is installed.\n")
    }

    @Test func unavailableTestToolsAreNoFailure() async throws {
        var machine = Self.complete
        machine["uname"] = "echo Linux x86_64"
        machine["apt-get"] = "exit 100"
        let outcome = try await bootstrap(on: machine, ["--tests"])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("the tests of machine code are skipped"))
    }
}
