import MemoryExperiment

/// How much a server takes on at once, and how long it waits.
package struct ServerLimits: Sendable {
    /// The most connections that are served at once.
    package var connections: Int
    /// The most connections of one address, this machine excepted: all its users share one address.
    package var connectionsPerAddress: Int
    /// The most streams of events at once, well below the connections.
    package var streams: Int
    /// The most streams of events to one address, this machine excepted; a browser opens six.
    package var streamsPerAddress: Int
    /// The most connections beyond those that stay open for a moment while they end.
    package var lingering = 8
    /// The most large forms that wait while another is read.
    package var waitingForms = 8
    /// The most bytes of bodies, read or to be sent, that are held in memory at once.
    package var bytesInFlight = 64 << 20
    /// The time that a client has for its whole request, and for taking each piece of the answer.
    package var patience = Duration.seconds(10)
    /// The time that a client has for taking a refusal.
    package var patienceWithRefused = Duration.seconds(2)
    /// Called on the queue of large forms before each of them is read.
    package var willReadLargeForm: @Sendable () -> Void = {}

    /// The most connections that are served at once, however many descriptors there are.
    package static let mostConnections = 512
    /// The fewest connections with which a server begins.
    package static let fewestConnections = 4

    /// Limits for so many connections.
    package init(connections: Int) {
        self.connections = connections
        connectionsPerAddress = max(Self.fewestConnections, connections / 4)
        streams = max(2, connections / 4)
        streamsPerAddress = max(2, min(16, streams / 2))
    }

    /// Limits below which the process never runs out of descriptors.
    ///
    /// - Parameters:
    ///   - descriptors: How many descriptors the process may have.
    ///   - open: How many it has already.
    /// - Throws: `Failure(.cannotCreate)` if too few are left.
    package init(descriptors: Int, open: Int) throws(Failure) {
        let connections = (descriptors - open - Self.room(of: descriptors)) / Self.descriptorsPerConnection
        guard connections >= Self.fewestConnections else {
            let least = Self.leastRoom + open + Self.fewestConnections * Self.descriptorsPerConnection
            throw Failure(
                .cannotCreate,
                """
                The server may have \(descriptors) files open, which is too few: it needs at least \(least). Raise the \
                limit with `ulimit -n 1024`.
                """)
        }
        self.init(connections: min(connections, Self.mostConnections))
    }

    /// A connection is a socket and perhaps a file that is sent.
    private static let descriptorsPerConnection = 2
    /// A sweep, its report and its pictures have up to 16 descriptors open; `lingering` connections come twice, once refused
    /// and once ended; the other 16 are spare, because Dispatch ends the process if it cannot open a file.
    private static let leastRoom = 48

    /// How many descriptors are left to everything but connections: more if there are many, for journals of many parts.
    private static func room(of descriptors: Int) -> Int { max(leastRoom, descriptors / 8) }
}
