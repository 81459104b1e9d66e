import Foundation
import MemoryExperiment
import Recurrent
import Report
import Statistics
import Support
import Testing
import Typesetting

@Suite struct DataRecordsTests {
    /// Two runs of one cell: 3 and 4 steps, then 3 steps and a censored run.
    private static let data = Synthetic.data(
        Synthetic.experiment(cells: [.gru], inputSizes: [2], hiddenSizes: [8], runs: 2, criteria: [.cosine])
    ) { key, _ in
        CriterionOutcome(
            first: .observed(2 + key.run), settled: key.run == 1 ? .observed(3) : .censored(at: 2_000))
    }

    @Test func runsHaveOneLinePerRunAndCriterion() {
        #expect(
            RunRecords(of: Self.data).csv == """
                variant,cell,layers,input_size,hidden_size,run,criterion,first,first_censored,settled,settled_censored
                base,gru,1,2,8,1,cosine,3,0,3,0
                base,gru,1,2,8,2,cosine,4,0,2000,1

                """)
    }

    /// Two networks with two input streams each: 4 and 5 steps, then 6 and 7.
    @Test func inputStreamsHaveColumns() throws {
        var experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [2], hiddenSizes: [8], runs: 2, criteria: [.cosine])
        experiment.plan.streams = 2
        let data = Synthetic.data(experiment) { key, _ in
            let steps = StepCount.observed(1 + 2 * key.run + key.stream)
            return CriterionOutcome(first: steps, settled: steps)
        }
        let runs = RunRecords(of: data).csv.split(separator: "\n")
        #expect(runs[0].contains(",run,stream,criterion,"))
        #expect(
            runs.dropFirst() == [
                "base,gru,1,2,8,1,1,cosine,4,0,4,0", "base,gru,1,2,8,1,2,cosine,5,0,5,0",
                "base,gru,1,2,8,2,1,cosine,6,0,6,0", "base,gru,1,2,8,2,2,cosine,7,0,7,0",
            ])
        let cells = Records.cells(of: data).csv.split(separator: "\n")
        #expect(cells[0].contains(",runs,networks,censored,"))
        let first = cells[1].split(separator: ",", omittingEmptySubsequences: false)
        #expect(first[7...10] == ["4", "2", "0", "5.5"])
        // The networks’ means are 4.5 and 6.5, so the standard error is 1, and t(1) is 12.706204736432095.
        let low = try #require(Double(first[13]))
        #expect(abs(low - (5.5 - 12.706204736432095)) < 1e-9)
    }

    /// More runs than are converted to records at once.
    @Test func manyRunsAreCompleteAndInOrder() throws {
        let experiment = Synthetic.experiment(
            cells: [.gru], inputSizes: [2], hiddenSizes: [8], runs: 2_500, criteria: [.cosine])
        let records = RunRecords(of: Synthetic.data(experiment))
        let lines = records.csv.split(separator: "\n")
        #expect(lines.dropFirst().map { $0.split(separator: ",")[5] } == (1...2_500).map { "\($0)" })
        let objects = try #require(
            JSONSerialization.jsonObject(with: Data(records.json.utf8)) as? [[String: Any]])
        #expect(objects.map { $0["run"] as? Int } == Array(1...2_500))
    }

    @Test func tableCellsOmitMeansOfCensoredRuns() throws {
        let lines = Records.cells(of: Self.data).csv.split(separator: "\n")
        #expect(
            lines[0]
                == "variant,cell,layers,input_size,hidden_size,criterion,measure,runs,censored,mean,sd,median,ci_low,ci_high"
        )
        let first = lines[1].split(separator: ",", omittingEmptySubsequences: false)
        #expect(first[0..<9] == ["base", "gru", "1", "2", "8", "cosine", "first", "2", "0"])
        #expect(first[9] == "3.5" && first[10] == "0.7071067811865476")
        #expect(first[11] == "3.5")
        // The t quantile of one degree of freedom is 12.706204736432095; the margin is that times 0.5.
        let low = try #require(Double(first[12]))
        #expect(abs(low - (3.5 - 12.706204736432095 / 2)) < 1e-9)
        let settled = lines[2].split(separator: ",", omittingEmptySubsequences: false)
        #expect(settled[5...8] == ["cosine", "settled", "2", "1"])
        #expect(settled[9] == "" && settled[10] == "" && settled[12] == "" && settled[13] == "")
    }

    @Test func numbersHaveTheShortestFormThatReadsBack() {
        let values = [0.1 + 0.2, 1.0 / 3, 45, 1e-7, 0]
        let csv = Records(columns: ["x"], rows: values.map { [.number($0)] }).csv
        let fields = csv.split(separator: "\n").dropFirst()
        #expect(Array(fields) == ["0.30000000000000004", "0.3333333333333333", "45", "1e-07", "0"])
        #expect(fields.map { Double($0) } == values)
    }
}
