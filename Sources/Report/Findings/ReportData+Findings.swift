import MemoryExperiment

extension ReportData {
    /// What the tables and figures of a chapter show of the whole experiment, in sentences; nothing for chapters without
    /// such, and where the experiment cannot give them or is not finished.
    ///
    /// Some take seconds: claims are tested on thousands of resamples.
    func findings(of chapter: ProseChapter) -> [String] {
        guard missing == nil else { return [] }
        return switch chapter {
        case .verdicts: (try? verdicts())?.findings ?? []
        case .forensics: (try? Forensics(of: self))?.findings ?? []
        case .lyapunov: predictionFindings
        case .forgetBias: (try? VariedNumberStudy(.forgetBias, in: self))?.findings ?? []
        case .gain: (try? VariedNumberStudy(.recurrentScale, in: self))?.findings ?? []
        case .inputScale: (try? VariedNumberStudy(.inputScale, in: self))?.findings ?? []
        case .gates: (try? GatesStudy(self))?.findings ?? []
        case .depth: (try? DepthStudy(self))?.findings ?? []
        case .coalescence: (try? RoundingStudy(of: self))?.findings ?? []
        case .precision: (try? PrecisionStudy(self))?.findings ?? []
        case .introduction, .experiment, .comparison, .divergence, .bitwise, .outlook, .method: []
        }
    }
}
