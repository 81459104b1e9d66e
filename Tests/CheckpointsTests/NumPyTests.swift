import Checkpoints
import Foundation
import Support
import Testing

@Suite struct NumPyTests {
    /// An array with any header.
    private func file(
        _ header: String, _ body: [UInt8] = [], version: UInt8 = 1, length: Int? = nil
    ) -> [UInt8] {
        let text = Array(header.utf8)
        let size = ZipText.little(length ?? text.count, version == 1 ? 2 : 4)
        return [0x93] + Array("NUMPY".utf8) + [version, 0] + size + text + body
    }

    private func array(_ bytes: [UInt8]) throws -> NumPyArray { try NumPyArray(MemoryBytes("a.npy", bytes)) }

    private func header(_ type: String, _ shape: String, fortran: Bool = false) -> String {
        "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
    }

    private func doubles(_ numbers: [Double]) -> [UInt8] {
        numbers.flatMap { ZipText.little(Int(bitPattern: UInt($0.bitPattern)), 8) }
    }

    @Test(arguments: [1, 2, 3] as [UInt8], [false, true])
    func rowsAreReadInPieces(_ version: UInt8, _ isFortran: Bool) throws {
        // Element (i, j, k) is 100 i + 10 j + k.
        let (rows, columns, depth) = (5, 3, 2)
        func value(_ i: Int, _ j: Int, _ k: Int) -> Double { Double(100 * i + 10 * j + k) }
        let inOrder = (0..<rows).map { i in (0..<columns).flatMap { j in (0..<depth).map { value(i, j, $0) } } }
        let byColumn = (0..<depth).flatMap { k in
            (0..<columns).flatMap { j in (0..<rows).map { value($0, j, k) } }
        }
        let header = header("<f8", "(5, 3, 2)", fortran: isFortran)
        let numbers = isFortran ? byColumn : inOrder.flatMap(\.self)
        let array = try array(file(header, doubles(numbers), version: version))
        #expect(array.shape == [5, 3, 2] && array.rowCount == 5 && array.rowSize == 6)
        #expect(try array.rows(0..<5) == inOrder.flatMap(\.self))
        #expect(try array.rows(2..<4) == inOrder[2] + inOrder[3])
        #expect(try array.rows(4..<4).isEmpty)
        #expect(try array.rows(4..<9) == inOrder[4])
    }

    @Test func everyTypeIsWidenedExactly() throws {
        // 1, −2, the largest and the smallest half, infinity.
        let halves: [UInt8] = [0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, 0x01, 0x00, 0x00, 0x7C]
        #expect(try array(file(header("<f2", "(5,)"), halves)).rows(0..<5) == [1, -2, 65_504, 0x1p-24, .infinity])
        let notNumber = try array(file(header("<f2", "()"), [0x01, 0x7C])).rows(0..<1)
        #expect(notNumber.count == 1 && notNumber.allSatisfy(\.isNaN))
        let subnormal = try array(file(header(">f2", "(2,)"), [0x83, 0xFF, 0x04, 0x00])).rows(0..<2)
        #expect(subnormal == [-1023 * 0x1p-24, 0x1p-14])
        #expect(try array(file(header(">f4", "(1,)"), [0x3F, 0xC0, 0, 0])).rows(0..<1) == [1.5])
        #expect(try array(file(header(">f8", "()"), [0x3F, 0xF8, 0, 0, 0, 0, 0, 0])).rows(0..<1) == [1.5])
    }

    @Test func integersAreNamedButNotRead() throws {
        let array = try array(file(header("<i8", "(1,)"), doubles([0])))
        #expect(array.elementFormat == "<i8" && array.elementType == nil)
        #expect(throws: Failure.self) { try array.rows(0..<1) }
    }

    @Test(arguments: [
        ("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "Python objects"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999, 9999999999), }", "product overflows"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", "ends before its last element"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", "a size is missing"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }", "too large"),
        ("{'descr': '<f8', 'fortran_order': 1, 'shape': (1,), }", "True, False"),
        ("{'descr': '<f8', 'fortran_order': False, }", "needs the keys"),
        ("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", "twice"),
        ("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", "named fields"),
        ("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 'x'}", "needs the keys"),
        ("{'descr': '<z9', 'fortran_order': False, 'shape': (1,)}", "ends before"),
        ("{'descr': '<f', 'fortran_order': False, 'shape': (1,)}", "unknown type"),
        ("{'descr': '<f99999999', 'fortran_order': False, 'shape': (1,)}", "unknown type"),
        ("{'descr': '<f8", "a string does not end"), ("", "`{` is missing"), ("{}x", "something follows"),
        ("{'descr' '<f8'}", "`:` is missing"), ("{'descr': '<f8' 'x'}", "a comma is missing"),
        ("{'descr': __import__('os')}", "a tuple is missing"), ("{'a': (1 2)}", "a comma is missing"),
        ("{'a': (\(String(repeating: "1,", count: 40)))}", "too many dimensions"),
        ("{\((0..<40).map { "'\($0)': True, " }.joined())}", "too many keys"),
    ]) func headersAreChecked(_ header: String, _ expected: String) {
        let error = #expect(throws: Failure.self) { try array(file(header, doubles([1]))) }
        #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    }

    @Test func headersAreBounded() {
        let bomb = file("{", version: 2, length: 0x7FFF_FFFF)
        #expect(throws: Failure.self) { try array(bomb) }
        let deep = file(String(repeating: "(", count: 60_000))
        #expect(throws: Failure.self) { try array(deep) }
        #expect(throws: Failure.self) { try array(file("{}", version: 4)) }
        #expect(throws: Failure.self) { try array([0x93]) }
    }

    @Test func emptyArraysHaveNoRows() throws {
        let array = try array(file(header("<f4", "(0, 3)")))
        #expect(array.rowCount == 0 && array.rowSize == 3)
        #expect(try array.rows(0..<1).isEmpty)
        #expect(throws: Failure.self) { try self.array(file(header("<f4", "(0, 4611686018427387904, 8)"))) }
    }

    @Test func recordingsAreFiles() throws {
        let array = try NumPyArray(at: Fixture.path("lstm1.pt.x.npy"))
        #expect(array.shape == [50, 3] && array.elementType == .float32)
        let whole = try array.rows(0..<50)
        #expect(try array.rows(10..<20) == Array(whole[30..<60]))
        let single = Complaint.about(try Fixture.bytes("lstm1.pt.x.npy"))
        #expect(single.contains("a single array"))
    }
}
