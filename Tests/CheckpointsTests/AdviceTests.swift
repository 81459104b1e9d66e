import Checkpoints
import Support
import Testing

/// What refusals tell the user to do.
@Suite struct AdviceTests {
    private static let refused = Fixture.all("").filter { $0.expect == "refuse" }

    /// The words that begin what to do.
    private static let imperatives: Set = [
        "choose", "copy", "download", "export", "give", "let", "load", "put", "remove", "reverse", "save", "train",
        "use",
    ]

    private func advises(_ sentence: String) -> Bool {
        sentence.lowercased().split { !$0.isLetter }.contains { Self.imperatives.contains(String($0)) }
    }

    @Test(arguments: refused) func everyRefusalSaysWhatToDo(_ fixture: Fixture) {
        let complaint = FixtureExpectation(fixture).complaint
        #expect(complaint == "accepted" || advises(complaint), "\(complaint)")
    }

    @Test func thereAreRefusals() { #expect(Self.refused.count > 40) }

    /// Networks that nobody can save in another form, and what the sentence about each says.
    @Test(arguments: [
        ("proj.safetensors", "train it without `proj_size`"), ("lstm_peephole.onnx", "Train it without"),
        ("lstm_input_forget.onnx", "Train it without"), ("lstm_clip.onnx", "Export it without"),
        ("lstm_relu.onnx", "Train it with these"), ("keras_relu.keras", "train it with activation=\"tanh\""),
        ("keras_hard_sigmoid.keras", "train it with recurrent_activation=\"sigmoid\""),
        ("keras_rnn_cell.keras", "use the layer LSTM, GRU or SimpleRNN"),
        ("bidirectional2.safetensors", "neither direction can be computed"), ("no_rnn.onnx", "save its state_dict"),
        ("no_rnn.safetensors", "Save the recurrent network"),
    ]) func outputsOfTheFrameworkAreAWayOut(_ file: String, _ other: String) throws {
        let fixture = try #require(Self.refused.first { $0.file == file })
        let complaint = FixtureExpectation(fixture).complaint
        #expect(complaint.contains(other), "\(complaint)")
        #expect(complaint.contains("compare them with `rnn-memory analyze --traces`"), "\(complaint)")
    }

    @Test func sizesThatCannotBeComputedHaveAWayOut() {
        let wide = SafetensorsText(tensors: [
            .init("weight_ih_l0", [1, 65_537]), .init("weight_hh_l0", [1, 1]),
        ])
        let complaint = Complaint.about(wide.bytes)
        #expect(complaint.contains("it must be 1…65,536. For more inputs, let its framework"), "\(complaint)")
    }

    @Test(arguments: ["w_f_diag", "projection/kernel"]) func cellsOfTensorFlowHaveAWayOut(_ name: String) {
        let cell = SafetensorsText(tensors: [.init("lstm_cell/kernel", [3, 8]), .init("lstm_cell/\(name)", [2, 2])])
        let complaint = Complaint.about(cell.bytes)
        #expect(complaint.contains("train it without `") && complaint.contains("--traces`"), "\(complaint)")
    }
}
