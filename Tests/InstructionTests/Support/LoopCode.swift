/// The machine code of a loop.
struct LoopCode {
    /// Its instructions in ascending order of address.
    let instructions: [Instruction]

    /// The fused multiply-adds of whole vectors of 32 bytes.
    private var vectorMultiplyAdds: [Instruction] {
        instructions.filter {
            $0.isFusedMultiplyAdd && $0.mnemonic.dropLast().hasSuffix("p") && $0.operands.contains("%ymm")
        }
    }

    /// Whether it multiplies and adds whole vectors.
    var multipliesVectors: Bool { !vectorMultiplyAdds.isEmpty }

    /// The number of separate vector sums: that many multiply-adds can be in flight.
    var accumulators: Int { Set(vectorMultiplyAdds.compactMap(\.destination)).count }

    /// The fraction of its instructions that multiply and add vectors.
    var density: Double { Double(vectorMultiplyAdds.count) / Double(instructions.count) }

    /// Whether it is the inner loop of a matrix product: enough sums to keep two units with a latency of four cycles
    /// busy, and little else.
    func isAccumulation(of lanes: Lanes) -> Bool {
        accumulators >= 8 && density >= 0.4 && vectorMultiplyAdds.allSatisfy { $0.mnemonic.hasSuffix(lanes.rawValue) }
    }

    /// The instructions that must not appear in a loop that multiplies vectors.
    var intruders: [String] {
        instructions.filter {
            $0.mnemonic.hasPrefix("call") || $0.isScalarFusedMultiplyAdd || $0.isScalarSquareRoot
        }.map { "\($0.mnemonic) \($0.operands)" }
    }
}

/// The format of a vector's numbers, by the end of a mnemonic.
enum Lanes: String, CaseIterable {
    /// Eight numbers of float32.
    case float32 = "ps"
    /// Four numbers of float64.
    case float64 = "pd"
}

extension Instruction {
    /// Whether it is one of the forms of ±(x·y) ± z.
    var isFusedMultiplyAdd: Bool { ["vfmadd", "vfmsub", "vfnmadd", "vfnmsub"].contains { mnemonic.hasPrefix($0) } }

    /// Whether it is one of them for a single number.
    var isScalarFusedMultiplyAdd: Bool { isFusedMultiplyAdd && mnemonic.dropLast().hasSuffix("s") }

    /// Whether it takes the square root of a single number.
    var isScalarSquareRoot: Bool { ["sqrtss", "sqrtsd", "vsqrtss", "vsqrtsd"].contains(mnemonic) }

    /// The register that receives the result.
    var destination: Substring? { operands.split(separator: ",").last }
}
