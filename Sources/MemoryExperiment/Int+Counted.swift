extension Int {
    /// The number with what is counted, such as `1 run` or `1,280 runs`.
    ///
    /// - Parameter noun: The singular, whose plural is made by an s.
    public func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
