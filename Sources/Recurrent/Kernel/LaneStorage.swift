/// Vectors in memory that is aligned to a cache line and owned by this object.
final class LaneStorage<Element: BitwiseCopyable> {
    /// The first element.
    let pointer: UnsafeMutablePointer<Element>
    /// The number of elements.
    let count: Int

    /// Allocates `count` elements, each a copy of `element`.
    init(repeating element: Element, count: Int) {
        precondition(count >= 0, "the number of elements must not be negative")
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 64)
        pointer = raw.bindMemory(to: Element.self, capacity: max(count, 1))
        pointer.initialize(repeating: element, count: count)
        self.count = count
    }

    deinit { UnsafeMutableRawPointer(pointer).deallocate() }
}
