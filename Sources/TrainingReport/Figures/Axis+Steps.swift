import Analysis
import Charts

extension Plots.Axis {
    /// A logarithmic axis of steps with room for arrows; with a place for 0 if there is one.
    ///
    /// - Parameters:
    ///   - title: The title.
    ///   - numbers: The numbers on it.
    init(steps title: RichText, _ numbers: [Double]) {
        let (least, most) = (numbers.min() ?? 1, max(numbers.max() ?? 1, 1))
        if least < 1 {
            self.init(title, .steps, range: 0...most * 1.6)
        } else {
            self.init(title, .logarithmic, range: least / 1.3...most * 1.6)
        }
    }
}
