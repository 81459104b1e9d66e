import Foundation
import Synchronization

/// Distributes tries to threads so that all rows progress equally towards their goals.
final class Schedule: Sendable {
    private struct State {
        var next: [Int]
        var tallies: [Tally]
        var trouble: Trouble?
    }

    private let faults: [any Fault]
    private let laboratory: Laboratory
    private let options: Options
    private let state: Mutex<State>

    /// A schedule of the tries of some rows.
    init(of faults: [any Fault], in laboratory: Laboratory, options: Options) {
        self.faults = faults
        self.laboratory = laboratory
        self.options = options
        let first = if case .single(let number) = options.extent { number } else { 0 }
        state = Mutex(
            State(
                next: faults.map { _ in first },
                tallies: faults.map { Tally(name: $0.name, about: $0.about, goal: $0.goal) }))
    }

    /// Makes all tries and returns the result of each row.
    func run() throws(Trouble) -> [Tally] {
        let end = if case .seconds(let seconds) = options.extent { Clock.seconds + seconds } else { Double.infinity }
        DispatchQueue.concurrentPerform(iterations: options.workers) { _ in
            while Clock.seconds < end, let (row, number) = next() { attempt(number, of: row) }
        }
        if let trouble = state.withLock({ $0.trouble }) { throw trouble }
        return state.withLock { $0.tallies }
    }

    /// The next try of the row that is farthest from its goal, or nil if all are done.
    private func next() -> (row: Int, number: Int)? {
        state.withLock { state in
            guard state.trouble == nil else { return nil }
            let open = faults.indices.filter { row in
                switch options.extent {
                case .seconds: true
                case .share(let share): Double(state.next[row]) < (share * Double(faults[row].goal)).rounded(.up)
                case .single(let number): state.next[row] == number
                }
            }
            func share(_ row: Int) -> Double { Double(state.next[row]) / Double(faults[row].goal) }
            guard let row = open.min(by: { share($0) < share($1) }) else { return nil }
            defer { state.next[row] += 1 }
            return (row, state.next[row])
        }
    }

    private func attempt(_ number: Int, of row: Int) {
        let fault = faults[row]
        let folder = "\(laboratory.folder)/\(fault.name)-\(number)"
        var trial = Trial(
            number: number, draws: Draws(seed: options.seed, row: fault.name, number: number), folder: folder,
            laboratory: laboratory)
        var isKept = if case .single = options.extent { true } else { false }
        do throws(Trouble) {
            try Files.makeFolder(folder)
            let harm = try fault.attempt(&trial)
            state.withLock { $0.tallies[row].add(harm) }
            if !harm.isNone {
                say(harm, of: fault, number: number)
                isKept = true
            }
        } catch {
            state.withLock { $0.trouble = $0.trouble ?? error }
        }
        if isKept { Console.say("The folder of the try is \(folder).") } else { Files.remove(folder) }
    }

    private func say(_ harm: Harm, of fault: any Fault, number: Int) {
        Console.say(
            """
            \(fault.name), try \(number): \(harm.notes.joined(separator: "; ")). Repeat it: script/faults --only \
            \(fault.name) --seed \(options.seed) --try \(number)
            """)
    }
}
