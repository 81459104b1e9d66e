/// A fixed piece of work whose instructions are counted.
struct Workload {
    /// What is done, and what one unit of it is, such as `lstm 8x8 float32, step`.
    let name: String
    /// How many units are counted.
    let units: Int
    /// Does that many units; everything that is done once stands outside.
    let work: (_ units: Int) throws -> Void

    /// Does some units to warm up, then a section of `units` of them and one of twice as many.
    ///
    /// The difference of the two is what `units` cost, without whatever is done once for each call.
    func measure(in sections: inout Sections) throws {
        try work(units)
        sections.sectionBoundary()
        try work(units)
        sections.sectionBoundary()
        try work(2 * units)
        sections.sectionBoundary()
    }
}

/// The sections of a program that a profiler counts one by one.
struct Sections {
    /// How many boundaries were passed.
    private(set) var boundaries = 0

    /// Passes from one section to the next: a profiler knows this function by its name.
    @inline(never)
    mutating func sectionBoundary() { boundaries += 1 }
}
