import Support

extension Failure.Kind {
    /// The exit code of a program that ends with such a failure, as in sysexits.h.
    var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .data: 65
        case .missingInput: 66
        case .cannotCreate: 73
        case .inputOutput: 74
        case .interrupted: 130
        }
    }
}
