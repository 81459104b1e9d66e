/// Why a server cannot begin or go on; whoever starts it says so in the words of its own settings.
public enum ServingProblem: Error, Sendable, Hashable {
    /// The host is not an IPv4 address.
    case notAnAddress(host: String)
    /// The port is taken, or the address is not this machine's.
    case cannotListen(HTTPServer.Address)
    /// The process may have fewer descriptors than a server needs.
    case tooFewDescriptors(allowed: Int, needed: Int)
    /// The system gave no descriptors to wait with.
    ///
    /// `reason` is a phrase of the system.
    case cannotServe(reason: String)
}
