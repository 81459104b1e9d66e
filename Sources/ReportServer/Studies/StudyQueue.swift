import MemoryExperiment
import Report
import Support

/// Runs studies one at a time.
actor StudyQueue {
    private let folder: StudyFolder
    private let templates: StudyTemplates
    private let executor: WorkExecutor
    /// A separate executor, because measuring a network occupies all its threads for minutes.
    private let measuring: WorkExecutor
    /// The number of runs to compute at once.
    nonisolated let threads: Int
    private var studies: [Study]
    private var current: Work?
    private let counts = JournalCounts()
    private let disk = DiskExecutor()
    private let calls: AsyncStream<Void>
    private let call: AsyncStream<Void>.Continuation

    /// A study that is being computed or whose report is being written.
    private struct Work {
        let id: String
        let progress: Progress
        let start: ContinuousClock.Instant
        let task: Task<Void, any Error>
    }

    private enum Progress {
        case sweep(Sweep)
        case analysis(AnalysisWork)
    }

    /// The interval between two checks that the folder of the running study still exists.
    private static let look = Duration.milliseconds(500)

    /// A queue for the studies of a folder; studies that were running when a server ended come first.
    init(folder: StudyFolder, studies: [Study], templates: StudyTemplates, threads: Int, executor: WorkExecutor) {
        self.folder = folder
        self.studies = studies
        self.templates = templates
        self.threads = threads
        self.executor = executor
        measuring = WorkExecutor(threads: threads)
        (calls, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A separate executor, because disks can be slow and other requests must not wait for them.
    nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    /// Runs studies until the task is cancelled; the current study stays marked as running, and the next server resumes it.
    func run() async {
        call.yield()
        let counting = Task { await counts.run(on: executor) }
        defer { counting.cancel() }
        for await _ in calls {
            while !Task.isCancelled, let next = next { await work(on: next) }
            if Task.isCancelled { break }
        }
    }

    /// The next study: interrupted ones first, then queued ones, in numerical order.
    private var next: Study? {
        studies.first { $0.state == .running } ?? studies.first { $0.state == .queued }
    }

    private func work(on study: Study) async {
        guard set(.running, of: study.id) else { return }
        let work = begin(study)
        let task = work.task
        current = work
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
        // A server that ends leaves the study for the next server.
        case .failure where Task.isCancelled: break
        case .failure where isLost: set(.stopped, of: study.id)
        case .failure where isIn(.stopped, study.id): await reportUnfinished(study)
        // The study was stopped and has already been resumed.
        case .failure(let failure as Failure) where failure.kind == .interrupted && !isIn(.running, study.id): break
        case .failure(let failure as Failure): set(.failed(failure.message), of: study.id)
        // An unknown error must not restart the study endlessly.
        case .failure(let error) where isIn(.running, study.id):
            set(.failed("The study failed with an unexpected error: \(error)."), of: study.id)
        // The study has already been resumed.
        case .failure: break
        }
    }

    private func begin(_ study: Study) -> Work {
        switch study.subject {
        case .sweep(let experiment):
            let sweep = Sweep(experiment, journal: study.journal, threads: threads)
            let task = Task(executorPreference: executor) { [templates] in
                _ = try await sweep.run()
                try await Report.generate(journal: study.journal, output: study.output, templates: templates.report)
            }
            return Work(id: study.id, progress: .sweep(sweep), start: .now, task: task)
        case .analysis(let analysis):
            let work = AnalysisWork()
            let run = AnalysisRun(
                analysis: analysis, folder: study.folder, output: study.output, templates: templates.analysis,
                threads: threads, work: work)
            let task = Task(executorPreference: measuring) { try await run.run() }
            return Work(id: study.id, progress: .analysis(work), start: .now, task: task)
        }
    }

    /// Cancels the work on a study whose folder is gone, so that other studies do not wait in vain.
    ///
    /// - Returns: Whether the folder is gone, checked again once the work or the watching has ended.
    private func watch(_ study: Study, _ task: Task<Void, any Error>) async -> Bool {
        while (try? await Task.sleep(for: Self.look)) != nil {
            guard study.loss == nil else {
                task.cancel()
                return true
            }
        }
        return study.loss != nil
    }

    /// Writes a report of the runs of a stopped study, if they suffice for one.
    private func reportUnfinished(_ study: Study) async {
        guard let experiment = study.experiment else { return }
        let report = Task(executorPreference: executor) { [templates] in
            // A study that was stopped at once may not have a journal yet.
            guard try !Journal.read(study.journal, for: experiment).results.isEmpty else { return }
            _ = try await Report.generate(
                journal: study.journal, output: study.output, templates: templates.report)
        }
        // If no table cell has all its runs, there is nothing to report yet.
        guard case .failure(let failure as Failure) = await report.result, failure.kind != .data else { return }
        // If the study has been resumed, its sweep will report the problem.
        if isIn(.stopped, study.id) { set(.failed(failure.message), of: study.id) }
    }

    private func isIn(_ state: Study.State, _ id: String) -> Bool {
        studies.contains { $0.id == id && $0.state == state }
    }

    /// Changes a study's state in memory and on disk.
    ///
    /// - Returns: Whether the state was saved. Otherwise the study has failed, or can be resumed once its folder is back.
    @discardableResult
    private func set(_ state: Study.State, of id: String) -> Bool {
        guard let index = studies.firstIndex(where: { $0.id == id }) else { return false }
        studies[index].state = state
        do throws(Failure) {
            try folder.save(studies[index])
            return true
        } catch {
            // The original error is more informative than the failure to save it, and often the same.
            if case .failed = state { return false }
            studies[index].state = studies[index].loss == nil ? .failed(error.message) : .stopped
            return false
        }
    }
}

// MARK: - User actions

extension StudyQueue {
    /// Adds a study to the queue.
    func submit(_ experiment: Experiment) throws(Failure) -> Study {
        let study = try folder.begin(experiment, after: studies.map(\.number).max() ?? 0)
        studies.append(study)
        call.yield()
        return study
    }

    /// Adds the analysis of files that have arrived to the queue.
    func submit(_ analysis: UploadedAnalysis, from upload: UploadFolder) throws(Failure) -> Study {
        let study = try folder.begin(analysis, from: upload, after: studies.map(\.number).max() ?? 0)
        studies.append(study)
        call.yield()
        return study
    }

    /// A folder for files that are about to arrive.
    func beginUpload() throws(Failure) -> UploadFolder { try folder.beginUpload() }

    /// Stops a queued or running study; its runs are kept.
    func stop(_ id: String) {
        guard let study = studies.first(where: { $0.id == id }), study.isUnderWay else { return }
        // Saved first, so that the study stays stopped if the server is killed now.
        set(.stopped, of: id)
        if current?.id == id { current?.task.cancel() }
    }

    /// Queues a stopped or failed study again.
    func resume(_ id: String) {
        guard let study = studies.first(where: { $0.id == id }), study.canResume else { return }
        set(.queued, of: id)
        call.yield()
    }

    /// The status of every study, by number.
    func overview() -> [StudyStatus] { studies.map(status) }

    private func status(_ study: Study) -> StudyStatus {
        var study = study
        let loss = study.loss
        if let loss { study.state = .missing(loss) }
        let work = loss == nil && current?.id == study.id ? current : nil
        let elapsed = work?.start.duration(to: .now) ?? .zero
        switch study.subject {
        case .sweep(let experiment):
            guard loss == nil else { return StudyStatus(study, SweepStatus(experiment: experiment, runsKept: 0)) }
            guard case .sweep(let sweep) = work?.progress else {
                return StudyStatus(study, SweepStatus(experiment: experiment, runsKept: counts.runs(of: study)))
            }
            let snapshot = sweep.progress.snapshot
            return StudyStatus(
                study,
                SweepStatus(
                    experiment: experiment, runsKept: snapshot.runsPlanned > 0 ? nil : counts.runs(of: study),
                    snapshot: snapshot, elapsed: elapsed))
        case .analysis:
            guard case .analysis(let progress) = work?.progress else { return StudyStatus(study, AnalysisStatus()) }
            return StudyStatus(study, AnalysisStatus(stage: progress.stage, elapsed: elapsed))
        }
    }

    /// The status of one study; nil if there is none of that name.
    func status(of id: String) async -> StudyStatus? {
        guard let study = studies.first(where: { $0.id == id }) else { return nil }
        // The first page after a start also shows the number of runs.
        if current?.id != id, counts.runs(of: study) == nil { await counts.count(study, on: executor) }
        return studies.first { $0.id == id }.map(status)
    }
}
