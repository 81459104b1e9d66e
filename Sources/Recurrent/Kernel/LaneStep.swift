/// The memory that one step of a layer reads and writes.
struct LaneStep<Vector: LaneVector> {
    /// W x + b of sequence a.
    let inputOfA: UnsafePointer<Vector>
    /// W x + b of sequence b.
    let inputOfB: UnsafePointer<Vector>
    /// The first vector of the states before the step; the states after it are 2 P vectors later.
    let row: Int
}
