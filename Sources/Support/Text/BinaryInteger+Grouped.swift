extension BinaryInteger {
    /// The decimal digits with a comma after every third from the right, as people read them: `1,280`.
    public var grouped: String {
        let digits = String(magnitude)
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in
            digits.dropFirst(Swift.max(end - 3, 0)).prefix(Swift.min(end, 3))
        }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    /// The number with what is counted, such as `1 run` or `1,280 runs`.
    ///
    /// - Parameter noun: The singular, whose plural is made by an s.
    public func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
