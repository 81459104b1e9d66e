/// A network stepped through one sequence in float64, with the tangents that its Jacobians carry along.
///
/// The state is that of every layer, from the input upwards: h, then c where there is one. A tangent δ is a small displacement of
/// it; each step multiplies it by the Jacobian of the step, while the inputs stay as they are.
///
///     let network = TangentNetwork(weights, tangents: 2)
///     for x in inputs {
///         network.advance(x)
///         growth.append(network.orthonormalizeTangents())
///     }
public final class TangentNetwork {
    private typealias Vector = Float64x4

    /// The sizes and choices of the network.
    public let configuration: NetworkConfiguration
    /// How many tangents there are.
    public let tangents: Int
    /// What the tangents of a layer do to the layer above.
    public let coupling: Coupling
    /// How many multiply-adds a step takes, and making its tangents orthonormal.
    public let productsPerStep: Int
    private let layers: [TangentLayer]
    /// [column][layer][h, c][vector]; column 0 is the state.
    private let columns: LaneStorage<Float64x4>
    /// How many vectors hold a part of the state, h or c, of each layer.
    private let vectors: [Int]
    /// Where the state of each layer begins in a column, in vectors.
    private let starts: [Int]
    /// How many vectors hold a column.
    private let stride: Int
    /// The inputs of a step, padded to whole vectors.
    private let input: LaneStorage<Float64x4>

    /// The most numbers that the columns of a network may have together.
    public static let sizeLimit = 1 << 26

    /// What the tangents of a layer do to the layer above.
    public enum Coupling: Sendable, Hashable {
        /// They pass on: a tangent is a displacement of the whole state.
        case passedOn
        /// Nothing: a tangent is a displacement of each layer by itself, whose inputs stay as they are. The Jacobian of
        /// a stack is block-triangular, so its exponents are those of these blocks together.
        case layersByThemselves
    }

    /// A network at rest, all of whose tangents are zero.
    ///
    /// - Precondition: `tangents` is at least 1 and at most the size of the state, and (1 + `tangents`) · state size is
    ///   at most `sizeLimit`.
    public convenience init(_ weights: NetworkWeights, tangents: Int, coupling: Coupling = .passedOn) {
        let layers = Self.layers(weights, tangents) { true }
        self.init(weights, tangents: tangents, coupling: coupling, layers: layers ?? [])
    }

    /// A network at rest, all of whose tangents are zero; nil if it was told not to go on.
    ///
    /// - Parameters:
    ///   - weights: The network's weights.
    ///   - tangents: How many tangents are carried along.
    ///   - coupling: What the inputs of a layer carry of the tangents below.
    ///   - proceeds: Asked now and then whether to go on.
    /// - Precondition: As for a network that is not asked.
    public convenience init?(
        _ weights: NetworkWeights, tangents: Int, coupling: Coupling = .passedOn, while proceeds: () -> Bool
    ) {
        guard let layers = Self.layers(weights, tangents, while: proceeds) else { return nil }
        self.init(weights, tangents: tangents, coupling: coupling, layers: layers)
    }

    private static func layers(
        _ weights: NetworkWeights, _ tangents: Int, while proceeds: () -> Bool
    ) -> [TangentLayer]? {
        var layers: [TangentLayer] = []
        let configuration = weights.configuration
        for (index, weights) in weights.layers.enumerated() {
            let layer = TangentLayer(
                weights, configuration.layer(index), columns: 1 + tangents, while: proceeds)
            guard let layer else { return nil }
            layers.append(layer)
        }
        return layers
    }

    private init(_ weights: NetworkWeights, tangents: Int, coupling: Coupling, layers: [TangentLayer]) {
        let configuration = weights.configuration
        let zero = Vector(repeating: 0)
        precondition(
            (1...Self.stateSize(of: configuration)).contains(tangents)
                && (1 + tangents) * Self.stateSize(of: configuration) <= Self.sizeLimit,
            "a network has at most as many tangents as states")
        self.configuration = configuration
        self.tangents = tangents
        self.coupling = coupling
        let vectors = configuration.hiddenSizes.map(UnitLanes<Vector>.vectors)
        var (starts, stride) = ([Int](), 0)
        for count in vectors {
            starts.append(stride)
            stride += Self.parts(of: configuration) * count
        }
        self.vectors = vectors
        self.starts = starts
        self.stride = stride
        let products = (0..<configuration.layers).map(configuration.layer).reduce(0) {
            $0 + $1.columns * ($1.inputSize + $1.hiddenSize)
        }
        productsPerStep = (1 + tangents) * products + 4 * tangents * tangents * stride * Vector.laneCount
        columns = LaneStorage(repeating: zero, count: (1 + tangents) * stride)
        input = LaneStorage(repeating: zero, count: UnitLanes<Vector>.vectors(configuration.inputSize))
        self.layers = layers
    }

    /// How many numbers the state of a network has: its units, twice that with cell states.
    public static func stateSize(of configuration: NetworkConfiguration) -> Int {
        parts(of: configuration) * configuration.hiddenSizes.reduce(0, +)
    }

    /// h, and c where there is one.
    private static func parts(of configuration: NetworkConfiguration) -> Int {
        configuration.cell.kind.hasCellState ? 2 : 1
    }

    /// Takes a step with the m features that `inputs` holds from `start` on.
    ///
    /// - Complexity: O(`tangents` · layers · n · (m + n)).
    public func advance(_ inputs: [Double], from start: Int = 0) {
        _ = advance(inputs, from: start, UncheckedProducts())
    }

    /// Takes a step with the m features that `inputs` holds from `start` on.
    ///
    /// - Parameters:
    ///   - inputs: The features of one step or more.
    ///   - start: Where those of this step begin.
    ///   - proceeds: Asked before each product whether to go on, with the number of its multiply-adds.
    /// - Returns: Whether the step is done; the network is of no use if it was told not to go on.
    /// - Complexity: O(`tangents` · layers · n · (m + n)).
    public func advance(
        _ inputs: [Double], from start: Int, while proceeds: (_ products: Int) -> Bool
    ) -> Bool {
        withoutActuallyEscaping(proceeds) { advance(inputs, from: start, CheckedProducts($0)) }
    }

    private func advance(_ inputs: [Double], from start: Int, _ check: some ProductCheck) -> Bool {
        let m = configuration.inputSize
        precondition(start >= 0 && start <= inputs.count - m, "a step needs all of its inputs")
        let numbers = UnitLanes<Vector>.numbers(input.pointer)
        for feature in 0..<m { numbers[feature] = inputs[start + feature] }
        var below = TangentColumns(start: input.pointer, stride: input.count, count: 1)
        for (index, layer) in layers.enumerated() {
            let state = TangentColumns(
                start: columns.pointer + starts[index], stride: stride, count: 1 + tangents)
            guard layer.advance(state, inputs: below, while: check) else { return false }
            below =
                coupling == .passedOn ? state : TangentColumns(start: state.start, stride: stride, count: 1)
        }
        return true
    }

    /// The state, or tangent `column` − 1: layer by layer h, then c where there is one.
    ///
    /// - Complexity: O(state size).
    public subscript(column: Int) -> [Double] {
        get {
            let numbers = numbers(ofColumn: column)
            return places.map { numbers[$0] }
        }
        set {
            precondition(newValue.count == Self.stateSize(of: configuration), "a state needs all of its numbers")
            let numbers = numbers(ofColumn: column)
            for (place, number) in zip(places, newValue) { numbers[place] = number }
        }
    }

    /// Makes the tangents orthonormal, one after the other.
    ///
    /// Gram–Schmidt is the QR of the matrix of tangents with a positive diagonal in R (Benettin, Galgani, Giorgilli,
    /// Strelcyn 1980). A tangent that loses most of itself to those before it is projected twice. Where it loses all of
    /// itself but what rounding leaves, at most `roundingShare(of:)` of it, it has vanished in this step and goes on in a
    /// direction that rounding has chosen: in the next steps that is as good as any other.
    ///
    /// - Returns: The diagonal of R: by how much each tangent has grown in the directions that those before it leave; 0
    ///   for one that has vanished, which stays so if it is 0 to the last bit.
    /// - Complexity: O(`tangents`² · state size).
    public func orthonormalizeTangents() -> [Double] { (1...tangents).map(orthonormalize) }

    /// Makes the tangents orthonormal as `orthonormalizeTangents()` does.
    ///
    /// - Parameter proceeds: Asked before each tangent whether to go on, with the number of its multiply-adds.
    /// - Returns: The diagonal of R; nil if it was told not to go on, and then the network is of no use.
    /// - Complexity: O(`tangents`² · state size).
    public func orthonormalizeTangents(while proceeds: (_ products: Int) -> Bool) -> [Double]? {
        var diagonal: [Double] = []
        for column in 1...tangents {
            guard proceeds(4 * column * stride * Vector.laneCount) else { return nil }
            diagonal.append(orthonormalize(column))
        }
        return diagonal
    }

    private func orthonormalize(_ column: Int) -> Double {
        let current = columns.pointer + column * stride
        var norm = dot(current, current).squareRoot()
        let whole = norm
        for _ in 0..<2 where column > 1 {
            let before = norm
            for earlier in 1..<column {
                let other = columns.pointer + earlier * stride
                let share = Vector(repeating: -dot(current, other))
                for index in 0..<stride {
                    current[index] = Vector.multiplyAdd(share, other[index], current[index])
                }
            }
            norm = dot(current, current).squareRoot()
            if norm > 0.5 * before { break }
        }
        let isRounding = column > 1 && whole < .infinity && norm <= Self.roundingShare(of: column) * whole
        guard norm > 0, norm < .infinity else { return norm }
        let scale = Vector(repeating: norm)
        for index in 0..<stride { current[index] = current[index] / scale }
        return isRounding ? 0 : norm
    }

    /// How much of a tangent rounding may leave where the ones before it account for all of it.
    ///
    /// A projection rounds every number of the tangent, by at most half an ulp: k projections leave at most k · 2⁻⁵³ of its
    /// length, two passes of them twice that, and the step before has rounded it too. Four times that bound is certainly
    /// noise, and so small that a tangent which is short by chance reaches it in none of 10¹² steps.
    static func roundingShare(of column: Int) -> Double { 4 * Double(column) * .ulpOfOne }

    /// Gives the first tangent of each layer, taken by itself, unit length.
    ///
    /// - Returns: The length that it had in each layer, from the input upwards; 0 if it has vanished, and stays so.
    /// - Complexity: O(state size).
    public func normalizeLayers() -> [Double] {
        (0..<configuration.layers).map { layer in
            let length = Self.parts(of: configuration) * vectors[layer]
            let tangent = columns.pointer + stride + starts[layer]
            let norm = dot(tangent, tangent, vectors: length).squareRoot()
            guard norm > 0, norm < .infinity else { return norm }
            let scale = Vector(repeating: norm)
            for index in 0..<length { tangent[index] = tangent[index] / scale }
            return norm
        }
    }

    /// Σ x_j y_j: vector j joins partial sums of j mod 4 by fused multiply-add.
    private func dot(
        _ x: UnsafePointer<Float64x4>, _ y: UnsafePointer<Float64x4>, vectors count: Int? = nil
    ) -> Double {
        let count = count ?? stride
        var sums = (Vector(repeating: 0), Vector(repeating: 0), Vector(repeating: 0), Vector(repeating: 0))
        var index = 0
        while index + 4 <= count {
            sums.0 = Vector.multiplyAdd(x[index], y[index], sums.0)
            sums.1 = Vector.multiplyAdd(x[index + 1], y[index + 1], sums.1)
            sums.2 = Vector.multiplyAdd(x[index + 2], y[index + 2], sums.2)
            sums.3 = Vector.multiplyAdd(x[index + 3], y[index + 3], sums.3)
            index += 4
        }
        while index < count {
            sums.0 = Vector.multiplyAdd(x[index], y[index], sums.0)
            index += 1
        }
        let lanes = ((sums.0 + sums.1) + (sums.2 + sums.3)).lanes
        return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
    }

    private func numbers(ofColumn column: Int) -> UnsafeMutablePointer<Double> {
        precondition((0...tangents).contains(column), "a network has its state and its tangents")
        return UnitLanes<Vector>.numbers(columns.pointer + column * stride)
    }

    /// Where the numbers of a state stand in a column.
    private var places: [Int] {
        (0..<configuration.layers).flatMap { layer in
            (0..<Self.parts(of: configuration)).flatMap { part in
                let start = (starts[layer] + part * vectors[layer]) * Vector.laneCount
                return start..<start + configuration.hiddenSizes[layer]
            }
        }
    }
}
