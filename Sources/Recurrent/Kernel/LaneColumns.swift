/// Columns of inputs in memory: one a step where both sequences share it, else a's and b's in turn.
struct LaneColumns<Layout: LaneLayout> {
    let start: UnsafePointer<Layout.Operand>
    /// The distance between columns.
    let stride: Int
    let areShared: Bool
}
