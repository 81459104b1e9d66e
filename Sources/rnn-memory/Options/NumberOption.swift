import ArgumentParser
import MemoryExperiment
import Support

/// Reads the value of an option that is a real number.
///
/// Options with numbers are declared with `parsing: .unconditional`, so `-1` is parsed as a value instead of an option.
///
/// - Throws: `ValidationError` if the text is not a decimal number or float64 cannot represent it.
func readNumber(_ text: String) throws -> Double {
    do throws(WrittenNumber.Problem) {
        return try WrittenNumber.read(text)
    } catch {
        throw ValidationError("it \(error).")
    }
}
