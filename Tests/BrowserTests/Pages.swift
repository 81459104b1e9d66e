import Testing

/// Everything that is looked at in a browser, one after the other: browsers side by side would wait for each other.
@Suite(.serialized) struct Pages {}
