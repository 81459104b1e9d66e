/// One machine instruction as objdump writes it.
struct Instruction {
    /// Its address in the program.
    let address: UInt64
    /// What it does, such as `vfmadd231ps`.
    let mnemonic: String
    /// Its operands, the destination last.
    let operands: String

    /// The instruction on a line such as `  131a97:    pop    %r13`, or nil if there is none.
    init?(_ line: Substring) {
        guard let colon = line.firstIndex(of: ":"),
            let address = UInt64(line[..<colon].drop { $0 == " " }, radix: 16)
        else { return nil }
        let words = line[colon...].dropFirst().split(maxSplits: 1) { $0 == " " || $0 == "\t" }
        guard let mnemonic = words.first else { return nil }
        self.address = address
        self.mnemonic = String(mnemonic)
        operands = words.count > 1 ? String(words[1].drop { $0 == " " || $0 == "\t" }) : ""
    }

    /// The target of a jump that is written as an address.
    var target: UInt64? {
        operands.split(separator: " ").first.flatMap { UInt64($0, radix: 16) }
    }

    /// The function named by a call or jump, without offset and version, as in `2d1c0 <swift_retain@plt>`.
    var symbol: String? {
        guard mnemonic.hasPrefix("call") || mnemonic.hasPrefix("j"), let start = operands.firstIndex(of: "<") else {
            return nil
        }
        return String(operands[start...].dropFirst().prefix { $0 != ">" && $0 != "@" && $0 != "+" })
    }
}

/// The machine code of one function.
struct FunctionCode {
    /// The function's mangled name.
    let name: String
    /// Its instructions in ascending order of address.
    let instructions: [Instruction]

    /// The functions of a disassembly whose mangled names begin with `prefix`.
    ///
    /// - Parameter disassembly: The output of `objdump --disassemble --no-show-raw-insn`.
    static func all(in disassembly: String, prefix: String) -> [FunctionCode] {
        var functions: [FunctionCode] = []
        var name: String?
        var instructions: [Instruction] = []
        func end() {
            if let name { functions.append(FunctionCode(name: name, instructions: instructions)) }
        }
        for line in disassembly.split(separator: "\n") {
            if line.hasSuffix(">:") {
                end()
                let title = line.drop { $0 != "<" }.dropFirst().dropLast(2)
                name = title.hasPrefix(prefix) ? String(title) : nil
                instructions = []
            } else if name != nil, let instruction = Instruction(line) {
                instructions.append(instruction)
            }
        }
        end()
        return functions
    }

    /// The innermost loops: from the target of a backward conditional jump to that jump.
    var innermostLoops: [LoopCode] {
        guard let first = instructions.first?.address else { return [] }
        let loops = instructions.compactMap { jump -> ClosedRange<UInt64>? in
            guard jump.mnemonic.hasPrefix("j"), jump.mnemonic != "jmp", let target = jump.target,
                (first...jump.address).contains(target)
            else { return nil }
            return target...jump.address
        }
        return loops.filter { loop in
            !loops.contains { $0 != loop && loop.contains($0.lowerBound) && loop.contains($0.upperBound) }
        }.map { loop in LoopCode(instructions: instructions.filter { loop.contains($0.address) }) }
    }
}
