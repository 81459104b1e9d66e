/// The control of a field of a form.
enum FormControl: Sendable {
    case line
    case lines
    case file
    /// One of several values, with their labels.
    case choice([(value: String, words: String)])
    /// Any subset of several values.
    case selection([String])
}
