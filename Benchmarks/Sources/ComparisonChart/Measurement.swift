import Foundation

/// How long one program takes for a step of a pair of one shape, as the comparison's CSV has it.
struct Measurement {
    let program: String
    let cell: String
    let inputSize: Int
    let hiddenSize: Int
    let processes: Int
    let microseconds: Double

    /// Reads a file; fields hold neither commas nor quotation marks.
    ///
    /// - Throws: `MeasurementError` naming the first column or line that is not as expected.
    static func read(contentsOf file: URL) throws -> [Measurement] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let names = lines.first?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
        return try lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == names.count else { throw MeasurementError(line: String(line)) }
            guard let measurement = Measurement(Dictionary(zip(names, fields)) { first, _ in first }) else {
                throw MeasurementError(line: String(line))
            }
            return measurement
        }
    }

    private init?(_ fields: [String: String]) {
        guard let program = fields["program"], let cell = fields["cell"],
            let inputSize = fields["input_size"].flatMap(Int.init),
            let hiddenSize = fields["hidden_size"].flatMap(Int.init),
            let processes = fields["processes"].flatMap(Int.init),
            let microseconds = fields["us_per_pair_step"].flatMap(Double.init), microseconds > 0
        else { return nil }
        self.program = program
        self.cell = cell
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        self.processes = processes
        self.microseconds = microseconds
    }
}

/// A line that does not hold a measurement.
struct MeasurementError: Error, CustomStringConvertible {
    let line: String

    var description: String { "This line is not a result of the comparison: \(line)" }
}
