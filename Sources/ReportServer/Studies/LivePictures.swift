import MemoryExperiment
import Report

/// The heat maps of running studies, redrawn when the journal has grown, one study at a time.
actor LivePictures {
    private let executor: WorkExecutor
    private var latest: Drawn?
    private var drawing: Task<Drawn?, Never>?

    /// The pictures of a study for one state of its journal.
    private struct Drawn {
        let study: String
        let journal: FileStamps
        let pictures: [LivePicture]
    }

    init(executor: WorkExecutor) {
        self.executor = executor
    }

    /// A picture of a study; nil if there is nothing to show yet.
    ///
    /// Returns the previous picture while a newer one is being drawn.
    func picture(_ name: String, of study: Study) async -> LivePicture? {
        if let drawing, latest?.study != study.id { _ = await drawing.value }
        if drawing == nil, latest?.study != study.id || latest?.journal != FileStamps(of: study.journal) {
            let drawn = await draw(study)
            if let drawn { latest = drawn }
        }
        guard let latest, latest.study == study.id else { return nil }
        return latest.pictures.first { $0.name == name }
    }

    private func draw(_ study: Study) async -> Drawn? {
        let (id, journal) = (study.id, study.journal)
        let task = Task(executorPreference: executor) { () -> Drawn? in
            guard (try? study.requireOwnFolders()) != nil else { return nil }
            let stamps = FileStamps(of: journal)
            guard let pictures = try? LivePicture.all(journal: journal) else { return nil }
            return Drawn(study: id, journal: stamps, pictures: pictures)
        }
        drawing = task
        let drawn = await task.value
        drawing = nil
        return drawn
    }
}
