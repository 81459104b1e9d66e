import Charts

/// A chart with all the words that go with it.
package struct Figure: Sendable {
    /// The name in file names and on the command line, such as `heatmap-lstm`.
    package var name: String
    /// The subject, in a few words; the chart’s own title states the result.
    package var title: String
    /// Everything needed to read the figure alone, in plain sentences.
    package var caption: String
    /// A description for readers who cannot see the chart.
    package var alternativeText: String
    /// The chart.
    package var chart: any Chart
    /// The width in which a report shows it, in points.
    package var width: Double
    /// What distinguishes it from figures of its kind in a few letters, such as `LSTM`, for panels without titles; nil if
    /// nothing does.
    var subject: String?
    /// The data for showing the figure step by step; nil except for maps of remaining differences.
    var remainder: Remainder?

    /// The width of most of a report's figures: 6.5 inches, in points.
    package static let usualWidth = 468.0

    /// The width of several figures in one: 6.75 inches, in points.
    static let compositionWidth = 486.0

    /// A figure from its parts.
    package init(
        name: String, title: String, caption: String, alternativeText: String, chart: any Chart,
        width: Double = usualWidth, subject: String? = nil
    ) {
        self.name = name
        self.title = title
        self.caption = caption
        self.alternativeText = alternativeText
        self.chart = chart
        self.width = width
        self.subject = subject
    }
}

/// Why a journal cannot give a figure or table, in a sentence.
package struct Unavailable: Error, Hashable, Sendable {
    /// The sentence.
    package var reason: String

    /// A reason.
    package init(_ reason: String) {
        self.reason = reason
    }
}
