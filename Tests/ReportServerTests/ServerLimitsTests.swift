import MemoryExperiment
import ReportServer
import Testing

/// How many connections a limit of descriptors is enough for.
@Suite("limits of a server") struct ServerLimitsTests {
    /// What sweeps, reports and pictures were seen to have open at once.
    private static let ownWork = 16

    @Test("whatever the limit, connections with a file each leave room for the server's own work")
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

    @Test("too few descriptors are refused with what to do")
    func tooFew() {
        let failure = #expect(throws: Failure.self) { try ServerLimits(descriptors: 40, open: 6) }
        #expect(failure?.message.contains("40") == true)
        #expect(failure?.message.contains("ulimit -n") == true)
    }
}
