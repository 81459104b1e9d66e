/// The format of a tensor's numbers in a file.
public enum ElementType: String, Sendable, Hashable, CaseIterable {
    /// IEEE binary64.
    case float64 = "F64"
    /// IEEE binary32.
    case float32 = "F32"
    /// IEEE binary16.
    case float16 = "F16"
    /// The upper half of an IEEE binary32.
    case bfloat16 = "BF16"

    /// The number of bytes of a number.
    public var size: Int {
        switch self {
        case .float64: 8
        case .float32: 4
        case .float16, .bfloat16: 2
        }
    }
}
