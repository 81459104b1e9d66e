import Foundation

/// A checkpoint in the format safetensors with random weights under PyTorch's names.
package enum SentNetwork {
    /// A file with one LSTM.
    ///
    /// - Parameters:
    ///   - inputs: The input size.
    ///   - units: The hidden size.
    ///   - scale: The largest magnitude of a weight.
    ///   - names: The names of the networks in the file, which all have the same weights.
    package static func lstm(inputs: Int, units: Int, scale: Float, names: [String] = ["lstm"]) -> [UInt8] {
        file(
            names.flatMap { name in
                [
                    ("\(name).weight_ih_l0", [4 * units, inputs]), ("\(name).weight_hh_l0", [4 * units, units]),
                    ("\(name).bias_ih_l0", [4 * units]), ("\(name).bias_hh_l0", [4 * units]),
                ]
            }, scale: scale)
    }

    /// A file with one Elman network.
    package static func elman(inputs: Int, units: Int) -> [UInt8] {
        file(
            [
                ("rnn.weight_ih_l0", [units, inputs]), ("rnn.weight_hh_l0", [units, units]),
                ("rnn.bias_ih_l0", [units]), ("rnn.bias_hh_l0", [units]),
            ], scale: 0.1)
    }

    private static func file(_ tensors: [(name: String, shape: [Int])], scale: Float) -> [UInt8] {
        var (end, entries) = (0, [String]())
        for (name, shape) in tensors {
            let start = end
            end += 4 * shape.reduce(1, *)
            entries.append(#""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(start),\#(end)]}"#)
        }
        let header = Array("{\(entries.joined(separator: ","))}".utf8)
        var bytes = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header
        let weights = pattern(scale)
        while end > 0 {
            bytes += weights.prefix(end)
            end -= min(end, weights.count)
        }
        return bytes
    }

    /// The bytes of 65,521 random weights; the number is prime, so no two rows of a tensor are alike.
    private static func pattern(_ scale: Float) -> [UInt8] {
        var state: UInt64 = 1
        return (0..<65_521).flatMap { _ -> [UInt8] in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let weight = scale * (Float(state >> 40) / Float(1 << 23) - 1)
            return withUnsafeBytes(of: weight.bitPattern.littleEndian) { Array($0) }
        }
    }

    /// A recording as text with a number of steps.
    package static func recording(steps: Int, features: Int) -> [UInt8] {
        let lines = (0..<steps).map { step in
            (0..<features).map { String(format: "%.3f", sin(Double(step * (3 + $0 * 7)))) }.joined(separator: ",")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
