import MemoryExperiment
import Recurrent
import Testing

@Suite("Criteria")
struct CriterionTests {
    @Test("in the standard list keep their names and order")
    func standard() {
        #expect(
            Criterion.standard.map(\.name) == [
                "cosine", "max-1e-1", "max-1e-2", "max-1e-3", "max-1e-4", "max-1e-5", "max-1e-6", "bitwise-output",
                "bitwise-state",
            ])
        #expect(Array(Criterion.all.prefix(Criterion.standard.count)) == Criterion.standard)
        #expect(Experiment.post.settings.criteria == Criterion.standard)
    }

    @Test("have unique names that are valid in file names")
    func names() {
        #expect(Set(Criterion.all).count == Criterion.all.count)
        for criterion in Criterion.all {
            #expect(criterion.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
            #expect(Criterion(name: criterion.name) == criterion)
        }
        #expect(Criterion(name: "cosines") == nil)
    }

    @Test("hold for equal outputs, but not for infinite or NaN differences", arguments: Criterion.all)
    func extremes(criterion: Criterion) {
        func holds(_ difference: Double, _ isSame: Bool) -> Bool {
            criterion.condition.holds(
                for: PairComparison(
                    maximumDifference: difference, cosineIsOne: isSame, outputsAreSame: isSame, statesAreSame: isSame))
        }
        #expect(holds(0, true))
        #expect(!holds(.infinity, false))
        #expect(!holds(.nan, false))
    }

    @Test("have a phrase for every place in a text", arguments: Criterion.all)
    func words(criterion: Criterion) {
        let words = criterion.words
        let texts = [
            words.clause, words.first, words.settled, words.subject, words.event, words.lastingEvent, words.object,
        ]
        for text in texts {
            #expect(text.first?.isLowercase == true, "\(text) stands within a sentence")
            #expect(text.last?.isPunctuation == false)
        }
        #expect(words.goal.hasPrefix("to "))
        #expect((1...5).contains(words.label.count))
    }
}
