/// Why the harness itself cannot continue; it does not concern the program under test.
struct Trouble: Error, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence, or as a phrase if a row is skipped for it.
    let description: String
    /// Whether only one row is impossible here, so that the others can be tried.
    let onlySkips: Bool

    /// A trouble that a sentence describes.
    init(_ description: String, onlySkips: Bool = false) {
        self.description = description
        self.onlySkips = onlySkips
    }
}
