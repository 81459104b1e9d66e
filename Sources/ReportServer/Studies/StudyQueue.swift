import MemoryExperiment
import Report
import Support

/// Runs studies one after the other.
actor StudyQueue {
    private let folder: StudyFolder
    private let templates: ReportTemplates
    private let executor: WorkExecutor
    /// How many runs are computed at once.
    nonisolated let threads: Int
    private var studies: [Study]
    private var current: Work?
    private let counts = JournalCounts()
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

    /// The time between two looks whether the folder of the study that runs is still there.
    private static let look = Duration.milliseconds(500)

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
        let counting = Task { await counts.run(on: executor) }
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

    private func work(on study: Study) async {
        let sweep = Sweep(study.experiment, journal: study.journal, threads: threads)
        guard set(.running, of: study.id) else { return }
        let task = Task(executorPreference: executor) { [templates] in
            _ = try await sweep.run()
            try await Report.generate(journal: study.journal, output: study.output, templates: templates)
        }
        current = Work(id: study.id, sweep: sweep, start: .now, task: task)
        let watching = Task { await watch(study, task) }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        watching.cancel()
        let isLost = await watching.value
        if !Task.isCancelled { await counts.count(study, on: executor) }
        current = nil
        switch result {
        case .success: set(.finished, of: study.id)
        // A server that ends leaves the study as it is, for the next one.
        case .failure where Task.isCancelled: break
        case .failure where isLost: set(.stopped, of: study.id)
        case .failure where isIn(.stopped, study.id): await reportUnfinished(study)
        case .failure(let failure as Failure): set(.failed(failure.message), of: study.id)
        // Whatever ended it, it is not to be begun again without an end.
        case .failure(let error) where isIn(.running, study.id):
            set(.failed("It ended for a reason that is not known: \(error)."), of: study.id)
        // It is to go on already.
        case .failure: break
        }
    }

    /// Ends the work on a study whose folder is no longer there, and for which others would wait in vain.
    ///
    /// - Returns: Whether the folder is lost; asked again once the work or the watching has ended.
    private func watch(_ study: Study, _ task: Task<Void, any Error>) async -> Bool {
        while (try? await Task.sleep(for: Self.look)) != nil {
            guard study.loss == nil else {
                task.cancel()
                return true
            }
        }
        return study.loss != nil
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
        if isIn(.stopped, study.id) { set(.failed(failure.message), of: study.id) }
    }

    private func isIn(_ state: Study.State, _ id: String) -> Bool {
        studies.contains { $0.id == id && $0.state == state }
    }

    /// Changes a study's state, here and on the disk.
    ///
    /// - Returns: Whether the disk took it. Otherwise the study has failed, or can go on if its folder is put back.
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
            studies[index].state = studies[index].loss == nil ? .failed(error.message) : .stopped
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
        if let loss = study.loss {
            var missing = study
            missing.state = .missing(loss)
            return StudyStatus(missing, runsKept: 0)
        }
        guard let current, current.id == study.id else {
            return StudyStatus(study, runsKept: counts.runs(of: study))
        }
        let snapshot = current.sweep.progress.snapshot
        return StudyStatus(
            study, runsKept: snapshot.runsPlanned > 0 ? nil : counts.runs(of: study), snapshot: snapshot,
            elapsed: current.start.duration(to: .now))
    }

    /// One study with how far it is; nil where there is none of that name.
    func status(of id: String) async -> StudyStatus? {
        guard let study = studies.first(where: { $0.id == id }) else { return nil }
        // A page that is opened first says what there is, too.
        if current?.id != id, counts.runs(of: study) == nil { await counts.count(study, on: executor) }
        return studies.first { $0.id == id }.map(status)
    }
}
