/// The limits and timeouts of a server.
public struct ServerLimits: Sendable {
    /// The maximum number of concurrent connections.
    public var connections: Int
    /// The maximum number of connections per address, except for this machine, whose users share one address.
    public var connectionsPerAddress: Int
    /// The maximum number of event streams, well below that of connections.
    public var streams: Int
    /// The maximum number of event streams per address, except for this machine; a browser opens six.
    public var streamsPerAddress: Int
    /// The maximum number of additional connections that are closing.
    public var lingering = 8
    /// The maximum number of bytes of request and response bodies in memory.
    public var bytesInFlight = 64 << 20
    /// The maximum number of uploads that are received at once.
    public var uploads = 4
    /// The timeout for receiving a whole request, except an upload, and for sending each piece of a response.
    public var patience = Duration.seconds(10)
    /// The bytes of an upload that must arrive per second, on average once `patience` has passed.
    public var slowestUpload = 128 << 10
    /// The timeout for sending a refusal.
    public var patienceWithRefused = Duration.seconds(2)

    /// The maximum number of connections, regardless of the number of descriptors.
    public static let mostConnections = 512
    /// The minimum number of connections with which a server starts.
    public static let fewestConnections = 4

    /// Limits for a number of connections.
    public init(connections: Int) {
        self.connections = connections
        connectionsPerAddress = max(Self.fewestConnections, connections / 4)
        streams = max(2, connections / 4)
        streamsPerAddress = max(2, min(16, streams / 2))
    }

    /// Limits with which the process never runs out of descriptors.
    ///
    /// - Parameters:
    ///   - descriptors: The process's limit of descriptors.
    ///   - open: The number of descriptors already open.
    /// - Throws: `ServingProblem.tooFewDescriptors` if too few remain.
    public init(descriptors: Int, open: Int) throws(ServingProblem) {
        let connections = (descriptors - open - Self.room(of: descriptors)) / Self.descriptorsPerConnection
        guard connections >= Self.fewestConnections else {
            let least = Self.leastRoom + open + Self.fewestConnections * Self.descriptorsPerConnection
            throw .tooFewDescriptors(allowed: descriptors, needed: least)
        }
        self.init(connections: min(connections, Self.mostConnections))
    }

    /// A connection has a socket and sometimes an open file.
    private static let descriptorsPerConnection = 2
    /// Request handlers have up to 16 descriptors open; `lingering` counts twice, for refused and for ended connections; the
    /// other 16 are spare, because Dispatch ends the process if it cannot open a file.
    private static let leastRoom = 48

    /// The number of descriptors reserved for everything except connections; it grows with the limit.
    private static func room(of descriptors: Int) -> Int { max(leastRoom, descriptors / 8) }
}
