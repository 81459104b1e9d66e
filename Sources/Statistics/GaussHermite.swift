import Recurrent

/// Means over a normal distribution, by the Gauss–Hermite rule with 61 nodes.
///
/// Nodes are the eigenvalues of the Jacobi matrix of the Hermite polynomials, found by bisection with Sturm sequences;
/// weights follow from the orthonormal polynomials (G. H. Golub, J. H. Welsch, "Calculation of Gauss quadrature rules",
/// 1969). Only additions, multiplications, divisions and square roots are used, so means are bit-identical on every
/// machine.
public struct GaussHermite: Sendable {
    private let nodes: [Double]
    private let weights: [Double]

    /// The rule with 61 nodes.
    public static let standard = GaussHermite(count: 61)

    /// The rule that is exact for polynomials of degree up to 2 `count` − 1.
    ///
    /// - Precondition: `count` is positive.
    /// - Complexity: O(`count`²).
    public init(count: Int) {
        nodes = (0..<count).map { Self.eigenvalue($0, count: count) }
        weights = nodes.map { 1 / Self.squares(at: $0, count: count) }
    }

    /// E f(X) for X ~ N(0, `variance`); the variance must not be negative.
    ///
    /// - Complexity: O(number of nodes).
    public func mean(variance: Double, _ f: (Double) -> Double) -> Double {
        let scale = variance.squareRoot()
        return zip(nodes, weights).reduce(0) { $0 + $1.1 * f(scale * $1.0) }
    }

    /// The eigenvalue number `index`, from 0 in ascending order, of the matrix with off-diagonal √1, √2, … and zero
    /// diagonal.
    private static func eigenvalue(_ index: Int, count: Int) -> Double {
        var low = -2 * Double(count).squareRoot()
        var high = -low
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return middle }
            if eigenvalues(below: middle, count: count) > index { high = middle } else { low = middle }
        }
    }

    /// The number of eigenvalues below `x`: the negative pivots of the shifted matrix.
    private static func eigenvalues(below x: Double, count: Int) -> Int {
        var pivot = -x
        var negative = pivot < 0 ? 1 : 0
        for row in 1..<count {
            pivot = -x - Double(row) / (pivot == 0 ? Double.leastNormalMagnitude : pivot)
            if pivot < 0 { negative += 1 }
        }
        return negative
    }

    /// The sum of the squares of the first orthonormal Hermite polynomials.
    private static func squares(at x: Double, count: Int) -> Double {
        var (previous, current) = (0.0, 1.0)
        var sum = 1.0
        for degree in 1..<count {
            let next = (x * current - Double(degree - 1).squareRoot() * previous) / Double(degree).squareRoot()
            (previous, current) = (current, next)
            sum += current * current
        }
        return sum
    }
}
