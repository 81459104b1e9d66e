import Analysis
import Support

/// The answer for several networks in one sentence.
package struct SharedAnswer: Sendable {
    private let studies: [NetworkStudy]

    /// The answer for at least two networks.
    package init(_ studies: [NetworkStudy]) {
        self.studies = studies
    }

    /// The sentence, which warns if the inputs of any network were drawn.
    package var text: String {
        guard studies.contains(where: \.isOnNormalInput) else { return "\(clause.capitalizedFirst)." }
        return "\(NetworkStudy.noisePrefix)\(clause)\(NetworkStudy.noiseWarning)."
    }

    private var clause: String {
        guard let first = studies.first else { return "no network was analysed" }
        let known = studies.filter { $0.main.warmUpSteps != nil }
        let steps = known.compactMap(\.main.warmUpSteps)
        let isShared = studies.allSatisfy { $0.main.tolerance == first.main.tolerance }
        let agreement = isShared ? first.agreement : "within their recommended tolerances"
        guard let least = steps.min(), let most = steps.max() else {
            return "in none of the \(studies.count) networks are 95\u{A0}% of starts known to be \(agreement)"
        }
        let range = least == most ? first.text.full(least) : first.text.range(least, most)
        let scope =
            known.count == studies.count
            ? "in all \(studies.count) networks"
            : "in \(known.count) of \(studies.count) networks, and not known to be in the others"
        return "95\u{A0}% of starts are \(agreement) after \(range) \(scope)"
    }
}
