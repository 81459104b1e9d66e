import Recurrent

/// Runs every workload in turn and prints, for each, the number of its last section boundary, its units and its name.
@main
struct InstructionWorkloads {
    static func main() throws {
        var sections = Sections()
        for workload in try catalogue() {
            try workload.measure(in: &sections)
            print(sections.boundaries, workload.units, workload.name)
        }
    }

    private static func catalogue() throws -> [Workload] {
        var workloads: [Workload] = []
        for cell in [Cell.lstm, .gru(.afterProduct)] {
            for size in [1, 8, 32, 64, 128] {
                workloads.append(try .pairSteps(cell, inputSize: size, hiddenSize: size))
            }
        }
        return try workloads + [
            .pairSteps(.lstm, inputSize: 1, hiddenSize: 128),
            .pairSteps(.lstm, inputSize: 32, hiddenSize: 32, areShared: false),
            .pairSteps(.lstm, inputSize: 32, hiddenSize: 32, precision: .float64),
            .pairSteps(.gru(.afterProduct), inputSize: 32, hiddenSize: 32, precision: .float64),
            .pairSteps(.gru(.beforeProduct), inputSize: 32, hiddenSize: 32),
            .pairSteps(.lstm, inputSize: 8, hiddenSize: 8, backend: .reference),
            .sideBySideSteps(.lstm, inputSize: 1, hiddenSize: 1),
            .sideBySideSteps(.lstm, inputSize: 8, hiddenSize: 8),
            .sideBySideSteps(.gru(.afterProduct), inputSize: 8, hiddenSize: 8),
            .sideBySideSteps(.gru(.afterProduct), inputSize: 4, hiddenSize: 4, precision: .float64),
            .quickRuns(.lstm, inputSize: 4, hiddenSize: 16),
            .quickRuns(.gru, inputSize: 4, hiddenSize: 4),
            .weights(.lstm, inputSize: 16, hiddenSize: 16),
            .exponents(.lstm, inputSize: 16, hiddenSize: 16),
            .exponents(.gru(.afterProduct), inputSize: 16, hiddenSize: 16),
            .normals(),
        ]
    }
}
