import LoopbackHTTP
import Report

/// Answers the requests to a live report.
struct WatchServer: Sendable {
    let report: any WatchedReport
    let output: String
    let pages: ServerPages
    let news: WatchNews

    /// Answers a request that may be served.
    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        guard request.method != .post else { return HTTPRefusal(.methodNotAllowed).response }
        switch request.path {
        case "/": return HTTPResponse(type: .html, policy: .page, body: .bytes(Array(pages.watchPage.utf8)))
        case "/style.css": return HTTPResponse(type: .style, body: .bytes(Array(pages.styleSheet.utf8)))
        case "/script.js": return HTTPResponse(type: .script, body: .bytes(Array(pages.script.utf8)))
        case "/events": return HTTPResponse(.ok, type: .events, body: .events(HTTPEvent.changes { news.json }))
        case "/report.html":
            return HTTPResponse(type: .html, policy: .framedReport, body: .bytes(await report.page))
        default: return file(String(request.path.dropFirst()))
        }
    }

    /// One of the files beside the page, as last written.
    private func file(_ name: String) -> HTTPResponse {
        guard let place = WrittenReport(in: output)?.place(of: name), let pieces = try? FilePieces(at: place) else {
            return HTTPResponse(.notFound, text: "There is no page or file of this name.\n")
        }
        return HTTPResponse(type: ContentType(fileName: name), body: .chunks(count: pieces.count, pieces.pieces))
    }
}
