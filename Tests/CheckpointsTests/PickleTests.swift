import Support
import Testing

/// Pickles that attack, repeat themselves or break off.
@Suite struct PickleTests {
    private typealias Text = PickleText

    private func complaint(_ value: [UInt8]) -> String { Complaint.about(Text.archive(value, storages: [])) }

    @Test(arguments: [
        ("posix", "system"), ("os", "popen"), ("subprocess", "Popen"), ("builtins", "eval"), ("__builtin__", "getattr"),
        ("builtins", "exec"), ("importlib", "import_module"), ("os.path", "join"), ("builtins", "getattr.__call__"),
    ]) func dangerousCallsAreNamed(_ module: String, _ name: String) {
        let arguments = [Text.text("true")]
        let wanted = "wants to call \(module).\(name), which is not among what weights need"
        let reduce = Text.call(Text.global(module, name), arguments)
        let stackGlobal = Text.text(module) + Text.text(name) + [0x93] + Text.tuple(arguments) + Array("R".utf8)
        let newObject = Text.global(module, name) + Text.tuple(arguments) + [0x81]
        let withKeywords = Text.global(module, name) + Text.tuple(arguments) + Text.dictionary([]) + [0x92]
        let instance = Array("(".utf8) + Text.text("true") + Array("i\(module)\n\(name)\n".utf8)
        let object = Array("(".utf8) + Text.global(module, name) + Text.text("true") + Array("o".utf8)
        for attack in [reduce, stackGlobal, newObject, withKeywords, instance, object] {
            let complaint = complaint(Text.dictionary([(Text.text("a"), attack)]))
            #expect(complaint.contains(wanted), "\(complaint)")
        }
    }

    @Test func unknownClassesArePlaceholders() {
        let object = Text.call(Text.global("argparse", "Namespace"), []) + Text.dictionary([]) + Array("b".utf8)
        let complaint = complaint(Text.dictionary([(Text.text("arguments"), object)]))
        #expect(complaint.contains("no recurrent layer in it"), "\(complaint)")
    }

    @Test(arguments: [
        ("", "ends too early"), ("a", "empty stack"), ("K", "ends too early"), ("e", "misses a mark"),
        ("(K\u{1}d", "a key without a value"), ("K\u{1}K\u{2}a", "adds to a plain value"), ("h\u{7}", "never stored"),
        ("gx\n", "invalid memo index"), ("Fx\n", "invalid number"), ("Lx\n", "invalid number"),
        ("Sx\n", "quotation marks"),
        ("T\u{7F}\u{7F}\u{7F}\u{7F}", "ends too early"), ("z", "unknown instruction 122"), ("(0(1.", "empty stack"),
        ("NNb", "adds to a plain value"), ("(o", "makes an object of no class"), ("((((", "ends too early"),
        ("Q", "empty"),
    ]) func mistakesAreNamed(_ instructions: String, _ expected: String) {
        let zip = ZipText(entries: [ZipText.Entry(name: "test/data.pkl", bytes: Array(instructions.utf8))])
        let complaint = Complaint.about(zip.bytes)
        #expect(complaint.contains(expected), "\(complaint)")
    }

    @Test(
        arguments: [
            ([0x82, 1], "outside of it"), ([0x97], "outside of it"), ([0x80, 6], "protocol 6"),
            ([0x8B, 255, 255, 255, 127], "bytes"),
            ([0x8D, 255, 255, 255, 255, 255, 255, 255, 255], "ends too early"), ([0x93], "empty stack"),
            ([0x4E, 0x4E, 0x93], "names a class without a text"),
        ] as [([UInt8], String)]) func binaryMistakesAreNamed(_ instructions: [UInt8], _ expected: String)
    {
        let zip = ZipText(entries: [ZipText.Entry(name: "test/data.pkl", bytes: instructions)])
        let complaint = Complaint.about(zip.bytes)
        #expect(complaint.contains(expected), "\(complaint)")
    }

    /// A list that contains itself, a dictionary that is its own value, and a chain of pairs of the same pair.
    @Test func cyclesAndRepetitionsEnd() {
        let cycle = Array("]q\u{0}h\u{0}a".utf8)
        #expect(
            complaint(cycle).contains("more values than a checkpoint has") || complaint(cycle).contains("no recurrent"))
        let dictionary = Array("}q\u{0}(".utf8) + Text.text("a") + Array("h\u{0}u".utf8)
        #expect(complaint(dictionary).contains("no recurrent layer in it"))
        let wide =
            Array("]q\u{0}(".utf8) + Array(repeating: Array("h\u{0}".utf8), count: 9).flatMap(\.self) + Array("e".utf8)
        #expect(complaint(wide).contains("more values than a checkpoint has"))
        var bomb = Text.none
        for index in 0..<60 {
            bomb += [0x85, UInt8(ascii: "q"), UInt8(index), UInt8(ascii: "h"), UInt8(index), 0x86]
        }
        #expect(complaint(bomb).contains("no recurrent layer in it"))
    }

    /// A large value costs little to repeat, so repetitions have to be counted, not only values.
    @Test(arguments: ["dictionary", "state", "sizes"])
    func sharedValuesAreCounted(_ kind: String) {
        let members = (0..<20_000).map { (Text.integer($0), Text.none) }
        let large = Text.dictionary(members) + Array("q\u{0}".utf8)
        let again = Array("h\u{0}".utf8)
        let repeated: [UInt8] =
            switch kind {
            case "dictionary": again
            case "state": Text.call(Text.global("a", "B"), []) + again + Array("b".utf8)
            default: Text.tensor(storage: Text.storage("0", count: 1), sizes: [], strides: []) + again + Array("b".utf8)
            }
        let value = Text.list([large] + Array(repeating: repeated, count: 4_000))
        let complaint = complaint(value)
        #expect(complaint.contains("more values than") || complaint.contains("data/0 is not"), "\(complaint)")
    }

    @Test func sharedNamesAreCounted() {
        let tensor = Text.tensor(storage: Text.storage("0", count: 1), sizes: [], strides: []) + Array("q\u{0}".utf8)
        let list = Text.list([tensor] + Array(repeating: Array("h\u{0}".utf8), count: 1_000))
        let key = String(repeating: "k", count: 100_000)
        #expect(complaint(Text.dictionary([(Text.text(key), list)])).contains("more values than a checkpoint has"))
    }

    @Test(arguments: [("functools", "partial"), ("code.model", "Config"), ("pathlib", "PosixPath")])
    func commonClassesAreNoAttacks(_ module: String, _ name: String) {
        let complaint = complaint(Text.call(Text.global(module, name), [Text.text("a")]))
        #expect(complaint.contains("no recurrent layer in it"), "\(complaint)")
    }

    @Test func depthIsBounded() {
        let nested =
            Array(repeating: UInt8(ascii: "]"), count: 50_000) + Array(repeating: UInt8(ascii: "a"), count: 49_999)
        #expect(complaint(nested).contains("no recurrent layer in it"))
        let marks = Array(repeating: UInt8(ascii: "("), count: 200_000)
        #expect(complaint(marks).contains("too many marks"))
        let stack = Array(repeating: UInt8(ascii: "N"), count: 200_000)
        #expect(complaint(stack).contains("too many values on its stack"))
    }

    @Test func memoryIsBounded() {
        let lists = Array(repeating: Array("]0".utf8), count: 400_000).flatMap(\.self)
        #expect(complaint(lists).contains("needs more memory than its file warrants"))
        let memo = Text.none + (0..<300_000).flatMap { [UInt8(ascii: "r")] + ZipText.little($0, 4) }
        #expect(complaint(memo).contains("needs more memory") || complaint(memo).contains("no recurrent layer"))
    }
}
