import Foundation
import Support

extension SweepEstimate {
    /// The forecast for the report of an experiment, once its sweep is done.
    public func forecastOfReport(of plan: SweepPlan) -> SweepForecast {
        let held = Double(plan.resultsHeld) * Footprint.heldResult
        let computed = plan.cells.reduce(0.0) { $0 + $1.cost.resultBytes * Double($1.positions.count) }
        let runs = Double(plan.experiment.runCount)
        return forecastOfReport(runs: runs, cells: Double(plan.experiment.cellKeys.count), bytes: held + computed)
    }

    /// The forecast for the report of the journal in a folder, from the sizes of its files.
    ///
    /// Nothing is read, because reading would take a good part of the report's time.
    ///
    /// - Throws: `Failure` of kind `missingInput` if there is no such folder.
    public func forecastOfReport(ofJournal directory: String) throws(Failure) -> SweepForecast {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw Failure(.missingInput, "There is no journal at \(directory). Run a sweep first, or name its folder.")
        }
        let bytes = names.filter { $0.hasSuffix(".jsonl") }.reduce(0.0) { sum, name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: directory + "/" + name)
            return sum + Double((attributes?[.size] as? Int) ?? 0)
        }
        return forecastOfReport(runs: bytes / Footprint.line, cells: 40, bytes: bytes)
    }

    private func forecastOfReport(runs: Double, cells: Double, bytes: Double) -> SweepForecast {
        let work = WorkTime(computing: 1.1 + 2e-4 * runs + 6e-3 * min(cells, runs))
        return SweepForecast(
            seconds: seconds(work, longest: work, threads: 1), bytes: Footprint.report + Footprint.reported * bytes,
            threads: 1)
    }
}
