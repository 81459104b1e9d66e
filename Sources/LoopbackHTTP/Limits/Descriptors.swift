import Foundation

/// The file descriptors that the process may have.
enum Descriptors {
    /// The most that a server makes use of.
    private static let most = 4_096

    /// Raises the limit as far as the system allows and a server makes use of, and returns it.
    static func raisedLimit() -> Int {
        var limit = rlimit()
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        // What every system allows at least, if it does not say.
        guard getrlimit(resource, &limit) == 0 else { return 256 }
        guard limit.rlim_cur < rlim_t(most) else { return most }
        var raised = limit
        raised.rlim_cur = min(limit.rlim_max, rlim_t(most))
        return Int(setrlimit(resource, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur)
    }

    /// How many descriptors below `limit` are open.
    ///
    /// - Complexity: O(n) in the limit.
    static func openCount(below limit: Int) -> Int {
        (0..<Int32(clamping: limit)).count { fcntl($0, F_GETFD) != -1 }
    }
}

extension ServerLimits {
    /// The limits of a server in this process, whose limit of descriptors is raised.
    ///
    /// - Throws: `ServingProblem.tooFewDescriptors` if the process may have too few.
    /// - Complexity: O(n) in the limit of descriptors, of which 4,096 are looked at at most.
    public static func ofProcess() throws(ServingProblem) -> ServerLimits {
        let descriptors = Descriptors.raisedLimit()
        return try ServerLimits(descriptors: descriptors, open: Descriptors.openCount(below: descriptors))
    }
}
