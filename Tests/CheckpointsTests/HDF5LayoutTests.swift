import Checkpoints
import Support
import Testing

/// Two files that h5py has written, in its oldest and its newest dialect.
///
/// `layouts.h5` begins with 512 other bytes.
/// Element k of every dataset is k / 2 − 3.
@Suite struct HDF5LayoutTests {
    private static let files = ["layouts.h5", "layouts_latest.h5"]

    private func open(_ name: String) throws -> HDF5File { try HDF5File(FileBytes(at: Fixture.path(name))) }

    @Test(
        arguments: files,
        [
            "contiguous", "groups/bigEndian", "groups/half", "groups/deep/deflated", "chunked", "singleChunk",
            "groups/compact", "groups/implicit", "more/cube", "more/scalar", "more/empty",
        ]) func everyLayoutIsRead(_ file: String, _ name: String) throws
    {
        let dataset = try #require(try open(file).dataset(name))
        let numbers = try dataset.numbers()
        #expect(numbers.count == dataset.description.count)
        #expect(numbers == numbers.indices.map { Double($0) * 0.5 - 3 })
    }

    @Test func aLongIndexOfChunksHasPages() throws {
        let numbers = try #require(try open("layouts_latest.h5").dataset("more/line")).numbers()
        #expect(numbers == (0..<2100).map { Double($0) * 0.5 - 3 })
    }

    @Test(arguments: files) func chunksThatWereNeverWrittenHaveTheFillValue(_ file: String) throws {
        let numbers = try #require(try open(file).dataset("more/partlyWritten")).numbers()
        let expected = (0..<35).map { index in
            let (row, column) = (index / 7, index % 7)
            return row < 2 && column < 3 ? Double(row * 3 + column) * 0.5 - 3 : 1.5
        }
        #expect(numbers == expected)
    }

    @Test(arguments: files) func whatCannotBeReadSaysWhy(_ file: String) throws {
        let file = try open(file)
        let compressed = try #require(file.dataset("groups/compressedByLZF"))
        #expect(compressed.obstacle?.contains("the HDF5 filter LZF") == true)
        #expect(compressed.obstacle?.contains("h5repack -f NONE") == true)
        #expect(throws: Failure.self) { try compressed.numbers() }
        let integers = try #require(file.dataset("more/integers"))
        #expect(integers.description.elementFormat == "<i8" && integers.description.elementType == nil)
    }

    @Test func aDatasetThatCanGrowIsReadInTheOldestDialectOnly() throws {
        let old = try #require(try open("layouts.h5").dataset("more/growing"))
        #expect(try old.numbers() == (0..<35).map { Double($0) * 0.5 - 3 })
        let new = try #require(try open("layouts_latest.h5").dataset("more/growing"))
        #expect(new.obstacle?.contains("h5repack") == true)
    }

    @Test(arguments: files) func textsOfGroupsAreRead(_ file: String) throws {
        let root = try #require(try open(file).groups[""])
        #expect(root.attributes == ["text": ["fixed or not"], "list": ["a", "bcd"]])
        #expect(root.members.contains("contiguous"))
    }
}
