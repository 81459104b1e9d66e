import Recurrent

/// A least-squares plane over the logarithms of both sizes: how much a number grows when a size doubles.
///
/// y ≈ a + b log₂ m + c log₂ n with input sizes m and hidden sizes n. The sizes are fixed and only y changes, so one
/// fit serves every resample.
package struct SizeSlopes {
    /// log₂ of each size minus its mean.
    private let centred: (input: [Double], hidden: [Double])
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

    /// The slopes of a sample as shares of its mean; nil as the slopes are, and if no number is positive.
    ///
    /// Nothing is allocated, because thousands of resamples are asked for.
    ///
    /// - Parameters:
    ///   - numbers: The numbers, none negative.
    ///   - positions: The positions in `numbers` of those that stand in the sample, in the order of the sizes.
    /// - Complexity: O(n).
    package func shares(of numbers: [Double], at positions: [Int]) -> (input: Double?, hidden: Double?) {
        var (sum, input, hidden) = (0.0, 0.0, 0.0)
        for (index, position) in positions.enumerated() {
            let number = numbers[position]
            sum += number
            input += centred.input[index] * number
            hidden += centred.hidden[index] * number
        }
        let mean = sum / Double(positions.count)
        guard mean > 0 else { return (nil, nil) }
        let slopes = slopes(products: (input, hidden))
        return (slopes.input.map { $0 / mean }, slopes.hidden.map { $0 / mean })
    }

    /// The slopes by the products of the centred logarithms and the numbers.
    private func slopes(products: (input: Double, hidden: Double)) -> (input: Double?, hidden: Double?) {
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
