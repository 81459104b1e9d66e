/// A fixed workload whose instructions are counted.
struct Workload {
    /// The work and its unit, such as `lstm 8x8 float32, step`.
    let name: String
    /// How many units are counted.
    let units: Int
    /// Does that many units; one-time work is outside.
    let work: (_ units: Int) throws -> Void

    /// Does some units to warm up, then a section of `units` of them and one of twice as many.
    ///
    /// The difference of the two is the cost of `units`, without any one-time work per call.
    func measure(in sections: inout Sections) throws {
        try work(units)
        sections.sectionBoundary()
        try work(units)
        sections.sectionBoundary()
        try work(2 * units)
        sections.sectionBoundary()
    }
}

/// The sections of a program that a profiler counts separately.
struct Sections {
    /// How many boundaries were passed.
    private(set) var boundaries = 0

    /// Moves to the next section; the profiler recognises this function by its name.
    @inline(never)
    mutating func sectionBoundary() { boundaries += 1 }
}
