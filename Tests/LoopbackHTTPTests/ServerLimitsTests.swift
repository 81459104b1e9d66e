import LoopbackHTTP
import Testing

/// The number of connections that a descriptor limit allows.
@Suite("Server limits") struct ServerLimitsTests {
    /// The descriptors that may be open at once for answers.
    private static let ownWork = 16

    @Test("connections with a file each leave descriptors for the server")
    func room() throws {
        var fewest = Int.max
        for descriptors in [62, 64, 100, 128, 256, 1_000, 1_024, 4_096, 1 << 20] {
            for open in [3, 6, 14, 40] {
                guard let limits = try? ServerLimits(descriptors: descriptors, open: open) else { continue }
                fewest = min(fewest, descriptors)
                let most = 2 * limits.connections + 2 * limits.lingering + open + Self.ownWork
                #expect(most < descriptors, "\(descriptors), \(open)")
                #expect(limits.connections >= ServerLimits.fewestConnections)
                #expect(2 * limits.streams <= limits.connections)
                #expect(limits.connectionsPerAddress <= limits.connections)
                #expect(limits.streamsPerAddress <= limits.streams)
            }
        }
        #expect(fewest <= 64)
    }

    @Test("too few descriptors are refused, and the error gives the minimum")
    func tooFew() throws {
        let problem = #expect(throws: ServingProblem.self) { try ServerLimits(descriptors: 40, open: 6) }
        guard case .tooFewDescriptors(allowed: 40, let needed)? = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(throws: ServingProblem.self) { try ServerLimits(descriptors: needed - 1, open: 6) }
        #expect(try ServerLimits(descriptors: needed, open: 6).connections == ServerLimits.fewestConnections)
    }
}
