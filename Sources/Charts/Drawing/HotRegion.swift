/// A region of a drawing that represents a datum, for tooltips and for readers who cannot see it.
public struct HotRegion: Hashable, Sendable, Codable {
    /// A named fact about the datum.
    public struct Detail: Hashable, Sendable, Codable {
        /// The name of the fact.
        public var name: String
        /// Its value.
        public var value: String

        /// A named fact.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The area of the datum.
    public var rectangle: Rectangle
    /// The datum in a few words.
    public var title: String
    /// Further facts about it.
    public var details: [Detail]

    /// A region with its datum.
    public init(_ rectangle: Rectangle, title: String, details: [Detail] = []) {
        self.rectangle = rectangle
        self.title = title
        self.details = details
    }
}
