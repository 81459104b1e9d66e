/// The division of rows or columns into as few tiles as possible, whose sizes differ by at most one: a run of larger
/// tiles, then a run of smaller ones.
struct EvenTiles {
    private let count: Int
    /// The size of a tile in the second run.
    private let base: Int
    /// The number of tiles in the first run.
    private let larger: Int

    /// The division of `count` into tiles of at most `widest`.
    @inline(__always)
    init(count: Int, widest: Int) {
        let tiles = (count + widest - 1) / widest
        self.count = count
        (base, larger) = count.quotientAndRemainder(dividingBy: max(tiles, 1))
    }

    /// The size of a run's tiles.
    @inline(__always) func size(ofRun run: Int) -> Int { run == 0 ? base + 1 : base }

    /// What a run covers.
    @inline(__always)
    func range(ofRun run: Int) -> Range<Int> {
        let boundary = larger * (base + 1)
        return run == 0 ? 0..<boundary : boundary..<count
    }
}
