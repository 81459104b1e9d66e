/// A table or figure of a whole experiment.
enum WholePart: Sendable, Hashable {
    case table(WholeTable)
    case figure(WholeFigure)

    /// The name of its files.
    var name: String {
        switch self {
        case .table(let table): table.rawValue
        case .figure(let figure): figure.rawValue
        }
    }
}

extension ProseChapter {
    /// The tables and figures of the whole experiment that the chapter is on, in reading order; none for chapters that go
    /// slice by slice, and for running text alone.
    var parts: [WholePart] {
        switch self {
        case .verdicts: [.table(.verdicts)]
        case .forensics: [.table(.forensics), .figure(.forensics)]
        case .lyapunov: [.figure(.prediction), .table(.lyapunov)]
        case .forgetBias: [.figure(.forgetBias)]
        case .gain: [.figure(.gain)]
        case .inputScale: [.figure(.inputScale)]
        case .depth: [.figure(.depth), .table(.depth)]
        case .coalescence:
            [.figure(.coalescence), .figure(.plateau), .figure(.lifetime), .table(.lifetimes)]
        case .precision: [.figure(.precision)]
        case .introduction, .experiment, .comparison, .divergence, .bitwise, .outlook, .method: []
        }
    }
}
