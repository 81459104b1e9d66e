import Support

/// The limits of the files that users send.
enum UploadLimits {
    /// The maximum size of all files of an analysis together in bytes.
    static let largestFiles = 64 << 20
    /// The maximum size of the body with these files: boundaries, names and options need little more.
    static let largestBody = largestFiles + 64 << 10
    /// The maximum size of all files in the folder of studies together in bytes.
    static let largestFolder = 8 << 30

    /// The sentence for files that are too large.
    static let refusal = """
        The files are larger than \((largestFiles >> 20).grouped) MiB together, the most that the server accepts. Analyse \
        them with `rnn-memory analyze`.
        """
}
