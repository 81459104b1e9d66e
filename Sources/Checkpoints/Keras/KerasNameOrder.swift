/// The order of names that end with a number: `lstm`, `lstm_2`, `lstm_10`.
struct KerasNameOrder: Comparable {
    /// The name without its number.
    let stem: Substring
    /// The number; 0 if there is none.
    let number: Int

    init(_ name: String) {
        let parts = name.split(separator: "_")
        if parts.count > 1, let last = parts.last, let number = Int(last), number > 0 {
            stem = name.dropLast(last.count + 1)
            self.number = number
        } else {
            (stem, number) = (name[...], 0)
        }
    }

    static func < (first: KerasNameOrder, second: KerasNameOrder) -> Bool {
        first.stem == second.stem ? first.number < second.number : first.stem < second.stem
    }

    /// Whether one path comes before another, part by part.
    static func precedes(_ first: String, _ second: String) -> Bool {
        let parts = [first, second].map { $0.split(separator: "/").map { KerasNameOrder(String($0)) } }
        return parts[0].lexicographicallyPrecedes(parts[1])
    }
}
