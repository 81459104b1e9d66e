import Support

/// How windows are taken out of a record.
package struct RecordWindows: Sendable, Hashable {
    /// The place of a window, and the state that the network begins it with.
    package enum Placement: String, Sendable, Hashable, CaseIterable {
        /// Each window begins at a random row, with the state zero.
        case random
        /// Each window begins where the last one ended, with the state that it left. Every sequence of the batch has its
        /// own stretch of the record, and begins it again at its end, with the state zero.
        case consecutive
    }

    /// N: the number of steps of a window.
    package let steps: Int
    /// m: the number of first steps of a window without loss.
    package let burnIn: Int
    /// The place of a window.
    package let placement: Placement

    /// The allowed numbers of steps.
    package static let lengths = 1...TaskLimits.steps

    /// Windows of `steps` steps, the first `burnIn` of them without loss.
    ///
    /// - Throws: `Failure` that names the number that is not allowed.
    package init(steps: Int, burnIn: Int, placement: Placement = .random) throws(Failure) {
        guard Self.lengths.contains(steps) else {
            throw Failure(
                .usage,
                "The window has \(steps.counted("step")); it must have \(Self.lengths.lowerBound) to "
                    + "\(Self.lengths.upperBound.grouped).")
        }
        guard (0..<steps).contains(burnIn) else {
            throw Failure(
                .usage,
                "The burn-in has \(burnIn.counted("step")); it must have 0 to \((steps - 1).grouped), so that the loss "
                    + "is taken on at least one step of the window.")
        }
        self.steps = steps
        self.burnIn = burnIn
        self.placement = placement
    }

    /// Windows to test on, at random places, the second half of them with loss.
    init(testSteps: Int) {
        steps = testSteps
        burnIn = testSteps / 2
        placement = .random
    }

    /// The steps whose outputs count.
    var lossSteps: Range<Int> { burnIn..<steps }
}
