extension Array where Element: Sendable {
    /// The results of a transform of each element, in the order of the elements, computed on all cores.
    ///
    /// A transform must not wait for another one, because the threads that they share are as few as the cores.
    ///
    /// - Parameter transform: The transform, which is called once for each element.
    /// - Returns: As many results as there are elements.
    /// - Throws: The error of the first element, in their order, whose transform throws; the others are computed
    ///   nevertheless.
    package func concurrentMap<Output: Sendable, Failure: Error>(
        _ transform: @escaping @Sendable (Element) throws(Failure) -> Output
    ) async throws(Failure) -> [Output] {
        let results = await withTaskGroup(of: (Int, Result<Output, Failure>).self) { group in
            for (index, element) in enumerated() {
                group.addTask {
                    (index, Result { () throws(Failure) in try transform(element) })
                }
            }
            var results = [Result<Output, Failure>?](repeating: nil, count: count)
            for await (index, result) in group { results[index] = result }
            return results
        }
        var outputs: [Output] = []
        outputs.reserveCapacity(results.count)
        for result in results.compactMap(\.self) { outputs.append(try result.get()) }
        return outputs
    }
}
