import MemoryExperiment
import Recurrent
import Support
import Testing

/// The text of progress bars and log lines.
@Suite struct SweepProgressTextTests {
    private let snapshot: SweepProgress.Snapshot = {
        var snapshot = SweepProgress.Snapshot()
        snapshot.runsFound = 300
        snapshot.runsFinished = 212
        snapshot.runsAsked = 980
        snapshot.fraction = 0.25
        snapshot.current = [
            RunKey(cell: CellKey(variant: "base", cell: .lstm, layers: 1, inputSize: 16, hiddenSize: 128), run: 3),
            RunKey(cell: CellKey(variant: "wide", cell: .gru, layers: 2, inputSize: 1, hiddenSize: 64), run: 10),
        ]
        return snapshot
    }()

    @Test func inputStreamsAboveTheFirstAreNamed() {
        var key = snapshot.current[0]
        key.stream = 2
        #expect(key.shortName == "lstm 16→128 #3.2")
    }

    @Test func lineShowsRunsWorkAndTime() {
        #expect(
            snapshot.line(after: .seconds(24)) == "512 of 1,280 runs, 25 % of the work, about 1 min 12 s left")
    }

    @Test func noTimeIsEstimatedWithoutProgress() {
        var snapshot = snapshot
        snapshot.fraction = 0
        #expect(snapshot.line(after: .seconds(24)) == "512 of 1,280 runs, 0 % of the work")
    }

    @Test func wideBarShowsEverything() {
        #expect(
            snapshot.bar(columns: 120, after: .seconds(24))
                == "[======>                 ]  512 of 1,280 runs  25 %  1 min 12 s left  "
                + "lstm 16→128 #3, gru 1→64×2 wide #10")
    }

    @Test(arguments: 0...130)
    func barFitsTheTerminal(columns: Int) {
        #expect(snapshot.bar(columns: columns, after: .seconds(24)).count <= columns)
    }

    @Test func narrowBarKeepsTheCounts() {
        #expect(snapshot.bar(columns: 30, after: .seconds(24)) == "512 of 1,280 runs  25 %")
        #expect(snapshot.bar(columns: 45, after: .seconds(24)) == "512 of 1,280 runs  25 %  1 min 12 s left")
    }

    @Test func barIsFullAtTheEnd() {
        var snapshot = snapshot
        snapshot.fraction = 1
        snapshot.current = []
        #expect(
            snapshot.bar(columns: 80, after: .seconds(24))
                == "[========================]  512 of 1,280 runs  100 %  0 s left")
    }

    @Test(arguments: [(0, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (3_599, "59 min 59 s"), (7_500, "2 h 5 min")])
    func durationsAreWritten(seconds: Int, text: String) {
        #expect(Duration.seconds(seconds).inWords == text)
    }

    @Test func logWaitsForTimeAndWork() {
        var pace = ProgressPace()
        let asked: [(seconds: Int, fraction: Double)] = [
            (5, 0.5), (11, 0.05), (12, 0.12), (21, 0.9), (22, 0.95), (33, 0.99),
        ]
        let due = asked.map { pace.isDue(after: .seconds($0.seconds), fraction: $0.fraction) }
        #expect(due == [false, false, true, false, true, false])
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_280, "1,280"), (-1_234_567, "-1,234,567"), (100_000, "100,000")])
    func digitsAreGrouped(number: Int, text: String) {
        #expect(number.grouped == text)
    }
}
