import Benchmarking
import Testing

@Suite("Caches")
struct CacheSizesTests {
    @Test(
        "missing and non-increasing levels are ignored; without any, defaults apply",
        arguments: [
            ([32 << 10, 512 << 10, 32 << 20], [32 << 10, 512 << 10, 32 << 20]),
            ([128 << 10, 12 << 20, nil], [128 << 10, 12 << 20]), ([nil, nil, nil], [32 << 10, 512 << 10, 16 << 20]),
            ([0, -1, 512], [32 << 10, 512 << 10, 16 << 20]), ([64 << 10, 64 << 10, 1 << 20], [64 << 10, 1 << 20]),
        ] as [([Int?], [Int])])
    func levels(found: [Int?], levels: [Int]) {
        #expect(CacheSizes(found).levels == levels)
    }

    @Test("a level's working set fits it but not the level before")
    func workingSets() {
        #expect(CacheSizes([32 << 10, 512 << 10, 32 << 20]).workingSets == [16 << 10, 256 << 10, 4 << 20])
        #expect(CacheSizes([48 << 10, 2 << 20, 8 << 20]).workingSets == [24 << 10, 1 << 20, 4 << 20])
        for caches in [CacheSizes([32 << 10, 512 << 10, 32 << 20]), .ofThisMachine] {
            #expect(caches.workingSets.count == caches.levels.count)
            for (level, workingSet) in zip(caches.levels, caches.workingSets) { #expect(workingSet <= level) }
            for (before, workingSet) in zip(caches.levels, caches.workingSets.dropFirst()) {
                #expect(workingSet > before)
            }
        }
    }
}
