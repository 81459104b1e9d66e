import MemoryExperiment
import Report

/// Runs studies one after the other.
actor StudyQueue {
    private let folder: StudyFolder
    private let templates: ReportTemplates
    private let executor: WorkExecutor
    /// How many runs are computed at once.
    nonisolated let threads: Int
    private var studies: [Study]
    private var current: Work?
    /// How many runs the journals of studies held that do not run now, by identifier.
    private var runsKept: [String: Int] = [:]
    private let disk = DiskExecutor()
    private let calls: AsyncStream<Void>
    private let call: AsyncStream<Void>.Continuation

    /// A study whose sweep runs or whose report is written.
    private struct Work {
        let id: String
        let sweep: Sweep
        let start: ContinuousClock.Instant
        let task: Task<Void, any Error>
    }

    /// The studies of a folder; those that were running when a server ended go on first.
    init(folder: StudyFolder, studies: [Study], templates: ReportTemplates, threads: Int, executor: WorkExecutor) {
        self.folder = folder
        self.studies = studies
        self.templates = templates
        self.threads = threads
        self.executor = executor
        (calls, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Disks may be slow, and nobody who asks for a page’s style is to wait for them.
    nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Works until the task is cancelled; what runs then is marked as running, and goes on when a server starts again.
    func run() async {
        call.yield()
        let counting = Task { await countRuns() }
        defer { counting.cancel() }
        for await _ in calls {
            while !Task.isCancelled, let next = next { await work(on: next) }
            if Task.isCancelled { break }
        }
    }

    /// What runs next: what was interrupted, then what waits, in the order of their numbers.
    private var next: Study? {
        studies.first { $0.state == .running } ?? studies.first { $0.state == .queued }
    }

    /// Counts the runs of studies that have not ended, whose pages show how far they came.
    private func countRuns() async {
        for study in studies where study.state != .finished {
            guard !Task.isCancelled else { return }
            let count = await Task(executorPreference: executor) { () -> Int? in
                guard (try? study.requireOwnFolders()) != nil else { return nil }
                return try? Journal.read(study.journal, for: study.experiment).results.count
            }.value
            // One that has run meanwhile knows better.
            if let count, runsKept[study.id] == nil { runsKept[study.id] = count }
        }
    }

    private func work(on study: Study) async {
        let sweep = Sweep(study.experiment, journal: study.journal, threads: threads)
        guard set(.running, of: study.id) else { return }
        let task = Task(executorPreference: executor) { [templates] in
            _ = try await sweep.run()
            try await Report.generate(journal: study.journal, output: study.output, templates: templates)
        }
        current = Work(id: study.id, sweep: sweep, start: .now, task: task)
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        let snapshot = sweep.progress.snapshot
        if snapshot.runsPlanned > 0 { runsKept[study.id] = snapshot.runsDone }
        current = nil
        switch result {
        case .success: set(.finished, of: study.id)
        // A server that ends leaves the study as it is, for the next one.
        case .failure where Task.isCancelled: break
        case .failure where isStopped(study.id): await reportUnfinished(study)
        case .failure(let failure as Failure): set(.failed(failure.message), of: study.id)
        // It is to go on already.
        case .failure: break
        }
    }

    /// Writes the report of what a study that was stopped has found, where that is enough for one.
    private func reportUnfinished(_ study: Study) async {
        let report = Task(executorPreference: executor) { [templates] in
            // A study that was stopped at once may not have a journal yet.
            guard try !Journal.read(study.journal, for: study.experiment).results.isEmpty else { return }
            _ = try await Report.generate(journal: study.journal, output: study.output, templates: templates)
        }
        // Where no table cell has all its runs there is nothing to report yet.
        guard case .failure(let failure as Failure) = await report.result, failure.kind != .data else { return }
        // It may go on already, which will tell by itself what is wrong.
        if isStopped(study.id) { set(.failed(failure.message), of: study.id) }
    }

    private func isStopped(_ id: String) -> Bool { studies.contains { $0.id == id && $0.state == .stopped } }

    /// Changes a study's state, here and on the disk.
    ///
    /// - Returns: Whether the disk took it; else the study has failed.
    @discardableResult
    private func set(_ state: Study.State, of id: String) -> Bool {
        guard let index = studies.firstIndex(where: { $0.id == id }) else { return false }
        studies[index].state = state
        do throws(Failure) {
            try folder.save(studies[index])
            return true
        } catch {
            // What a study failed by says more than that it cannot be written down, and often is the same.
            if case .failed = state { return false }
            studies[index].state = .failed(error.message)
            return false
        }
    }
}

// MARK: - What users do

extension StudyQueue {
    /// Begins a study that waits for those before it.
    func submit(_ experiment: Experiment) throws(Failure) -> Study {
        let study = try folder.begin(experiment, after: studies.map(\.number).max() ?? 0)
        studies.append(study)
        call.yield()
        return study
    }

    /// Stops a study that waits or runs; what was computed stays.
    func stop(_ id: String) {
        guard let study = studies.first(where: { $0.id == id }), study.isUnderWay else { return }
        // The disk hears of it first: a server that is killed now leaves the study stopped.
        set(.stopped, of: id)
        if current?.id == id { current?.task.cancel() }
    }

    /// Lets a study that was stopped or failed wait for its turn again.
    func resume(_ id: String) {
        guard let study = studies.first(where: { $0.id == id }), study.canResume else { return }
        set(.queued, of: id)
        call.yield()
    }

    /// Every study with how far it is, by number.
    func overview() -> [StudyStatus] { studies.map(status) }

    private func status(_ study: Study) -> StudyStatus {
        let runsKept = runsKept[study.id] ?? 0
        guard study.isThere else {
            var missing = study
            missing.state = .missing
            return StudyStatus(missing, runsKept: runsKept)
        }
        guard let current, current.id == study.id else { return StudyStatus(study, runsKept: runsKept) }
        return StudyStatus(
            study, runsKept: runsKept, snapshot: current.sweep.progress.snapshot,
            elapsed: current.start.duration(to: .now))
    }

    /// One study with how far it is; nil where there is none of that name.
    func status(of id: String) -> StudyStatus? { studies.first { $0.id == id }.map(status) }
}
