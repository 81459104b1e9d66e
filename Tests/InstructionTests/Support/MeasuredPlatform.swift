import Foundation

/// The platform of the machine code checks.
enum MeasuredPlatform {
    /// Whether the tests were built for it: Linux on x86-64, but not the portable variant.
    static var isThis: Bool {
        #if os(Linux) && arch(x86_64) && !RNN_MEMORY_PORTABLE
            true
        #else
            false
        #endif
    }

    /// Why the checks do not run on other platforms.
    static let reason = "machine code is checked only on Linux x86-64, and not in the portable variant"

    /// Whether the counts are to be recorded instead of checked.
    static var isRecording: Bool { ProcessInfo.processInfo.environment["RNN_MEMORY_RECORD_INSTRUCTIONS"] == "1" }
}
