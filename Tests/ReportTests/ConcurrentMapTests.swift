import Support
import Synchronization
import Testing

@Suite("Transforms on all cores")
struct ConcurrentMapTests {
    private struct Refusal: Error, Equatable { let number: Int }

    @Test("keep the order of the elements, whichever ends first")
    func order() async {
        let numbers = Array(0..<1_000)
        let squares = await numbers.concurrentMap { number in
            (0..<(number % 7) * 1_000).reduce(number * number) { $0 ^ $1 ^ $1 }
        }
        #expect(squares == numbers.map { $0 * $0 })
        #expect(await [Int]().concurrentMap { $0 }.isEmpty)
    }

    @Test("call the transform once for each element and throw the first element's error")
    func errors() async {
        let calls = Mutex<[Int: Int]>([:])
        await #expect(throws: Refusal(number: 3)) {
            try await Array(0..<20).concurrentMap { number throws(Refusal) in
                calls.withLock { $0[number, default: 0] += 1 }
                if number >= 3 { throw Refusal(number: number) }
                return number
            }
        }
        #expect(calls.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<20).map { ($0, 1) }))
    }
}
