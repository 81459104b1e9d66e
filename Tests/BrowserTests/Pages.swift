import Testing

/// All browser tests, one after the other, because parallel browsers would slow each other down.
@Suite(.serialized) struct Pages {}
