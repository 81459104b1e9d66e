import MemoryExperiment

extension ReportData {
    /// What a figure of the whole experiment shows, in sentences; nothing where it cannot be given.
    func findings(of figure: WholeFigure) -> [String] {
        switch figure {
        case .prediction: predictionFindings
        case .forgetBias: (try? VariedNumberStudy(.forgetBias, in: self))?.findings ?? []
        case .gain: (try? VariedNumberStudy(.recurrentScale, in: self))?.findings ?? []
        case .inputScale: (try? VariedNumberStudy(.inputScale, in: self))?.findings ?? []
        case .precision: (try? PrecisionStudy(self))?.findings ?? []
        case .depth: (try? DepthStudy(self))?.findings ?? []
        case .coalescence, .lifetime, .plateau, .forensics: []
        }
    }
}
