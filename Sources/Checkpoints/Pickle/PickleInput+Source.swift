import CheckpointDecoding
import Support

extension PickleInput {
    /// The bytes of a source from a position on.
    init(_ source: any ByteSource, at position: Int = 0) {
        self.init(name: source.name, count: source.count, at: position) { (range) throws(Failure) in
            try source.bytes(range)
        }
    }
}
