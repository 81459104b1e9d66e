import ArgumentParser
import MemoryExperiment
import Support

/// Reads the value of an option that is a real number.
///
/// Options with numbers are declared with `parsing: .unconditional`, so that `-1` is their value and no option.
///
/// - Throws: `ValidationError` for what is no number in decimal digits, or not one that float64 has.
func readNumber(_ text: String) throws -> Double {
    do throws(WrittenNumber.Problem) {
        return try WrittenNumber.read(text)
    } catch {
        throw ValidationError("it \(error).")
    }
}
