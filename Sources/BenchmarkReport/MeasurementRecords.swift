import Benchmarking
import MemoryExperiment
import Recurrent
import Report
import Support
import Typesetting

extension Records {
    /// One record for each timed case.
    ///
    /// Numbers have four significant digits; `reset_after` is empty for a recurrent cell without that choice.
    static func shapes(of timings: [ShapeTiming]) -> Records {
        Records(
            columns: [
                "cell", "reset_after", "input_size", "hidden_size", "precision", "side_by_side", "ns_per_pair_step",
                "gflops", "bound_gflops", "fraction",
            ],
            rows: timings.map { timing in
                shapeFields(of: timing) + [
                    .measured(timing.secondsPerPairStep * 1e9), .measured(timing.gflops),
                    .measured(timing.boundGflops), .measured(timing.fraction),
                ]
            })
    }

    /// One record for each point of a cost's growth.
    static func growth(of timings: [(point: CostGrowth.Point, timing: ShapeTiming)]) -> Records {
        Records(
            columns: [
                "quantity", "value", "cell", "reset_after", "input_size", "hidden_size", "precision", "side_by_side",
                "layers", "threads", "ns_per_pair_step", "bound_ns_per_pair_step", "gflops", "fraction",
            ],
            rows: timings.map { point, timing in
                [.text(point.quantity.rawValue), .integer(point.value)] + shapeFields(of: timing) + [
                    .integer(timing.subject.shape.configuration.layers), .integer(timing.subject.threads),
                    .measured(timing.secondsPerPairStep * 1e9), .measured(timing.boundSeconds * 1e9),
                    .measured(timing.gflops), .measured(timing.fraction),
                ]
            })
    }

    private static func shapeFields(of timing: ShapeTiming) -> [Scalar] {
        let (shape, configuration) = (timing.subject.shape, timing.subject.shape.configuration)
        return [
            .text(configuration.cell.kind.rawValue),
            shape.resetAfter.map { .flag($0) } ?? .empty,
            .integer(configuration.inputSize), .integer(configuration.hiddenSize), .text(shape.precision.rawValue),
            .integer(timing.subject.sideBySide),
        ]
    }
}

extension Scalar {
    /// A measured number with four significant digits.
    static func measured(_ value: Double) -> Scalar { .number(value.roundedToFourDigits) }
}
