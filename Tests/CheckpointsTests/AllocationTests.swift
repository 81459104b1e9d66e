import Checkpoints
import Support
import Testing

/// Memory that is counted, if `script/allocations` runs the tests.
@Suite(.enabled(if: Allocations() != nil, "Tests/Allocations/allocations.c is not preloaded"))
struct AllocationTests {
    private let allocations: Allocations

    init() throws { allocations = try #require(Allocations()) }

    @Test func whatIsFreedStillCounted() {
        var sum = 0
        let largest = allocations.largest {
            for size in [1 << 20, 3 << 20, 2 << 20] { sum += [UInt8](repeating: 1, count: size).count }
        }
        #expect(sum == 6 << 20)
        #expect((3 << 20..<4 << 20).contains(largest), "\(largest)")
    }

    @Test func growthCountsBothBlocks() {
        var bytes: [UInt8] = []
        let largest = allocations.largest {
            bytes.reserveCapacity(8 << 20)
            bytes.reserveCapacity(16 << 20)
        }
        #expect(largest >= 16 << 20 && bytes.isEmpty, "\(largest)")
    }
}
