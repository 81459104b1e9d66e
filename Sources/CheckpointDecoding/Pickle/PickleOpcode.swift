/// The instructions of pickles, protocols 0 to 5.
enum PickleOpcode: UInt8, CaseIterable {
    // Scalars.
    case none = 0x4E  // N
    case newTrue = 0x88
    case newFalse = 0x89
    case integerLine = 0x49  // I
    case longLine = 0x4C  // L
    case numberLine = 0x46  // F
    case binaryInteger = 0x4A  // J
    case binaryInteger1 = 0x4B  // K
    case binaryInteger2 = 0x4D  // M
    case binaryNumber = 0x47  // G
    case long1 = 0x8A
    case long4 = 0x8B

    // Strings and bytes.
    case stringLine = 0x53  // S
    case unicodeLine = 0x56  // V
    case binaryString = 0x54  // T
    case shortBinaryString = 0x55  // U
    case binaryUnicode = 0x58  // X
    case shortBinaryUnicode = 0x8C
    case binaryUnicode8 = 0x8D
    case binaryBytes = 0x42  // B
    case shortBinaryBytes = 0x43  // C
    case binaryBytes8 = 0x8E
    case byteArray8 = 0x96

    // Containers.
    case mark = 0x28  // (
    case emptyList = 0x5D  // ]
    case emptyTuple = 0x29  // )
    case emptyDictionary = 0x7D  // }
    case emptySet = 0x8F
    case list = 0x6C  // l
    case tuple = 0x74  // t
    case dictionary = 0x64  // d
    case frozenSet = 0x91
    case tuple1 = 0x85
    case tuple2 = 0x86
    case tuple3 = 0x87
    case append = 0x61  // a
    case appends = 0x65  // e
    case setItem = 0x73  // s
    case setItems = 0x75  // u
    case addItems = 0x90

    // Stack and memo.
    case pop = 0x30  // 0
    case popMark = 0x31  // 1
    case duplicate = 0x32  // 2
    case put = 0x70  // p
    case binaryPut = 0x71  // q
    case longBinaryPut = 0x72  // r
    case memoize = 0x94
    case get = 0x67  // g
    case binaryGet = 0x68  // h
    case longBinaryGet = 0x6A  // j

    // Objects.
    case global = 0x63  // c
    case stackGlobal = 0x93
    case instance = 0x69  // i
    case object = 0x6F  // o
    case newObject = 0x81
    case newObjectWithKeywords = 0x92
    case reduce = 0x52  // R
    case build = 0x62  // b
    case persistentLine = 0x50  // P
    case persistent = 0x51  // Q
    case extension1 = 0x82
    case extension2 = 0x83
    case extension4 = 0x84
    case nextBuffer = 0x97
    case readOnlyBuffer = 0x98

    // Structure.
    case protocolVersion = 0x80
    case frame = 0x95
    case stop = 0x2E  // .
}
