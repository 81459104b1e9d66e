/// Columns of inputs in memory: one per step if both sequences share it, otherwise a's and b's alternately.
struct LaneColumns<Layout: LaneLayout> {
    /// The first operand of the first column.
    let start: UnsafePointer<Layout.Operand>
    /// The distance between columns, in operands.
    let stride: Int
    /// Whether both sequences read the same column.
    let areShared: Bool
}
