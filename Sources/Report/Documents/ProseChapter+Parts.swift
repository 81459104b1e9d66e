/// A table or figure of a whole experiment.
enum ChapterPart: Sendable {
    case table(WholeTable)
    case figure(WholeFigure)

    /// The name of its files.
    var name: String {
        switch self {
        case .table(let table): table.name
        case .figure(let figure): figure.name
        }
    }
}

extension ProseChapter {
    /// The tables and figures of the whole experiment that the chapter is on, in reading order; none for chapters that go
    /// slice by slice, and for running text alone.
    var parts: [ChapterPart] {
        switch self {
        case .verdicts: [.table(.verdicts)]
        case .forensics: [.table(.forensics), .figure(.forensics)]
        case .lyapunov: [.figure(.prediction), .table(.lyapunov)]
        case .gates: [.figure(.gates), .table(.gates)]
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
