import Checkpoints
import Foundation
import Support
import Testing

@Suite struct BytesTests {
    /// More than two pieces of the system's reads, each byte different from those around it.
    private static let content = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }

    private func file(_ bytes: [UInt8]) throws -> (bytes: FileBytes, written: WrittenFile) {
        let written = try WrittenFile(bytes)
        return (try FileBytes(at: written.path), written)
    }

    @Test func rangesAreReadAcrossPieces() throws {
        let (file, written) = try file(Self.content)
        #expect(file.name == written.path && file.count == Self.content.count)
        for range in [0..<0, 0..<1, 7..<9, 1_048_575..<1_048_577, 5..<2_400_001, 0..<2_500_000, 2_499_999..<2_500_000] {
            #expect(try file.bytes(range) == Array(Self.content[range]))
        }
        #expect(try file.sha256() == SHA256.hexadecimal(of: Self.content))
    }

    @Test func rangesOutsideAreRefused() throws {
        let (file, written) = try file([1, 2, 3])
        #expect(file.name == written.path)
        for range in [0..<4, 3..<4, -1..<2, 4..<4, .max - 1 ..< .max] {
            #expect(throws: Failure.self) { try file.bytes(range) }
        }
    }

    @Test func filesThatShrinkAreNoticed() throws {
        let (file, written) = try file(Self.content)
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: written.path))
        try handle.truncate(atOffset: 10)
        let error = #expect(throws: Failure.self) { try file.bytes(0..<1_000) }
        #expect(error?.kind == .inputOutput && error?.message.contains("became shorter") == true)
    }

    @Test func onlyRegularFilesOpen() throws {
        let missing = #expect(throws: Failure.self) { try FileBytes(at: "/nowhere/at-all.pt") }
        #expect(missing?.kind == .missingInput)
        #expect(throws: Failure.self) { try FileBytes(at: "/dev/zero") }
        #expect(throws: Failure.self) { try FileBytes(at: "/tmp") }
    }
}
