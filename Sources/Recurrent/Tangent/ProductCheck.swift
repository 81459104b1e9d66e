/// Asks before each product of a step of tangents whether to go on.
///
/// Steps that nobody asks are compiled apart: asking costs small networks a third of their time.
protocol ProductCheck {
    /// Whether to go on with a product of so many multiply-adds.
    func proceeds(_ products: Int) -> Bool
}

/// Goes on, whatever comes.
struct UncheckedProducts: ProductCheck {
    @inline(__always)
    func proceeds(_ products: Int) -> Bool { true }
}

/// Asks somebody else.
struct CheckedProducts: ProductCheck {
    private let isToGoOn: (_ products: Int) -> Bool

    /// A check by `isToGoOn`.
    init(_ isToGoOn: @escaping (_ products: Int) -> Bool) {
        self.isToGoOn = isToGoOn
    }

    func proceeds(_ products: Int) -> Bool { isToGoOn(products) }
}
