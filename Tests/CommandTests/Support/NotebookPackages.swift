/// The Python packages that notebooks use.
enum NotebookPackages {
    /// The Python of the search path if it has the packages; nil otherwise.
    static let python = Python.succeeds("import matplotlib, pandas") ? Python.path : nil

    /// The reason given for skipped tests.
    static let absence = "python3 with pandas and matplotlib is not installed"
}
