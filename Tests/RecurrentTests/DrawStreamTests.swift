import Foundation
import Recurrent
import Testing

@Suite("Draws")
struct DrawStreamTests {
    static func stream(seed: UInt64 = 7, run: Int = 1, purpose: DrawAddress.Purpose = .sharedInput) -> DrawStream {
        DrawStream(
            seed: seed,
            address: DrawAddress(cell: .lstm, inputSize: 16, hiddenSize: 32, layer: 0, run: run, purpose: purpose))
    }

    static func normals(_ count: Int, from start: Int = 0, of stream: DrawStream = stream()) -> [Double] {
        var buffer = [Double](repeating: .nan, count: count)
        stream.fillNormals(&buffer, count: count, from: start)
        return buffer
    }

    @Test("any range of deviates equals the single draws", arguments: 0..<12)
    func randomAccess(start: Int) {
        let stream = Self.stream()
        for count in [0, 1, 2, 7, 8, 9, 40] {
            let expected = (start..<start + count).map { index in
                let pair = stream.normalPair(block: UInt64(index / 2))
                return index.isMultiple(of: 2) ? pair.0 : pair.1
            }
            #expect(Self.normals(count, from: start) == expected)
        }
    }

    @Test("blocks beyond 32 bits agree in scalar and vector code")
    func farBlocks() {
        let start = (1 << 33) + 6
        let pair = Self.stream().normalPair(block: UInt64(start / 2))
        #expect(Self.normals(16, from: start).prefix(2) == [pair.0, pair.1])
        #expect(Self.normals(16, from: start) != Self.normals(16, from: 6))
    }

    @Test("every purpose has its own number of four bits, which never changes")
    func purposes() {
        #expect(DrawAddress.Purpose.allCases.map(\.rawValue) == Array(0..<15))
        #expect(DrawAddress.Purpose.otherStart.rawValue == 11)
        #expect(DrawAddress.Purpose.trainingInput.rawValue == 12)
        #expect(DrawAddress.Purpose.testInput.rawValue == 13)
        #expect(DrawAddress.Purpose.readout.rawValue == 14)
    }

    @Test("the scale multiplies the deviates")
    func scale() {
        var scaled = [Double](repeating: 0, count: 11)
        Self.stream().fillNormals(&scaled, count: 11, from: 3, scale: 0.25)
        #expect(scaled == Self.normals(11, from: 3).map { $0 * 0.25 })
    }

    @Test("normal deviates have the moments of N(0, 1)")
    func moments() {
        let count = 400_000
        let draws = Self.normals(count)
        func moment(_ power: Int) -> Double {
            draws.reduce(0) { $0 + pow($1, Double(power)) } / Double(count)
        }
        // Five standard errors: the variance of x^k is m_2k − m_k².
        let limit = 5 / Double(count).squareRoot()
        #expect(abs(moment(1)) < limit)
        #expect(abs(moment(2) - 1) < limit * 2.0.squareRoot())
        #expect(abs(moment(3)) < limit * 15.0.squareRoot())
        #expect(abs(moment(4) - 3) < limit * 96.0.squareRoot())
    }

    @Test("normal deviates pass a Kolmogorov–Smirnov test", arguments: [UInt64(1), 2, 3])
    func kolmogorovSmirnov(seed: UInt64) {
        let count = 100_000
        let draws = Self.normals(count, of: Self.stream(seed: seed)).sorted()
        var distance = 0.0
        for (index, draw) in draws.enumerated() {
            let probability = erfc(-draw / 2.0.squareRoot()) / 2
            distance = max(distance, abs(probability - Double(index) / Double(count)))
            distance = max(distance, abs(probability - Double(index + 1) / Double(count)))
        }
        // The 99.9 % quantile of Kolmogorov's distribution is 1.9495.
        #expect(distance * Double(count).squareRoot() < 1.9495)
    }

    @Test("neighbouring deviates are uncorrelated", arguments: 1...4)
    func correlation(lag: Int) {
        let draws = Self.normals(200_000)
        let sum = zip(draws, draws.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(sum / Double(draws.count)) < 5 / Double(draws.count).squareRoot())
    }

    @Test("uniform deviates fill their interval evenly")
    func uniforms() {
        let draws = Self.stream().uniforms(0..<200_000, limit: 0.5)
        let mean = draws.reduce(0, +) / Double(draws.count)
        let variance = draws.reduce(0) { $0 + $1 * $1 } / Double(draws.count)
        #expect(draws.allSatisfy { abs($0) < 0.5 })
        #expect(abs(mean) < 5 * (1 / 12.0 / 200_000).squareRoot())
        #expect(abs(variance - 1 / 12.0) < 5 * (1 / 180.0 / 200_000).squareRoot())
    }

    @Test("every part of an address and the seed change the draws")
    func addresses() {
        let base = DrawAddress(cell: .lstm, inputSize: 16, hiddenSize: 32, layer: 0, run: 1, purpose: .kernel)
        var addresses = [base]
        for change in 0..<9 {
            var address = base
            switch change {
            case 0: address.cell = .gru
            case 1: address.cell = .elman
            case 2: address.inputSize = 4096
            case 3: address.hiddenSize = 4096
            case 4: address.layer = 63
            case 5: address.run = 1_000_000
            case 6: address.stream = 2
            case 7: address.stream = 8
            default: address.purpose = .sharedInput
            }
            addresses.append(address)
        }
        let first = addresses.map { DrawStream(seed: 1, address: $0).uniformPair(block: 0).0 }
        #expect(Set(first).count == addresses.count)
        #expect(DrawStream(seed: 1 << 32, address: base).uniformPair(block: 0).0 != first[0])
    }

    /// The counter of the last run of the last layer has all bits set below the input stream's, which are then the highest.
    @Test("the first input stream adds nothing to an address, and others only the three highest bits")
    func inputStreams() {
        func draw(_ stream: Int) -> Double {
            let address = DrawAddress(
                cell: .elman, inputSize: 16, hiddenSize: 32, layer: 63, run: 1_000_000, stream: stream,
                purpose: .sharedInput)
            return DrawStream(seed: 7, address: address).uniformPair(block: 5).0
        }
        func expected(_ bits: UInt32) -> Double {
            let words = Philox4x32.block(
                counter: (5, 0, 32 | 16 << 13 | 6 << 26, 1_000_000 | 63 << 20 | 2 << 27 | bits << 29), key: (7, 0))
            return (Double((UInt64(words.0) << 32 | UInt64(words.1)) >> 12) + 0.5) * 0x1p-52
        }
        for stream in DrawAddress.streams { #expect(draw(stream) == expected(UInt32(stream - 1))) }
        #expect(Set(DrawAddress.streams.map(draw)).count == 8)
    }
}
