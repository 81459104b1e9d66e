/// The version of the program.
enum Version {
    /// The version that `--version` prints, in the format of semver.org.
    static let current = "0.1.0"
}
