import Checkpoints
import Recurrent
import Support
import Testing

/// Networks told by the names of their tensors.
@Suite struct NameTests {
    private typealias Tensor = SafetensorsText.Tensor

    private func checkpoint(
        _ tensors: [Tensor], forgetBias: Double? = nil, gateActivation: GateActivation? = nil
    ) throws -> Checkpoint {
        try Checkpoint(
            of: MemoryBytes("written.bin", SafetensorsText(tensors: tensors).bytes), gateActivation: gateActivation,
            forgetBias: forgetBias)
    }

    private func complaint(_ tensors: [Tensor], named name: String? = nil) -> String {
        Complaint.about(SafetensorsText(tensors: tensors).bytes, named: name)
    }

    /// A GRU of 2 inputs and 3 units with two biases.
    private func gru(_ prefix: String, suffix: String = "_l0", inputs: Int = 2) -> [Tensor] {
        [
            Tensor("\(prefix)weight_ih\(suffix)", [9, inputs]),
            Tensor("\(prefix)weight_hh\(suffix)", [9, 3], from: 100),
            Tensor("\(prefix)bias_ih\(suffix)", [9], from: 200), Tensor("\(prefix)bias_hh\(suffix)", [9], from: 300),
        ]
    }

    @Test(arguments: [
        ("", "_l0", ""), ("a.b.", "_l0", "a.b"), ("module.rnn.", "_l0", "rnn"), ("_orig_mod.rnn.", "_l0", "rnn"),
        ("cell.", "", "cell"), ("rnn_", "_l0", "rnn"), ("a/b/", "_l0", "a.b"),
    ]) func prefixesBecomeNames(_ prefix: String, _ suffix: String, _ name: String) throws {
        let checkpoint = try checkpoint(gru(prefix, suffix: suffix))
        #expect(checkpoint.modules.map(\.name) == [name])
        #expect(checkpoint.modules[0].obstacle == nil)
        #expect(try checkpoint.module(named: name).name == name)
    }

    /// r z n with both biases of n kept apart.
    @Test func gruGatesFindTheirPlaces() throws {
        let checkpoint = try checkpoint(gru(""))
        let weights = try checkpoint.weights(of: checkpoint.module()).network.layers[0]
        // Rows of z are 3, 4, 5 (7, 9, 11 …), those of r 0, 1, 2.
        #expect(weights.kernel == [7, 9, 11, 1, 3, 5, 13, 15, 17, 8, 10, 12, 2, 4, 6, 14, 16, 18])
        #expect(weights.bias == [506, 508, 510, 500, 502, 504, 206, 207, 208])
        #expect(weights.recurrentBias == [306, 307, 308])
    }

    @Test func missingAndWrongTensorsAreNamed() {
        let whole = gru("rnn.")
        #expect(complaint(Array(whole.dropFirst())).contains("rnn.weight_ih_l0 is missing"))
        #expect(complaint([whole[0], whole[2], whole[3]]).contains("rnn.weight_hh_l0 is missing"))
        #expect(complaint(whole[0...1] + [Tensor("rnn.bias_ih_l0", [8])]).contains("rnn.bias_ih_l0 has the shape [8]"))
        #expect(
            complaint([Tensor("rnn.weight_ih_l0", [8, 2]), whole[1]]).contains("rnn.weight_ih_l0 has the shape [8, 2]"))
        #expect(complaint([whole[0], Tensor("rnn.weight_hh_l0", [10, 2])]).contains("4 times its columns for LSTM"))
        #expect(complaint([whole[0], Tensor("rnn.weight_hh_l0", [9])]).contains("no matrix of weights"))
        let second = gru("rnn.", suffix: "_l2", inputs: 3)
        #expect(complaint(whole + second).contains("rnn.weight_ih_l1 is missing"))
        #expect(complaint(whole + gru("rnn.", suffix: "_l9999", inputs: 3)).contains("10,000 layers"))
        let mixed = [Tensor("rnn.weight_ih_l1", [12, 3]), Tensor("rnn.weight_hh_l1", [12, 3])]
        #expect(complaint(whole + mixed).contains("Layer 1 is of another kind (LSTM) than layer 0 (GRU)"))
    }

    @Test func sizesAreBounded() {
        let wide = [Tensor("weight_ih_l0", [4_097, 1]), Tensor("weight_hh_l0", [4_097, 0])]
        #expect(complaint(wide).contains("no matrix of weights"))
        let inputs = [Tensor("weight_ih_l0", [1, 65_537]), Tensor("weight_hh_l0", [1, 1])]
        #expect(complaint(inputs).contains("an input size of 65,537"))
        for most in [4_097, 65_536] {
            #expect(complaint([Tensor("weight_ih_l0", [1, most]), Tensor("weight_hh_l0", [1, 1])]) == "accepted")
        }
        // 4,097 units need 34 MB even in float16, so the tensor is made of zeros.
        let count = 2 * 4_097 * 4_097
        let header =
            #"{"weight_ih_l0":{"dtype":"F16","shape":[4097,1],"data_offsets":[0,8194]},"#
            + #""weight_hh_l0":{"dtype":"F16","shape":[4097,4097],"data_offsets":[8194,\#(count + 8_194)]}}"#
        let large = Complaint.about(SafetensorsText.file(header, [UInt8](repeating: 0, count: count + 8_194)))
        #expect(large.contains("a hidden size of 4,097; it must be 1…4,096"), "\(large)")
    }

    @Test(arguments: [
        "weight_hh_l0_g", "weight_hh_l0_v", "weight_hh_l0_raw", "parametrizations.weight_hh_l0.original0",
    ])
    func normalisedWeightsAreRefused(_ name: String) {
        let complaint = complaint([Tensor("rnn.weight_ih_l0", [9, 2]), Tensor("rnn.\(name)", [9, 3])])
        #expect(complaint.contains("rnn.weight_hh_l0 is stored with weight normalisation"), "\(complaint)")
    }

    @Test func choicesAreExplained() throws {
        let two = gru("a.") + gru("b.", inputs: 4)
        #expect(complaint(two).contains("contains 2 recurrent networks; choose one of a, b"))
        #expect(complaint(two, named: "c").contains("no recurrent network `c`; its networks are a, b"))
        #expect(complaint(two, named: "a,b").contains("b reads 4 numbers, but a gives 3"))
        #expect(complaint(two, named: "a,").contains("no recurrent network ``"))
        #expect(complaint([Tensor("x", [1])]).contains("the names found are x"))
        let lstm = [Tensor("c.weight_ih_l0", [4, 3]), Tensor("c.weight_hh_l0", [4, 1])]
        #expect(complaint(two + lstm, named: "a,c").contains("must be of the same kind"))
        let checkpoint = try checkpoint(gru("a.") + gru("b.", inputs: 3))
        let stack = try checkpoint.weights(of: checkpoint.module(named: "a, b")).network
        #expect(stack.configuration.hiddenSizes == [3, 3] && stack.configuration.inputSize == 2)
    }

    @Test func bidirectionalStacksAreRefusedInWhole() throws {
        let one = gru("rnn.") + gru("rnn.", suffix: "_l0_reverse")
        #expect(complaint(one).contains("Choose `rnn.forward` or `rnn.backward`"))
        let checkpoint = try checkpoint(one)
        #expect(try checkpoint.module(named: "rnn.backward").direction == .backward)
        #expect(checkpoint.modules.map(\.direction) == [.both])
        let half = complaint(one, named: "rnn.forward,rnn.backward")
        #expect(half.contains("read in the same direction"), "\(half)")
    }

    // MARK: TensorFlow 1 and Flax

    /// One kernel of inputs and units; the blocks are i j f o, and the forget bias is added.
    @Test func tensorFlowCellsAreRead() throws {
        let tensors = [
            Tensor("rnn/basic_lstm_cell/kernel", [3, 8]), Tensor("rnn/basic_lstm_cell/bias", [8], from: 50),
        ]
        let checkpoint = try checkpoint(tensors)
        let module = try checkpoint.module(named: "rnn/basic_lstm_cell")
        #expect(module.framework == .tensorFlow1 && module.assumptions.count == 1)
        #expect(module.layers.map(\.inputSize) == [1] && module.layers.map(\.hiddenSize) == [2])
        let weights = try checkpoint.weights(of: module).network.layers[0]
        #expect(weights.kernel == [1, 2, 5, 6, 3, 4, 7, 8])
        #expect(weights.recurrentKernel == [9, 10, 13, 14, 11, 12, 15, 16, 17, 18, 21, 22, 19, 20, 23, 24])
        #expect(weights.bias == [50, 51, 55, 56, 52, 53, 56, 57])
        let given = try self.checkpoint(tensors, forgetBias: 0, gateActivation: .hardSigmoid)
        let other = try given.module()
        #expect(other.assumptions.isEmpty && other.layers[0].gateActivation == .hardSigmoid)
        #expect(try given.weights(of: other).network.layers[0].bias == [50, 51, 54, 55, 52, 53, 56, 57])
    }

    @Test func tensorFlowPeculiaritiesAreRefused() {
        let kernel = Tensor("lstm_cell/kernel", [3, 8])
        #expect(
            complaint([kernel, Tensor("lstm_cell/w_f_diag", [2])]).contains("peephole weights (lstm_cell/w_f_diag)"))
        #expect(complaint([kernel, Tensor("lstm_cell/projection/kernel", [2, 2])]).contains("a projection"))
        #expect(complaint([Tensor("lstm_cell/kernel", [2, 8])]).contains("by four gates"))
        let keras = [kernel, Tensor("lstm_cell/recurrent_kernel:0", [2, 8])]
        #expect(complaint(keras).contains("lstm_cell/recurrent_kernel belongs to Keras"))
        #expect(complaint([kernel, Tensor("lstm_cell/bias", [7])]).contains("lstm_cell/bias has the shape [7]"))
    }

    @Test func flaxCellsAreRead() throws {
        var tensors: [Tensor] = []
        for (index, gate) in ["i", "f", "g", "o"].enumerated() {
            tensors.append(Tensor("params/cell/i\(gate)/kernel", [2, 1], from: Double(10 * index)))
            tensors.append(Tensor("params/cell/h\(gate)/kernel", [1, 1], from: Double(100 + index)))
            tensors.append(Tensor("params/cell/h\(gate)/bias", [1], from: Double(200 + index)))
        }
        let checkpoint = try checkpoint(tensors)
        let module = try checkpoint.module(named: "params.cell")
        #expect(module.framework == .flax)
        let weights = try checkpoint.weights(of: module).network.layers[0]
        #expect(weights.kernel == [0, 10, 20, 30, 1, 11, 21, 31])
        #expect(weights.recurrentKernel == [100, 101, 102, 103] && weights.bias == [200, 201, 202, 203])
        #expect(checkpoint.heads.isEmpty)
        #expect(complaint(Array(tensors.dropFirst())).contains("params.cell.ii.kernel is missing"))
    }

    @Test func flaxGRUsKeepBothBiasesOfTheCandidate() throws {
        var tensors: [Tensor] = []
        for (index, gate) in ["r", "z", "n"].enumerated() {
            tensors.append(Tensor("cell/i\(gate)/kernel", [1, 1], from: Double(10 + index)))
            tensors.append(Tensor("cell/i\(gate)/bias", [1], from: Double(20 + index)))
            tensors.append(Tensor("cell/h\(gate)/kernel", [1, 1], from: Double(30 + index)))
        }
        tensors.append(Tensor("cell/hn/bias", [1], from: 7))
        let checkpoint = try checkpoint(tensors)
        let weights = try checkpoint.weights(of: checkpoint.module()).network.layers[0]
        #expect(weights.kernel == [11, 10, 12] && weights.recurrentKernel == [31, 30, 32])
        #expect(weights.bias == [21, 20, 22] && weights.recurrentBias == [7])
    }

    @Test func statesOfOptimizersAreNoNetworks() throws {
        let checkpoint = try checkpoint(gru("rnn.") + gru("optimizer.state.rnn.") + gru("opt_state/0/mu/"))
        #expect(checkpoint.modules.map(\.name) == ["rnn"])
        #expect(checkpoint.tensors.count == 12)
    }

    // MARK: Heads

    @Test func headsAreDenseLayersOfTheRightWidth() throws {
        let others = [
            Tensor("fc.weight", [2, 3]), Tensor("fc.bias", [2], from: 40), Tensor("out/kernel", [3, 4]),
            Tensor("embedding.weight", [9, 3]), Tensor("norm.weight", [3]), Tensor("wide.weight", [2, 5]),
            Tensor("odd.weight", [2, 3]), Tensor("odd.bias", [3]), Tensor("plain_w", [1, 3]),
            Tensor("plain_b", [1], from: 9),
        ]
        let checkpoint = try checkpoint(gru("rnn.") + others)
        #expect(checkpoint.heads.map(\.name) == ["fc", "out", "plain"])
        #expect(try checkpoint.weights(of: checkpoint.heads[2]).bias == [9])
        let weights = try checkpoint.weights(of: checkpoint.heads[0])
        #expect(weights.kernel == [1, 4, 2, 5, 3, 6] && weights.bias == [40, 41])
        #expect(try checkpoint.weights(of: checkpoint.heads[1]).bias == [0, 0, 0, 0])
    }
}
