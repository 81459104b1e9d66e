import LoopbackHTTP
import Testing

@Suite("Request policy") struct RequestPolicyTests {
    private let here = RequestPolicy(address: .init(host: "127.0.0.1", port: 8080), token: nil, cookiePrefix: "lab")

    private func request(_ headers: [String: String], _ method: HTTPRequest.Method = .get) -> HTTPRequest {
        HTTPRequest(method: method, path: "/", headers: ["host": "127.0.0.1:8080"].merging(headers) { $1 })
    }

    @Test func sameOriginRequestsAreServed() {
        #expect(here.refusal(of: request([:])) == nil)
        #expect(here.refusal(of: request(["host": "localhost:8080"])) == nil)
        #expect(here.refusal(of: request(["sec-fetch-site": "same-origin"])) == nil)
        #expect(here.refusal(of: request(["origin": "http://127.0.0.1:8080"], .post)) == nil)
    }

    @Test("of cross-site requests, only followed links are served")
    func links() {
        let link = ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"]
        #expect(here.refusal(of: request(link)) == nil)
        #expect(here.refusal(of: request(link, .post)) != nil)
        #expect(here.refusal(of: request(link.merging(["sec-fetch-dest": "iframe"]) { $1 })) != nil)
        #expect(here.refusal(of: request(["sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"])) != nil)
    }

    @Test(
        "a foreign host name is refused (DNS rebinding)",
        arguments: ["evil.example:8080", "127.0.0.1", "", "127.0.0.1:80"])
    func rebinding(_ host: String) {
        #expect(here.refusal(of: request(["host": host]))?.status == .forbidden)
    }

    @Test(
        "changes from any other origin are refused",
        arguments: [nil, "null", "http://evil.example", "http://localhost:8080", "https://127.0.0.1:8080"])
    func origins(_ origin: String?) {
        let refusal = here.refusal(of: request(origin.map { ["origin": $0] } ?? [:], .post))
        #expect(refusal?.status == .forbidden)
    }

    @Test("on the network, only requests with the token are served")
    func token() {
        let token = AccessToken()
        let everywhere = RequestPolicy(address: .init(host: "0.0.0.0", port: 8080), token: token, cookiePrefix: "lab")
        let host = ["host": "lab.example:8080"]
        func refusal(_ more: [String: String]) -> HTTPRefusal? {
            everywhere.refusal(of: request(host.merging(more) { $1 }))
        }
        #expect(refusal([:]) != nil)
        #expect(refusal(["cookie": "lab-8080=\(token.text)"]) == nil)
        #expect(refusal(["cookie": "lab-80=\(token.text)"]) != nil)
        #expect(refusal(["authorization": "Bearer \(token.text)"]) == nil)
        #expect(refusal(["authorization": "Bearer \(AccessToken().text)"]) != nil)
        #expect(refusal(["authorization": "Bearer "]) != nil)
    }

    @Test("a token in the query becomes an HttpOnly, SameSite=Strict cookie")
    func introduction() {
        let token = AccessToken()
        let policy = RequestPolicy(address: .init(host: "0.0.0.0", port: 8080), token: token, cookiePrefix: "lab")
        var shown = request([:])
        #expect(policy.introduction(of: shown) == nil)
        shown.query = "token=\(token.text)"
        let response = policy.introduction(of: shown)
        #expect(response?.status == .seeOther)
        let fields = Dictionary((response?.headers ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        #expect(fields["Location"] == "/")
        #expect(fields["Set-Cookie"]?.hasSuffix("; Path=/; HttpOnly; SameSite=Strict") == true)
        shown.query = "token=\(AccessToken().text)"
        #expect(policy.introduction(of: shown) == nil)
        shown.query = "token=\(token.text)"
        #expect(here.introduction(of: shown) == nil)
    }

    @Test func tokensDiffer() {
        #expect(AccessToken().text.utf8.count == 64)
        #expect(AccessToken().text != AccessToken().text)
    }
}
