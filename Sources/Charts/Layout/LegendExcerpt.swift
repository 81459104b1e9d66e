/// The entries of a key whose colours are in an order, or a few of them that stand for all.
///
/// A reader tells about a dozen colours apart. Of more, the first, the last and some at equal distances in between are
/// enough to read the others off, as numbers along a colour bar are.
struct LegendExcerpt<Entry> {
    /// The entries that are shown, in their order.
    let entries: [Entry]
    /// What is shown of how many, such as `10 of 40`; nil where all are.
    let remark: String?

    /// The entries themselves where there are at most twelve, and else ten of them.
    init(of all: [Entry]) {
        guard all.count > Self.most else {
            (entries, remark) = (all, nil)
            return
        }
        entries = (0..<Self.shown).map { all[$0 * (all.count - 1) / (Self.shown - 1)] }
        remark = "\(Self.shown) of \(all.count)"
    }

    /// A key's title with the remark.
    func title(_ title: RichText) -> RichText { remark.map { title + RichText(", \($0)") } ?? title }

    private static var most: Int { 12 }
    private static var shown: Int { 10 }
}
