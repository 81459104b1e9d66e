import LoopbackHTTP
import MemoryExperiment
import Report
import Support

/// Answers the requests to the pages of studies.
struct StudyServer: Sendable {
    let queue: StudyQueue
    let pages: ServerPages
    let pictures: LivePictures
    let pace: MachinePace
    let folder: String
    let overview: StudyOverview
    let lanes: ServerLanes

    /// Answers a request that the policy allows.
    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        guard let route = StudyRoute(request) else { return Self.nothing }
        do {
            return try await answer(route, request)
        } catch let refusal as HTTPRefusal {
            return refusal.response
        } catch let failure as Failure {
            return HTTPRefusal(failure).response
        } catch {
            return HTTPResponse(.internalError, text: "The server failed with an unexpected error.\n")
        }
    }

    private static let nothing = HTTPResponse(.notFound, text: "There is no page or file of this name.\n")

    private func answer(_ route: StudyRoute, _ request: HTTPRequest) async throws -> HTTPResponse {
        switch route {
        case .studies: try await studiesPage(startingFrom: request.parameter("from"))
        case .begin: try await begin(request)
        case .check: try await check(request)
        case .checkAnalysis: try await checkAnalysis(request)
        case .back(let id?): .seeOther("/studies/\(try await status(of: id).study.id)")
        case .back(nil): .seeOther("/")
        case .events: HTTPResponse(.ok, type: .events, body: .events(HTTPEvent.changes { await overview.json }))
        case .styleSheet: HTTPResponse(type: .style, body: .bytes(Array(pages.styleSheet.utf8)))
        case .script: HTTPResponse(type: .script, body: .bytes(Array(pages.script.utf8)))
        case .study(let id): try await studyPage(try await status(of: id))
        case .stop(let id):
            try await changing(id) { await queue.stop($0) }
        case .resume(let id):
            try await changing(id) { await queue.resume($0) }
        case .archive(let id): try await archive(of: try await status(of: id).study)
        case .report(let id, let file): try await report(file, of: try await status(of: id).study)
        case .picture(let id, let name, let isDark):
            try await picture(name, isDark: isDark, of: try await status(of: id))
        }
    }

    private func status(of id: String) async throws(HTTPRefusal) -> StudyStatus {
        guard let status = await queue.status(of: id) else {
            throw HTTPRefusal(.notFound, "There is no study of this name.")
        }
        return status
    }
}

// MARK: - Pages

extension StudyServer {
    private static func page(_ status: HTTPStatus, _ html: String) -> HTTPResponse {
        HTTPResponse(status, type: .html, policy: .page, body: .bytes(Array(html.utf8)))
    }

    /// The page of all studies; its form starts from a preset, a study or, without a name, the smallest preset.
    private func studiesPage(startingFrom name: String?) async throws -> HTTPResponse {
        let study = await queue.overview().first { $0.study.id == name }?.study
        let start = study?.experiment ?? Experiment.presets.first { $0.name == name } ?? .quick
        let form = try await lanes.pages.run { ExperimentForm(start) }
        return try await studiesPage(
            .ok, form, study.flatMap(AnalysisSource.init).map(AnalysisForm.init) ?? AnalysisForm(),
            estimate: await estimate(of: form))
    }

    /// The estimate of a form; a page is still useful without it.
    private func estimate(of form: ExperimentForm) async -> ExperimentForm.Estimate? {
        try? await lanes.estimate(of: form, pace, threads: queue.threads)
    }

    private func studiesPage(
        _ status: HTTPStatus, _ form: ExperimentForm, _ analysis: AnalysisForm = AnalysisForm(),
        estimate: ExperimentForm.Estimate?
    ) async throws -> HTTPResponse {
        let studies = await queue.overview()
        return try await lanes.pages.run { [folder, pages] in
            Self.page(
                status,
                pages.page(
                    StudiesContext(
                        folder: folder, studies: studies.reversed().map(StudyContext.init),
                        presets: Experiment.presets.map { NameContext(name: $0.name) },
                        groups: ExperimentForm.groups.map { GroupContext($0, in: form) },
                        analysisGroups: analysis.pageGroups.map { GroupContext($0, in: analysis) },
                        hasProblems: !form.problems.isEmpty, hasAnalysisProblems: !analysis.problems.isEmpty,
                        estimate: estimate)))
        }
    }

    private func studyPage(_ status: StudyStatus) async throws -> HTTPResponse {
        try await lanes.pages.run { [pages] in
            let experiment = status.study.state == .finished ? nil : status.study.experiment
            let names = experiment.map { LivePicture.names(of: $0) } ?? []
            return Self.page(
                .ok,
                pages.page(
                    StudyPageContext(
                        study: StudyContext(status), subject: SubjectContext(status.study.subject),
                        pictures: names.map { PictureContext(study: status.study.id, name: $0) })))
        }
    }

    private func begin(_ request: HTTPRequest) async throws -> HTTPResponse {
        let form = try await lanes.form(request.body)
        guard let experiment = form.experiment else {
            return try await studiesPage(.unprocessable, form, estimate: nil)
        }
        return .seeOther("/studies/\(try await queue.submit(experiment).id)")
    }

    /// Answers the form of an analysis whose files have arrived.
    private func begin(_ received: ReceivedForm) async throws -> HTTPResponse {
        let source = await queue.overview().first { $0.study.id == received.source }.map(\.study)
            .flatMap(AnalysisSource.init)
        let form = AnalysisForm(received, source: source)
        guard let analysis = form.analysis(of: received) else {
            let experiment = try await lanes.pages.run { ExperimentForm(.quick) }
            return try await studiesPage(.unprocessable, experiment, form, estimate: await estimate(of: experiment))
        }
        if let source {
            try await lanes.uploads.run {
                for file in analysis.files where received.files[file] == nil {
                    try received.folder.copy(file, of: source)
                }
            }
        }
        return .seeOther("/studies/\(try await queue.submit(analysis, from: received.folder).id)")
    }

    private func changing(_ id: String, _ change: (String) async -> Void) async throws -> HTTPResponse {
        let id = try await status(of: id).study.id
        await change(id)
        return .seeOther("/studies/\(id)")
    }
}

// MARK: - Uploads

extension StudyServer {
    /// Receives the form of an analysis with its files.
    var uploads: UploadRoute {
        UploadRoute(path: "/analyses", largestBody: UploadLimits.largestBody, refusal: UploadLimits.refusal) {
            request in
            let boundary = try MultipartBoundary(contentType: request.headers["content-type"])
            do {
                let form = ReceivedForm(boundary, into: try await queue.beginUpload())
                return AnalysisUpload(form, lane: lanes.uploads) { try await begin($0) }
            } catch let failure as Failure {
                throw HTTPRefusal(failure)
            }
        }
    }
}

// MARK: - Data

extension StudyServer {
    /// The problems of the options of an analysis, as JSON.
    private func checkAnalysis(_ request: HTTPRequest) async throws -> HTTPResponse {
        let form = try await lanes.analysisForm(request.body)
        let problems = AnalysisOptions.Key.allCases.compactMap { key in
            form.problems[.option(key)].map { Document.Field(key.rawValue, .text($0)) }
        }
        let answer = Document.record([Document.Field("problems", .record(problems))])
        return HTTPResponse(type: .json, body: .bytes(Array(answer.json.utf8)))
    }

    /// The problems of a form, or the summary and the forecast of its experiment, as JSON.
    private func check(_ request: HTTPRequest) async throws -> HTTPResponse {
        let form = try await lanes.form(request.body)
        let estimate = try await lanes.estimate(of: form, pace, threads: queue.threads)
        let problems = ExperimentDraft.Key.allCases.compactMap { key in
            form.problems[key].map { Document.Field(key.rawValue, .text($0)) }
        }
        let answer = Document.record([
            Document.Field("problems", .record(problems)), Document.Field("summary", .text(estimate?.summary ?? "")),
            Document.Field("duration", .text(estimate?.duration ?? "")),
        ])
        return HTTPResponse(type: .json, body: .bytes(Array(answer.json.utf8)))
    }

    private func picture(_ name: String, isDark: Bool, of status: StudyStatus) async throws -> HTTPResponse {
        let ending = ".svg"
        guard let experiment = status.study.experiment,
            let known = LivePicture.names(of: experiment).first(where: { $0 + ending == name })
        else { return Self.nothing }
        guard let picture = await pictures.picture(known, of: status.study) else {
            return HTTPResponse(.noContent)
        }
        return HTTPResponse(type: .svg, body: .bytes(isDark ? picture.dark : picture.light))
    }

    private func report(_ file: String, of study: Study) async throws -> HTTPResponse {
        try await lanes.pages.run {
            try study.requireOwnFolders()
            guard let place = WrittenReport(in: study.output)?.place(of: file) else { return Self.nothing }
            let pieces = try FilePieces(at: place)
            let type = ContentType(fileName: file)
            return HTTPResponse(
                type: type, policy: type == .html ? .report : .nothing,
                body: .chunks(count: pieces.count, pieces.pieces))
        }
    }

    /// An archive of all files in a study's report, plus those of its subject.
    private func archive(of study: Study) async throws -> HTTPResponse {
        try await lanes.pages.run {
            try study.requireOwnFolders()
            guard let report = WrittenReport(in: study.output) else { return Self.nothing }
            let files = (report.files + [Manifest.fileName]).compactMap { file in
                report.place(of: file).map { (path: "\(study.id)/\(file)", place: $0) }
            }
            let archive = Archive(
                try (files + study.subject.files.map { ("\(study.id)/\($0)", "\(study.folder)/\($0)") }).map {
                    try Archive.Entry(path: $0.path, place: $0.place)
                })
            var response = HTTPResponse(type: .archive, body: .chunks(count: archive.count, archive.pieces))
            response.headers.append(("Content-Disposition", "attachment; filename=\"\(study.id).tar\""))
            return response
        }
    }
}
