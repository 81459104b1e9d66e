/// The entries of a legend with sequential colours: all of up to twelve, or ten of more.
///
/// Readers distinguish about a dozen colours. From the first, the last and evenly spaced ones in between they can
/// interpolate the others, as they do on a colour bar.
struct LegendExcerpt<Entry> {
    /// The entries listed, in their order.
    let entries: [Entry]
    /// How many of the entries are listed, such as `10 of 40`; nil if all are.
    let remark: String?

    /// All of up to twelve entries, or ten of more.
    init(of all: [Entry]) {
        guard all.count > Self.most else {
            (entries, remark) = (all, nil)
            return
        }
        entries = (0..<Self.shown).map { all[$0 * (all.count - 1) / (Self.shown - 1)] }
        remark = "\(Self.shown) of \(all.count)"
    }

    /// The legend's title with the remark.
    func title(_ title: RichText) -> RichText { remark.map { title + RichText(", \($0)") } ?? title }

    private static var most: Int { 12 }
    private static var shown: Int { 10 }
}
