/// The reason why a server cannot start or continue; callers word the message in terms of their options.
public enum ServingProblem: Error, Sendable, Hashable {
    /// The host is not an IPv4 address.
    case notAnAddress(host: String)
    /// The port is in use, or the address does not belong to this machine.
    case cannotListen(HTTPServer.Address)
    /// The process's limit of descriptors is too low for a server.
    case tooFewDescriptors(allowed: Int, needed: Int)
    /// The system has no descriptors for polling.
    ///
    /// `reason` is the system's error message.
    case cannotServe(reason: String)
}
