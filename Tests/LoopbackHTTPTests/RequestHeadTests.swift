import LoopbackHTTP
import Testing

@Suite("Request heads") struct RequestHeadTests {
    private func head(_ text: String) throws -> HTTPRequestHead {
        try HTTPRequestHead(Array(text.utf8)[...])
    }

    @Test func requestIsParsed() throws {
        let head = try head(
            "POST /check?a=1&token=ff HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 12\r\nX-A:  b c \t\r\nx-a: d\r\n\r\n"
        )
        #expect(head.request.method == .post)
        #expect(head.request.path == "/check")
        #expect(head.request.parameter("token") == "ff")
        #expect(head.request.parameter("tok") == nil)
        #expect(head.request.headers["host"] == "localhost:8080")
        #expect(head.request.headers["x-a"] == "b c, d")
        #expect(head.contentLength == 12)
    }

    @Test func cookiesAreParsed() throws {
        let request = try head("GET / HTTP/1.1\r\nHost: a\r\nCookie: one=1; two=2;three=3\r\n\r\n").request
        #expect(request.cookie("two") == "2")
        #expect(request.cookie("three") == "3")
        #expect(request.cookie("tw") == nil)
    }

    @Test(
        "ambiguous and unsupported requests are refused",
        arguments: [
            ("GET / HTTP/1.1\nHost: a\n\n", HTTPStatus.badRequest),
            ("GET / HTTP/1.1\r\nHost: a\n\r\n", .badRequest),
            ("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", .badRequest),
            ("GET / HTTP/1.1\r\n\r\n", .badRequest),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", .badRequest),
            ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", .badRequest),
            ("GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", .badRequest),
            ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
            ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n", .badRequest),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", .badRequest),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +4\r\n\r\n", .badRequest),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n", .badRequest),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n", .bodyTooLarge),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", .badRequest),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", .lengthRequired),
            ("PUT / HTTP/1.1\r\nHost: a\r\n\r\n", .methodNotAllowed),
            ("GET / HTTP/2\r\nHost: a\r\n\r\n", .versionNotSupported),
            ("\r\n\r\n", .badRequest),
            ("GET /\u{e9} HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
            ("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
        ])
    func refused(_ text: String, _ status: HTTPStatus) {
        let refusal = #expect(throws: HTTPRefusal.self) { try head(text) }
        #expect(refusal?.status == status)
    }

    @Test func limitsAreEnforced() {
        let many = (0...100).map { "X-\($0): a\r\n" }.joined()
        let refusal = #expect(throws: HTTPRefusal.self) { try head("GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n") }
        #expect(refusal?.status == .headTooLarge)
        let long = String(repeating: "a", count: 3_000)
        let other = #expect(throws: HTTPRefusal.self) { try head("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n") }
        #expect(other?.status == .targetTooLong)
    }

    @Test("the end of a head is found however its bytes are split")
    func endIsFound() {
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\nbody".utf8)
        let end = bytes.count - 4
        for arrived in 0...bytes.count {
            for looked in 0...arrived {
                // The part examined before contained no complete end.
                guard looked < end else { continue }
                let found = HTTPRequestHead.end(in: Array(bytes[..<arrived]), from: looked)
                #expect(found == (arrived >= end ? end : nil))
            }
        }
    }
}
