internal import CWideKernel

/// Which vectors products and functions use; the results do not depend on it.
package enum ProductVectors: Sendable, CaseIterable {
    /// The widest that the processor has.
    case widest
    /// Those of the other kernels.
    case usual

    /// What computes on wider vectors, if it is wanted and available.
    func available<Wide>(_ wide: Wide?) -> Wide? {
        switch self {
        case .widest: wide
        case .usual: nil
        }
    }
}

/// The product of panels of two or four vectors per row with many columns, on AVX-512.
///
/// It is C code behind a check of the processor, so no Swift function is compiled for more than the kernels need. Every
/// lane sums in the same order as in `ColumnPanel`.
struct WideProduct {
    private let product: @convention(c) (UnsafePointer<wide_panel>?) -> Void

    /// The product in float32, if the processor has the instructions.
    static var float32: Self? {
        wide_kernel_is_available() ? Self(product: wide_kernel_accumulate_float32) : nil
    }

    /// The product in float64, if the processor has the instructions.
    static var float64: Self? {
        wide_kernel_is_available() ? Self(product: wide_kernel_accumulate_float64) : nil
    }

    /// Computes a panel whose operands are single numbers.
    ///
    /// - Parameters:
    ///   - panel: The panel.
    ///   - width: The number of vectors in its rows, 2 or 4.
    @inline(__always)
    func accumulate<Layout: LaneLayout>(_ panel: ColumnPanel<Layout>, width: Int) {
        let numbers = Layout.Vector.laneCount
        var panel = wide_panel(
            weights: panel.weights, vectors: width / 2, rows: panel.rows, inputs: panel.columns.inputs,
            offsets: panel.columns.offsets, columns: panel.columns.count, start: panel.start,
            start_stride: panel.startStride * numbers, outputs: panel.outputs, output_stride: panel.stride * numbers)
        product(&panel)
    }
}
