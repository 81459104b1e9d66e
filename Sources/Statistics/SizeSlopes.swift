import Recurrent

/// A least-squares plane over the logarithms of both sizes: how much a number grows when a size doubles.
///
/// y ≈ a + b log₂ m + c log₂ n with input sizes m and hidden sizes n. The sizes are fixed and only y changes, so one
/// fit serves every resample.
package struct SizeSlopes {
    /// log₂ of each size minus its mean.
    fileprivate let centred: (input: [Double], hidden: [Double])
    /// Sums of products of the centred logarithms.
    private let squares: (input: Double, hidden: Double, product: Double)

    /// The fit for the sizes of each number.
    package init(inputSizes: [Int], hiddenSizes: [Int]) {
        let (input, hidden) = (Self.centredLogarithms(of: inputSizes), Self.centredLogarithms(of: hiddenSizes))
        centred = (input, hidden)
        squares = (
            Self.product(input, input), Self.product(hidden, hidden), Self.product(input, hidden)
        )
    }

    /// The slopes b and c, in numbers per doubling; nil for a size that does not vary, and for both if they always vary
    /// together.
    ///
    /// - Complexity: O(n).
    package func slopes(of numbers: [Double]) -> (input: Double?, hidden: Double?) {
        slopes(
            products: (Self.product(centred.input, numbers), Self.product(centred.hidden, numbers)))
    }

    /// The slopes by the products of the centred logarithms and the numbers.
    fileprivate func slopes(products: (input: Double, hidden: Double)) -> (input: Double?, hidden: Double?) {
        let (input, hidden) = products
        guard squares.input > 0 else { return (nil, squares.hidden > 0 ? hidden / squares.hidden : nil) }
        guard squares.hidden > 0 else { return (input / squares.input, nil) }
        let determinant = squares.input * squares.hidden - squares.product * squares.product
        guard determinant > Self.smallestShare * squares.input * squares.hidden else { return (nil, nil) }
        return (
            (input * squares.hidden - hidden * squares.product) / determinant,
            (hidden * squares.input - input * squares.product) / determinant
        )
    }

    /// The smallest share of the sizes' variation that must not be collinear.
    private static let smallestShare = 1e-9

    /// Logarithms minus their mean; exactly zero if all sizes are equal.
    private static func centredLogarithms(of sizes: [Int]) -> [Double] {
        guard let first = sizes.first, sizes.contains(where: { $0 != first }) else {
            return sizes.map { _ in 0 }
        }
        let logarithms = sizes.map { ElementaryFunctions.log(Double($0)) / ElementaryFunctions.log(2) }
        let mean = logarithms.reduce(0, +) / Double(logarithms.count)
        return logarithms.map { $0 - mean }
    }

    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

/// A least-squares plane over numbers that come in groups of equal sizes, from the groups' sums.
package struct GroupedSizeSlopes {
    private let slopes: SizeSlopes
    /// The centred logarithms of each group's sizes.
    private let centred: [(input: Double, hidden: Double)]
    private let count: Double

    /// The fit for the sizes of each group and the number of its members.
    ///
    /// - Complexity: O(n) in the number of all members.
    package init(inputSizes: [Int], hiddenSizes: [Int], counts: [Int]) {
        func repeated(_ sizes: [Int]) -> [Int] {
            zip(sizes, counts).flatMap { Array(repeating: $0, count: $1) }
        }
        let slopes = SizeSlopes(inputSizes: repeated(inputSizes), hiddenSizes: repeated(hiddenSizes))
        var centred: [(input: Double, hidden: Double)] = []
        var start = 0
        for count in counts {
            centred.append((slopes.centred.input[start], slopes.centred.hidden[start]))
            start += count
        }
        self.slopes = slopes
        self.centred = centred
        count = Double(start)
    }

    /// The slopes as shares of the mean; nil as slopes are, and if the mean is not positive.
    ///
    /// Nothing is allocated, because thousands of resamples are asked for.
    ///
    /// - Parameters:
    ///   - sums: The sums, among others.
    ///   - places: The places of the groups among the sums of one sample.
    ///   - start: The place of the sample's first sum.
    /// - Complexity: O(g) in the number of groups.
    package func shares(of sums: [Double], at places: [Int], from start: Int) -> (input: Double?, hidden: Double?) {
        var (total, input, hidden) = (0.0, 0.0, 0.0)
        for (group, place) in places.enumerated() {
            let sum = sums[start + place]
            total += sum
            input += centred[group].input * sum
            hidden += centred[group].hidden * sum
        }
        let mean = total / count
        guard mean > 0 else { return (nil, nil) }
        let found = slopes.slopes(products: (input, hidden))
        return (found.input.map { $0 / mean }, found.hidden.map { $0 / mean })
    }
}
