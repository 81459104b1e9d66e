/// A place on a drawing that stands for a datum, for tooltips and for readers who do not see it.
public struct HotRegion: Hashable, Sendable, Codable {
    /// A named fact about the datum.
    public struct Detail: Hashable, Sendable, Codable {
        /// What the fact is called.
        public var name: String
        /// What it is.
        public var value: String

        /// A named fact.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Where the datum is drawn.
    public var rectangle: Rectangle
    /// What is found there, in a few words.
    public var title: String
    /// More about it.
    public var details: [Detail]

    /// A place with what it stands for.
    public init(_ rectangle: Rectangle, title: String, details: [Detail] = []) {
        self.rectangle = rectangle
        self.title = title
        self.details = details
    }
}
