import MemoryExperiment
import Testing

@Suite struct ShardTests {
    @Test(arguments: ["1/1", "2/4", "4/4", "1000000/1000000"])
    func validShardsRoundTrip(_ text: String) {
        #expect(Shard(text)?.description == text)
    }

    @Test(arguments: [
        "", "1", "/", "1/", "/1", "0/4", "5/4", "-1/4", "+1/4", "1/0", "1/1000001", "1/2/3", "1 /2", "01/2", "a/b",
        "99999999999999999999/99999999999999999999",
    ])
    func invalidShardsAreRefused(_ text: String) {
        #expect(Shard(text) == nil)
    }

    @Test func everyPositionBelongsToOneShard() {
        for position in 0..<50 {
            let owners = (1...7).filter { Shard(index: $0, count: 7)?.contains(position: position) == true }
            #expect(owners.count == 1)
        }
    }
}
