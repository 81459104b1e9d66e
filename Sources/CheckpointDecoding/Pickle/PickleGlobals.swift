/// Classes and functions that pickles name.
enum PickleGlobals {
    /// Whether calling it could do anything but make a value.
    ///
    /// Nothing is ever called; a file that wants it is refused because it is an attack or no checkpoint.
    static func isDangerous(module: String, name: String) -> Bool {
        let package = module.split(separator: ".").first.map(String.init) ?? module
        if packages.contains(package) || modules.contains(module) && name != "SimpleNamespace" { return true }
        guard builtins.contains(module) else { return false }
        return functions.contains(name.split(separator: ".").first.map(String.init) ?? name)
    }

    /// Whether calling it gives a dictionary.
    static func isDictionary(module: String, name: String) -> Bool {
        switch (module, name) {
        case ("collections", "OrderedDict"), ("collections", "defaultdict"), ("builtins", "dict"),
            ("__builtin__", "dict"):
            true
        default: false
        }
    }

    private static let builtins: Set = ["builtins", "__builtin__", "__builtins__"]

    /// Functions of `builtins`.
    private static let functions: Set = [
        "eval", "exec", "execfile", "compile", "open", "file", "input", "raw_input", "getattr", "setattr", "delattr",
        "__import__", "apply", "globals", "locals", "vars", "breakpoint", "help", "exit", "quit", "map", "filter",
        "reload",
    ]

    /// Modules of which everything counts, and what is below them.
    private static let packages: Set = [
        "os", "posix", "nt", "subprocess", "popen2", "pty", "sys", "shutil", "socket", "importlib", "imp", "runpy",
        "ctypes", "cffi", "pickle", "cPickle", "_pickle", "dill", "cloudpickle", "marshal", "shelve", "urllib",
        "urllib2", "requests", "httplib", "ftplib", "smtplib", "telnetlib", "webbrowser", "pip", "setuptools",
        "distutils", "pydoc", "doctest", "operator", "_operator", "zipimport", "bdb", "pdb", "timeit", "cProfile",
    ]

    /// Modules with names that packages of users may have as well.
    private static let modules: Set = ["code", "codeop", "commands", "trace", "profile", "types"]
}
