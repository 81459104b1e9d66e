/// Why the harness itself cannot go on; it says nothing about the program under test.
struct Trouble: Error, CustomStringConvertible {
    /// What is wrong and how to go on, as a sentence, or a phrase if a row is left out for it.
    let description: String
    /// Whether only a row is impossible here, so that the others can be tried.
    let onlySkips: Bool

    /// A trouble that a sentence describes.
    init(_ description: String, onlySkips: Bool = false) {
        self.description = description
        self.onlySkips = onlySkips
    }
}
