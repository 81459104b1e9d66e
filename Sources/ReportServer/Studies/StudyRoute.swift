import LoopbackHTTP

/// The target of a request to the server of studies.
///
/// Paths are compared as sent; the server looks up names in its list of known files, never on disk.
enum StudyRoute: Sendable, Hashable {
    case studies
    case begin
    case check
    case checkAnalysis
    /// A GET of an address that accepts forms: redirects to the page of a study, or to the first page.
    case back(id: String?)
    case events
    case styleSheet
    case script
    case study(id: String)
    case stop(id: String)
    case resume(id: String)
    case archive(id: String)
    case report(id: String, file: String)
    case picture(id: String, name: String, isDark: Bool)

    /// The route of a request; nil if the path is unknown.
    init?(_ request: HTTPRequest) {
        let words = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        let isPost = request.method == .post
        switch (isPost, words.first, words.count) {
        // After a rejected form, the browser shows the address that the form was sent to.
        case (false, "", 1), (false, "studies", 1), (false, "analyses", 1): self = .studies
        case (false, "check", 1), (false, "check-analysis", 1): self = .back(id: nil)
        case (false, "style.css", 1): self = .styleSheet
        case (false, "script.js", 1): self = .script
        case (false, "events", 1): self = .events
        case (true, "check", 1): self = .check
        case (true, "check-analysis", 1): self = .checkAnalysis
        case (true, "studies", 1): self = .begin
        case (_, "studies", 2...): self.init(study: words[1], Array(words.dropFirst(2)), isPost: isPost)
        default: return nil
        }
    }

    private init?(study id: String, _ rest: [String], isPost: Bool) {
        switch (isPost, rest.first, rest.count) {
        case (false, nil, _): self = .study(id: id)
        case (false, "stop", 1), (false, "resume", 1): self = .back(id: id)
        case (true, "stop", 1): self = .stop(id: id)
        case (true, "resume", 1): self = .resume(id: id)
        case (false, "archive.tar", 1): self = .archive(id: id)
        case (false, "report", 2...): self = .report(id: id, file: rest.dropFirst().joined(separator: "/"))
        case (false, "light", 2): self = .picture(id: id, name: rest[1], isDark: false)
        case (false, "dark", 2): self = .picture(id: id, name: rest[1], isDark: true)
        default: return nil
        }
    }
}
