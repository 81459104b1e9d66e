/// The machine code of the module with the kernels.
struct KernelCode {
    /// The functions of the module by their names.
    private let functions: [String: FunctionCode]

    /// The mangled names of the module's functions begin with this.
    private static let prefix = "$s9Recurrent"

    /// The C library functions that replace an instruction or functions of the module itself.
    private static let libraryFunctions = Set(
        ["fma", "sqrt", "exp", "exp2", "expm1", "log", "tanh", "sin", "cos", "sincos", "pow", "floor", "rint", "round"]
            .flatMap { [$0, $0 + "f"] })

    /// Parses objdump's output.
    init(_ disassembly: String) {
        functions = Dictionary(
            FunctionCode.all(in: disassembly, prefix: Self.prefix).map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    /// The inner loops of matrix products.
    func accumulations(of lanes: Lanes) -> [LoopCode] {
        functions.values.flatMap(\.innermostLoops).filter { $0.isAccumulation(of: lanes) }
    }

    /// The functions with inner loops of matrix products.
    private var kernels: [FunctionCode] {
        functions.values.filter { function in
            function.innermostLoops.contains { loop in Lanes.allCases.contains { loop.isAccumulation(of: $0) } }
        }
    }

    /// Everything that slows down the kernels: intruders in inner loops that multiply vectors, loops that multiply
    /// single numbers, and reachable C library functions.
    var complaints: [String] {
        let inLoops = kernels.flatMap { function in
            function.innermostLoops.flatMap { loop in
                if loop.multipliesVectors {
                    loop.intruders.map { "\(function.name): an inner loop has `\($0)`." }
                } else if loop.instructions.contains(where: \.isScalarFusedMultiplyAdd) {
                    ["\(function.name): an inner loop multiplies number by number."]
                } else {
                    [String]()
                }
            }
        }
        return (inLoops + libraryComplaints).sorted()
    }

    private var libraryComplaints: [String] {
        var complaints: [String] = []
        var reached = Set(kernels.map(\.name))
        var open = Array(reached)
        while let name = open.popLast() {
            for symbol in Set(functions[name]?.instructions.compactMap(\.symbol) ?? []) {
                if Self.libraryFunctions.contains(symbol) {
                    complaints.append("\(name), which the kernels use, calls \(symbol) of the C library.")
                }
                if functions[symbol] != nil, reached.insert(symbol).inserted { open.append(symbol) }
            }
        }
        return complaints
    }
}
