import MemoryExperiment
import Support
import Testing

/// The examples of NIST for FIPS 180-4, https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines.
@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func publishedExamples(_ text: String, _ hash: String) {
        #expect(SHA256.hexadecimal(of: text) == hash)
        #expect(SHA256.hexadecimal(of: Array(text.utf8)) == hash)
    }

    @Test func millionLetters() {
        let hash = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(SHA256.hexadecimal(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000)) == hash)
    }

    @Test(arguments: [1, 63, 64, 1_000])
    func piecesGiveTheHashOfTheWhole(size: Int) {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let stream = SHA256.Stream()
        for start in stride(from: 0, to: bytes.count, by: size) {
            stream.append(bytes[start..<min(start + size, bytes.count)])
        }
        #expect(stream.hexadecimal == SHA256.hexadecimal(of: bytes))
    }
}
