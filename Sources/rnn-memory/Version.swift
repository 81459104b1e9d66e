/// The version of the program.
enum Version {
    /// As `--version` prints it, by the rules of semver.org.
    static let current = "0.1.0"
}
