/// One way to harm the program, which becomes one row of the table.
///
/// A fault is prepared once by its initialiser and then tried many times, from several threads at once.
protocol Fault: Sendable {
    /// The name in the table and on the command line.
    var name: String { get }
    /// What is done, as a phrase for the table.
    var about: String { get }
    /// How many tries an hour has room for and a full run has to make.
    var goal: Int { get }

    /// Does the harm once and looks at what has come of it.
    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm
}

/// What one try, or all tries of a row together, did to the program and its files: nothing, if all is well.
struct Harm: Sendable {
    /// How many records that were there, or were acknowledged, are gone.
    var lost = 0
    /// How many results differ from those of an undisturbed program, or are not given.
    var wrong = 0
    /// How many processes died of something the harness did not send, or hung.
    var crashed = 0
    /// What was seen, in sentences.
    var notes: [String] = []

    /// Whether nothing bad has happened.
    var isNone: Bool { lost == 0 && wrong == 0 && crashed == 0 }

    /// Notes that records are gone.
    mutating func lose(_ count: Int, _ note: String) {
        guard count > 0 else { return }
        lost += count
        notes.append(note)
    }

    /// Notes a wrong result.
    mutating func find(_ note: String) {
        wrong += 1
        notes.append(note)
    }

    /// Notes a death or a hang.
    mutating func crash(_ note: String) {
        crashed += 1
        notes.append(note)
    }

    /// Counts `outcome` as a crash if nothing but a signal or the end of patience has ended it.
    ///
    /// - Parameter signals: The signals that the harness may have sent.
    mutating func expectAnEnd(_ what: String, _ outcome: Outcome, orSignals signals: Set<Int32> = []) {
        switch outcome.ending {
        case .exited: break
        case .signalled(let signal) where signals.contains(signal): break
        case .signalled, .hung: crash("\(what) \(outcome.summary)")
        }
    }

    /// Counts `outcome` as a crash, or as wrong if it is not one of the codes.
    mutating func expect(_ what: String, _ outcome: Outcome, codes: Set<Int32> = [0]) {
        expectAnEnd(what, outcome)
        if case .exited(let code) = outcome.ending, !codes.contains(code) { find("\(what) \(outcome.summary)") }
    }
}

/// One try of a fault.
struct Trial: Sendable {
    /// The number of the try, from 0; a fault that has a list of cases goes through it by this number.
    let number: Int
    /// The random numbers of the try.
    var draws: Draws
    /// A new folder for the try.
    let folder: String
    /// What was prepared for all tries.
    let laboratory: Laboratory

    /// The folder of the journal, which is not made yet.
    var journal: String { folder + "/work/journal" }

    /// A path for the output of a process.
    func record(_ name: String) -> String { "\(folder)/\(name)" }

    /// One of the cases, all of which come up in as many tries as there are, in an order without a pattern.
    func oneCase<Case>(of cases: [Case]) -> Case {
        // A stride that shares no divisor with the count visits each case once.
        var stride = max(1, cases.count * 618 / 1_000)
        while Self.gcd(stride, cases.count) != 1 { stride += 1 }
        return cases[number * stride % cases.count]
    }

    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
}
