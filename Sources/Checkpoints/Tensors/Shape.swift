/// The sizes of a tensor's dimensions, which a stranger's file may have invented.
struct Shape: Sendable, Hashable {
    /// The size of each dimension.
    let sizes: [Int]
    /// The number of elements.
    let count: Int

    /// The most dimensions.
    static let mostDimensions = 32

    /// A shape; nil if a size is negative, there are too many dimensions or the product does not fit in an `Int`.
    ///
    /// Sizes of zero do not hide an overflow, so that no partial product overflows.
    init?(_ sizes: [Int]) {
        guard sizes.count <= Self.mostDimensions else { return nil }
        var product = 1
        for size in sizes {
            let (next, overflow) = product.multipliedReportingOverflow(by: max(size, 1))
            guard size >= 0, !overflow else { return nil }
            product = next
        }
        self.sizes = sizes
        count = sizes.contains(0) ? 0 : product
    }

    /// The number of bytes of the elements; nil if it does not fit in an `Int`.
    func bytes(of elementSize: Int) -> Int? {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: elementSize)
        return overflow ? nil : bytes
    }

    /// The distance between neighbours in each dimension if the last one varies fastest.
    var rowMajorStrides: [Int] {
        var strides: [Int] = []
        var stride = 1
        for size in sizes.reversed() {
            strides.append(stride)
            stride *= size
        }
        return strides.reversed()
    }

    /// The distance between neighbours in each dimension if the first one varies fastest.
    var columnMajorStrides: [Int] {
        Shape(sizes.reversed())?.rowMajorStrides.reversed() ?? []
    }

    /// The distance of the last element from the first; nil if it does not fit in an `Int` or a stride is negative.
    func reach(of strides: [Int]) -> Int? {
        guard strides.count == sizes.count, strides.allSatisfy({ $0 >= 0 }) else { return nil }
        guard count > 0 else { return 0 }
        var reach = 0
        for (size, stride) in zip(sizes, strides) {
            let (step, tooFar) = (size - 1).multipliedReportingOverflow(by: stride)
            let (sum, overflow) = reach.addingReportingOverflow(step)
            guard !tooFar, !overflow else { return nil }
            reach = sum
        }
        return reach
    }

    /// The sizes as in `[28, 7]`.
    static func text(_ sizes: [Int]) -> String { "[" + sizes.map(String.init).joined(separator: ", ") + "]" }
}
