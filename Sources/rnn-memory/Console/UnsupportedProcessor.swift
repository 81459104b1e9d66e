/// The message for a processor that lacks instructions the program was compiled for.
enum UnsupportedProcessor {
    /// EX_UNAVAILABLE of sysexits.h.
    static let exitCode: Int32 = 69

    static let message = """
        This processor lacks instructions that this build needs (x86-64-v3: AVX2, FMA, BMI, F16C, LZCNT, MOVBE). \
        The portable variant runs here more slowly, with the same results. Build it with: \
        RNN_MEMORY_PORTABLE=1 swift build -c release
        """
}
