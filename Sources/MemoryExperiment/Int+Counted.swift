extension Int {
    /// The number with a noun, such as `1 run` or `1,280 runs`.
    ///
    /// - Parameter noun: The singular, which forms its plural with an s.
    public func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
