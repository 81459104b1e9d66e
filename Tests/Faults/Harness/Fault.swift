/// One way to harm the program, and one row of the table.
///
/// The initialiser prepares a fault once; it is then tried many times, from several threads at once.
protocol Fault: Sendable {
    /// The name in the table and on the command line.
    var name: String { get }
    /// The harm, as a phrase for the table.
    var about: String { get }
    /// The number of tries in a full run of about an hour.
    var goal: Int { get }

    /// Does the harm once and examines the consequences.
    func attempt(_ trial: inout Trial) throws(Trouble) -> Harm
}

/// The damage of one try, or of all tries of a row, to the program and its files; none if all is well.
struct Harm: Sendable {
    /// The number of lost records that existed or were acknowledged.
    var lost = 0
    /// The number of results that differ from those of an undisturbed program, or are missing.
    var wrong = 0
    /// The number of processes that hung, or died of something the harness did not send.
    var crashed = 0
    /// The observations, in sentences.
    var notes: [String] = []

    /// Whether nothing bad has happened.
    var isNone: Bool { lost == 0 && wrong == 0 && crashed == 0 }

    /// Records lost records.
    mutating func lose(_ count: Int, _ note: String) {
        guard count > 0 else { return }
        lost += count
        notes.append(note)
    }

    /// Records a wrong result.
    mutating func find(_ note: String) {
        wrong += 1
        notes.append(note)
    }

    /// Records a crash or a hang.
    mutating func crash(_ note: String) {
        crashed += 1
        notes.append(note)
    }

    /// Counts `outcome` as a crash if it ended by a signal that the harness did not send, or by a timeout.
    ///
    /// - Parameter signals: The signals that the harness may have sent.
    mutating func expectAnEnd(_ what: String, _ outcome: Outcome, orSignals signals: Set<Int32> = []) {
        switch outcome.ending {
        case .exited: break
        case .signalled(let signal) where signals.contains(signal): break
        case .signalled, .hung: crash("\(what) \(outcome.summary)")
        }
    }

    /// Counts `outcome` as a crash, or as wrong if its code is not one of `codes`.
    mutating func expect(_ what: String, _ outcome: Outcome, codes: Set<Int32> = [0]) {
        expectAnEnd(what, outcome)
        if case .exited(let code) = outcome.ending, !codes.contains(code) { find("\(what) \(outcome.summary)") }
    }
}

/// One try of a fault.
struct Trial: Sendable {
    /// The number of the try, from 0; a fault with a list of cases uses it to go through them.
    let number: Int
    /// The random numbers of the try.
    var draws: Draws
    /// A new folder for the try.
    let folder: String
    /// The laboratory prepared for all tries.
    let laboratory: Laboratory

    /// The folder of the journal, which does not exist yet.
    var journal: String { folder + "/work/journal" }

    /// A path for the output of a process.
    func record(_ name: String) -> String { "\(folder)/\(name)" }

    /// One of the cases: each occurs once in as many tries as there are cases, in an irregular order.
    func oneCase<Case>(of cases: [Case]) -> Case {
        // A stride coprime to the count visits each case once.
        var stride = max(1, cases.count * 618 / 1_000)
        while Self.gcd(stride, cases.count) != 1 { stride += 1 }
        return cases[number * stride % cases.count]
    }

    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
}
