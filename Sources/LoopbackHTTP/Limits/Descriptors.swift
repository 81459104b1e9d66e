import Foundation

/// The file descriptors of the process.
enum Descriptors {
    /// The maximum number that a server uses.
    private static let most = 4_096

    /// Raises the limit as far as the system allows, up to what a server uses, and returns it.
    static func raisedLimit() -> Int {
        var limit = rlimit()
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        // If the limit is unknown, use the minimum that every system allows.
        guard getrlimit(resource, &limit) == 0 else { return 256 }
        guard limit.rlim_cur < rlim_t(most) else { return most }
        var raised = limit
        raised.rlim_cur = min(limit.rlim_max, rlim_t(most))
        return Int(setrlimit(resource, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur)
    }

    /// The number of open descriptors below `limit`.
    ///
    /// - Complexity: O(n) in the limit.
    static func openCount(below limit: Int) -> Int {
        (0..<Int32(clamping: limit)).count { fcntl($0, F_GETFD) != -1 }
    }
}

extension ServerLimits {
    /// The limits of a server in this process; raises the process's limit of descriptors.
    ///
    /// - Throws: `ServingProblem.tooFewDescriptors` if the limit is too low.
    /// - Complexity: O(n) in the limit of descriptors, up to 4,096.
    public static func ofProcess() throws(ServingProblem) -> ServerLimits {
        let descriptors = Descriptors.raisedLimit()
        return try ServerLimits(descriptors: descriptors, open: Descriptors.openCount(below: descriptors))
    }
}
