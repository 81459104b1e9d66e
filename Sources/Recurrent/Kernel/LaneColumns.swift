/// Columns of inputs in memory: one a step where both sequences share it, else a's and b's in turn.
struct LaneColumns<Vector: LaneVector> {
    let start: UnsafePointer<Vector.Scalar>
    let stride: Int
    let areShared: Bool
}
