import LoopbackHTTP
import MemoryExperiment
import ReportServer
import Support
import Testing

/// Reasons why a server cannot serve, in the words of the command.
@Suite("Serving problems") struct ServingProblemTests {
    @Test("state what is wrong and what to do")
    func sentences() {
        let taken = Failure(.cannotListen(.init(host: "127.0.0.1", port: 80)))
        #expect(taken.kind == .cannotCreate)
        #expect(taken.message.contains("127.0.0.1, port 80") && taken.message.contains("--port"))
        let name = Failure(.notAnAddress(host: "lab.example"))
        #expect(name.kind == .usage)
        #expect(name.message.contains("`lab.example`") && name.message.contains("127.0.0.1"))
        let few = Failure(.tooFewDescriptors(allowed: 40, needed: 62))
        #expect(few.kind == .cannotCreate)
        #expect(few.message.contains("40") && few.message.contains("62") && few.message.contains("ulimit -n"))
        #expect(Failure(.cannotServe(reason: "No space")).message.contains("No space"))
    }
}
