/// The program that makes reports, as reports, citations and the command name it.
///
/// `CITATION.cff` and the entry in `README.md` name the same version.
public enum ProgramRelease {
    /// The program's name.
    public static let name = "RNNMemory"
    /// The program's version, in the format of semver.org.
    public static let version = "0.1.0"

    /// Name and version, such as `RNNMemory 0.1.0`.
    static let text = "\(name) \(version)"
}
