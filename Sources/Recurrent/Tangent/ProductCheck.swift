/// A cancellation check before each product of a tangent step.
///
/// Unchecked steps are specialised separately: for small networks, checking costs a third of the time.
protocol ProductCheck {
    /// Whether to continue with a product of that many multiply-adds.
    func proceeds(_ products: Int) -> Bool
}

/// Always continues.
struct UncheckedProducts: ProductCheck {
    @inline(__always)
    func proceeds(_ products: Int) -> Bool { true }
}

/// Asks a closure.
struct CheckedProducts: ProductCheck {
    private let isToGoOn: (_ products: Int) -> Bool

    /// A check by `isToGoOn`.
    init(_ isToGoOn: @escaping (_ products: Int) -> Bool) {
        self.isToGoOn = isToGoOn
    }

    func proceeds(_ products: Int) -> Bool { isToGoOn(products) }
}
