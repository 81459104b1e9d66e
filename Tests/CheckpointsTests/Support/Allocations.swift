import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// The memory that this thread allocates, as `Tests/Allocations/allocations.c` counts it.
struct Allocations {
    private let begin: @convention(c) () -> Void
    private let largest: @convention(c) () -> Int64

    /// The counters of the library; nil unless it is preloaded.
    init?() {
        #if canImport(Glibc)
            guard let begin = dlsym(nil, "rnn_memory_allocations_begin"),
                let largest = dlsym(nil, "rnn_memory_allocations_largest")
            else { return nil }
            self.begin = unsafeBitCast(begin, to: (@convention(c) () -> Void).self)
            self.largest = unsafeBitCast(largest, to: (@convention(c) () -> Int64).self)
        #else
            return nil
        #endif
    }

    /// The most bytes that some work has allocated at any time, beyond what was allocated before.
    func largest(during work: () -> Void) -> Int {
        begin()
        work()
        return Int(largest())
    }
}
