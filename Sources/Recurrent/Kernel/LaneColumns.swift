/// Columns of inputs in memory: one a step where both sequences share it, else a's and b's in turn.
struct LaneColumns<Layout: LaneLayout> {
    /// The first operand of the first column.
    let start: UnsafePointer<Layout.Operand>
    /// The distance between columns, in operands.
    let stride: Int
    /// Whether both sequences read the same column.
    let areShared: Bool
}
