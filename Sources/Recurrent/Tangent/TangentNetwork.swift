/// A network stepped through one sequence in float64, with tangents propagated by its Jacobians.
///
/// The state consists of every layer's, from the input upwards: h, then c if there is one. A tangent δ is a small
/// displacement of it; each step multiplies it by the Jacobian of the step for fixed inputs.
///
///     let network = TangentNetwork(weights, tangents: 2)
///     for x in inputs {
///         network.advance(x)
///         growth.append(network.orthonormalizeTangents())
///     }
public final class TangentNetwork {
    private typealias Vector = Float64x4

    /// The sizes and architecture of the network.
    public let configuration: NetworkConfiguration
    /// The number of tangents.
    public let tangents: Int
    /// How the tangents of a layer affect the layer above.
    public let coupling: Coupling
    /// The number of multiply-adds in a step, including the orthonormalisation of its tangents.
    public let productsPerStep: Int
    private let layers: [TangentLayer]
    /// [column][layer][h, c][vector]; column 0 is the state.
    private let columns: LaneStorage<Float64x4>
    /// The number of vectors that hold a part of each layer's state, h or c.
    private let vectors: [Int]
    /// The offset of each layer's state in a column, in vectors.
    private let starts: [Int]
    /// The number of vectors per column.
    private let stride: Int
    /// The inputs of a step, padded to whole vectors.
    private let input: LaneStorage<Float64x4>

    /// The most numbers in all columns of a network together.
    public static let sizeLimit = 1 << 26

    /// How the tangents of a layer affect the layer above.
    public enum Coupling: Sendable, Hashable {
        /// They propagate: a tangent is a displacement of the whole state.
        case passedOn
        /// They do not: a tangent is a displacement of each layer by itself, with fixed inputs. The Jacobian of a stack
        /// is block-triangular, so its exponents are those of these blocks together.
        case layersByThemselves
    }

    /// A network at rest with zero tangents.
    ///
    /// - Precondition: `tangents` is at least 1 and at most the size of the state, and (1 + `tangents`) · state size is
    ///   at most `sizeLimit`.
    public convenience init(_ weights: NetworkWeights, tangents: Int, coupling: Coupling = .passedOn) {
        let layers = Self.layers(weights, tangents) { true }
        self.init(weights, tangents: tangents, coupling: coupling, layers: layers ?? [])
    }

    /// A network at rest with zero tangents; nil if `proceeds` stopped it.
    ///
    /// - Parameters:
    ///   - weights: The network's weights.
    ///   - tangents: The number of tangents.
    ///   - coupling: How the tangents of a layer affect the layer above.
    ///   - proceeds: Called regularly; returns whether to continue.
    /// - Precondition: As for the initialiser without `proceeds`.
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
            "a network has at most as many tangents as state dimensions")
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

    /// The dimension of a network's state: its units, or twice that with cell states.
    public static func stateSize(of configuration: NetworkConfiguration) -> Int {
        parts(of: configuration) * configuration.hiddenSizes.reduce(0, +)
    }

    /// The number of state vectors: h, and c if there is one.
    private static func parts(of configuration: NetworkConfiguration) -> Int {
        configuration.cell.kind.hasCellState ? 2 : 1
    }

    /// Takes a step with the m features of `inputs` from `start`.
    ///
    /// - Complexity: O(`tangents` · layers · n · (m + n)).
    public func advance(_ inputs: [Double], from start: Int = 0) {
        _ = advance(inputs, from: start, UncheckedProducts())
    }

    /// Takes a step with the m features of `inputs` from `start`.
    ///
    /// - Parameters:
    ///   - inputs: The features of one step or more.
    ///   - start: The index of this step's first feature.
    ///   - proceeds: Called before each product with the number of its multiply-adds; returns whether to continue.
    /// - Returns: Whether the step is finished; if `proceeds` stopped it, the network is unusable.
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

    /// The state, or tangent `column` − 1: layer by layer h, then c if there is one.
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

    /// Orthonormalises the tangents one after the other.
    ///
    /// Gram–Schmidt is the QR decomposition of the matrix of tangents with a positive diagonal in R (Benettin, Galgani,
    /// Giorgilli, Strelcyn 1980). A tangent that loses most of its length to the previous ones is projected twice. If
    /// only rounding remains, at most `roundingShare(of:)` of it, it has vanished in this step and continues in the
    /// direction of the rounding error: for the next steps, that is as good as any other.
    ///
    /// - Returns: The diagonal of R: the growth of each tangent orthogonal to the previous ones; 0 for one that has
    ///   vanished, which stays 0 if it is exactly zero.
    /// - Complexity: O(`tangents`² · state size).
    public func orthonormalizeTangents() -> [Double] { (1...tangents).map(orthonormalize) }

    /// Orthonormalises the tangents like `orthonormalizeTangents()`.
    ///
    /// - Parameter proceeds: Called before each tangent with the number of its multiply-adds; returns whether to
    ///   continue.
    /// - Returns: The diagonal of R; nil if `proceeds` stopped it, which leaves the network unusable.
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

    /// The largest share of a tangent that is rounding if the previous ones account for all of it.
    ///
    /// A projection rounds every number of the tangent by at most half an ulp: k projections leave at most k · 2⁻⁵³ of
    /// its length, two passes twice that, and the step before has rounded it as well. Four times that bound is
    /// certainly noise, and so small that a tangent which is short by chance reaches it in none of 10¹² steps.
    static func roundingShare(of column: Int) -> Double { 4 * Double(column) * .ulpOfOne }

    /// Scales the first tangent of each layer, taken by itself, to unit length.
    ///
    /// - Returns: Its previous length in each layer, from the input upwards; 0 if it has vanished, and then it stays 0.
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

    /// The indices of a state's numbers in a column.
    private var places: [Int] {
        (0..<configuration.layers).flatMap { layer in
            (0..<Self.parts(of: configuration)).flatMap { part in
                let start = (starts[layer] + part * vectors[layer]) * Vector.laneCount
                return start..<start + configuration.hiddenSizes[layer]
            }
        }
    }
}
