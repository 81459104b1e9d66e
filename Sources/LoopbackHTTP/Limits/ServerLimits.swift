/// How much a server takes on at once, and how long it waits.
public struct ServerLimits: Sendable {
    /// The most connections that are served at once.
    public var connections: Int
    /// The most connections of one address, this machine excepted: all its users share one address.
    public var connectionsPerAddress: Int
    /// The most streams of events at once, well below the connections.
    public var streams: Int
    /// The most streams of events to one address, this machine excepted; a browser opens six.
    public var streamsPerAddress: Int
    /// The most connections beyond those that stay open for a moment while they end.
    public var lingering = 8
    /// The most bytes of bodies, read or to be sent, that are held in memory at once.
    public var bytesInFlight = 64 << 20
    /// The time that a client has for its whole request, and for taking each piece of the answer.
    public var patience = Duration.seconds(10)
    /// The time that a client has for taking a refusal.
    public var patienceWithRefused = Duration.seconds(2)

    /// The most connections that are served at once, however many descriptors there are.
    public static let mostConnections = 512
    /// The fewest connections with which a server begins.
    public static let fewestConnections = 4

    /// Limits for so many connections.
    public init(connections: Int) {
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
    /// - Throws: `ServingProblem.tooFewDescriptors` if too few are left.
    public init(descriptors: Int, open: Int) throws(ServingProblem) {
        let connections = (descriptors - open - Self.room(of: descriptors)) / Self.descriptorsPerConnection
        guard connections >= Self.fewestConnections else {
            let least = Self.leastRoom + open + Self.fewestConnections * Self.descriptorsPerConnection
            throw .tooFewDescriptors(allowed: descriptors, needed: least)
        }
        self.init(connections: min(connections, Self.mostConnections))
    }

    /// A connection is a socket and perhaps a file that is sent.
    private static let descriptorsPerConnection = 2
    /// What answers requests has up to 16 descriptors open; `lingering` connections come twice, once refused and once ended;
    /// the other 16 are spare, because Dispatch ends the process if it cannot open a file.
    private static let leastRoom = 48

    /// How many descriptors are left to everything but connections: more if there are many.
    private static func room(of descriptors: Int) -> Int { max(leastRoom, descriptors / 8) }
}
