import Checkpoints
import Support
import Testing

@Suite struct SafetensorsTests {
    @Test(arguments: [
        (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, "product overflows"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}"#, "no valid shape and data_offsets"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, "no valid shape and data_offsets"),
        (#"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}"#, "no valid shape and data_offsets"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775807]}}"#, "disagree"),
        (#"{"a":{"dtype":"F32","shape":[9223372036854775807,2,0],"data_offsets":[0,0]}}"#, "product overflows"),
        (#"{"a":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}"#, "unknown dtype `F33`"),
        (#"{"a":{"shape":[1],"data_offsets":[0,4]}}"#, "unknown dtype"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{}}"#, "`a` twice"),
        (#"{"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}"#, "gap before the tensor a"),
        (#"{"a":{"dtype":"F4","shape":[1],"data_offsets":[0,0]}}"#, "disagree"),
        (#"{"a":[]}"#, "unknown dtype"), ("{}", "4 bytes after the last tensor"),
        (#"{"__metadata__":{"x":"y"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, "no recurrent layer"),
    ]) func headersAreChecked(_ header: String, _ expected: String) {
        let complaint = Complaint.about(SafetensorsText.file(header, [0, 0, 0, 0]))
        #expect(complaint.contains(expected), "\(complaint)")
    }

    @Test func descriptionsAreThoseOfTheFile() throws {
        let checkpoint = try Checkpoint(at: Fixture.path("prefix.safetensors"))
        #expect(checkpoint.format == .safetensors)
        #expect(checkpoint.tensors.count == 10)
        let steps = try #require(checkpoint.tensors.first { $0.name == "steps" })
        #expect(steps.shape.isEmpty && steps.elementFormat == "I64" && steps.elementType == nil && steps.count == 1)
        #expect(checkpoint.heads.map(\.name) == ["head"])
        #expect(checkpoint.heads.map(\.outputSize) == [18])
        #expect(checkpoint.modules.map(\.name) == ["encoder.rnn"])
        #expect(checkpoint.digest == (SHA256.hexadecimal(of: try Fixture.bytes("prefix.safetensors"))))
    }
}
