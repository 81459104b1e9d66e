extension Int {
    /// The decimal digits with a comma after every third from the right, as people read them: `1,280`.
    public var grouped: String {
        let digits = String(magnitude)
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in
            digits.dropFirst(Swift.max(end - 3, 0)).prefix(Swift.min(end, 3))
        }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }
}
