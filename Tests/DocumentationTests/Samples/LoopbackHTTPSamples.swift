import LoopbackHTTP
import TestSupport
import Testing

@Suite("Samples of LoopbackHTTP")
struct LoopbackHTTPSamples {
    @Test("a server answers requests that its policy allows")
    func serving() async throws {
        let (addresses, said) = AsyncStream<String>.makeStream()
        @Sendable func print(_ address: String) { said.yield(address) }

        let serving = Task {
            let server = try HTTPServer(listeningOn: .init(host: "127.0.0.1", port: 0), limits: .ofProcess())
            let policy = RequestPolicy(address: server.address, token: nil, cookiePrefix: "sample")
            print(policy.entrance)
            try await server.run(
                policy.guarding { request in HTTPResponse(.ok, text: "You asked for \(request.path).\n") })
        }
        defer { serving.cancel() }
        var iterator = addresses.makeAsyncIterator()
        let address = try #require(await iterator.next())
        let port = try #require(address.firstMatch(of: /127\.0\.0\.1:([0-9]+)/).flatMap { UInt16($0.1) })

        let own = try await Wire(port: port).exchange("GET /a HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
        #expect(own.text == "You asked for /a.\n")
        let other = try await Wire(port: port).exchange("GET /a HTTP/1.1\r\nHost: lab.example\r\n\r\n")
        #expect(other.status == 403)
    }
}
