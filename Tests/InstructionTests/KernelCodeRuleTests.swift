import Testing

/// Which machine code passes the rules, tested on handwritten code.
@Suite struct KernelCodeRuleTests {
    /// A function with one inner loop of eight sums, with `intruders` inserted into it, `outside` before it and `tail`
    /// after it; START stands for the first address.
    private func code(intruders: [String] = [], tail: [String] = [], outside: [String] = []) -> KernelCode {
        var address = 0x1000
        func lines(_ instructions: [String]) -> String {
            instructions.map { instruction in
                defer { address += 4 }
                return "    \(String(address, radix: 16)):\t\(instruction)\n"
            }.joined()
        }
        var text = "program:     file format elf64-x86-64\n\n"
        text += "0000000000001000 <$s9Recurrent4stepyyF>:\n"
        text += lines(["push   %rbp"] + outside)
        let start = String(address, radix: 16)
        let accumulators = (0..<8).map { "vfmadd231ps (%rsi,%rax,4),%ymm8,%ymm\($0)" }
        text += lines(
            ["vbroadcastss (%rdx,%rax,4),%ymm8"] + accumulators + intruders + [
                "inc    %rax", "cmp    %rax,%rcx", "jne    \(start) <$s9Recurrent4stepyyF+0x4>",
            ])
        let second = String(address, radix: 16)
        text += lines(tail.map { $0.replacing("START", with: second) } + ["ret"])
        text += "\n000000000000f000 <$s9Recurrent6helperyyF>:\n    f000:\tjmp    2000 <expf@plt>\n"
        text += "\n000000000000f100 <$s5Other4stepyyF>:\n    f100:\tcall   2000 <fmaf@plt>\n"
        return KernelCode(text)
    }

    @Test func pureLoopPasses() {
        let code = code()
        #expect(code.accumulations(of: .float32).count == 1)
        #expect(code.accumulations(of: .float64).isEmpty)
        #expect(code.complaints.isEmpty)
    }

    @Test(arguments: [
        "call   2000 <swift_retain@plt>", "call   *%rax", "vfmadd213ss %xmm1,%xmm2,%xmm3",
        "vfnmadd231sd (%rax),%xmm2,%xmm3", "vsqrtss %xmm1,%xmm1,%xmm1", "sqrtsd %xmm1,%xmm1",
    ])
    func forbiddenInstructionsAreReported(instruction: String) {
        let words = instruction.split(separator: " ")
        #expect(
            code(intruders: [instruction]).complaints
                == ["$s9Recurrent4stepyyF: an inner loop has `\(words.joined(separator: " "))`."])
        #expect(code(outside: [instruction]).complaints.isEmpty)
    }

    @Test func scalarLoopsAreReported() {
        let tail = ["vfmadd231ss (%rsi,%rax,4),%xmm8,%xmm0", "inc    %rax", "jne    START <$s9Recurrent4stepyyF+0x40>"]
        #expect(code(tail: tail).complaints == ["$s9Recurrent4stepyyF: an inner loop multiplies number by number."])
    }

    @Test(arguments: [
        ("call   2000 <sqrtf@plt>", "$s9Recurrent4stepyyF", "sqrtf"),
        ("call   *0x2fe2(%rip)        # 4000 <fmaf@GLIBC_2.2.5>", "$s9Recurrent4stepyyF", "fmaf"),
        ("call   f000 <$s9Recurrent6helperyyF>", "$s9Recurrent6helperyyF", "expf"),
    ])
    func callsOfTheCLibraryAreReported(call: String, caller: String, function: String) {
        #expect(
            code(outside: [call]).complaints
                == ["\(caller), which the kernels use, calls \(function) of the C library."])
    }

    @Test func loopsWithManyStoresAreNoAccumulations() {
        let stores = Array(repeating: "vmovups %ymm8,(%rsi)", count: 12)
        #expect(code(intruders: stores).accumulations(of: .float32).isEmpty)
    }
}
