import Checkpoints
import Recurrent
import Support
import Testing

/// How nodes become networks.
@Suite struct ONNXGraphTests {
    private func open(_ graph: [UInt8], producer: String = "test") throws -> Checkpoint {
        try Checkpoint(of: MemoryBytes("test.onnx", ONNXText.model(graph, producer: producer)))
    }

    /// Weights of a recurrent node without biases.
    private func weights(_ name: String, blocks: Int, units: Int, inputs: Int, _ value: Float = 0.25) -> [UInt8] {
        ONNXText.tensor("\(name)W", [1, blocks * units, inputs], value)
            + ONNXText.tensor("\(name)R", [1, blocks * units, units], value)
    }

    private func node(_ operation: String, _ name: String, reading input: String) -> [UInt8] {
        ONNXText.node(operation, [input, "\(name)W", "\(name)R"], [name])
    }

    private var two: [UInt8] {
        weights("a", blocks: 4, units: 2, inputs: 3) + weights("b", blocks: 4, units: 2, inputs: 2, 0.5)
            + node("LSTM", "a", reading: "x")
    }

    @Test func nodesThatReadOneAnotherAreANetwork() throws {
        let squeeze = ONNXText.tensor("axes", integers: [1]) + ONNXText.node("Squeeze", ["a", "axes"], ["s"])
        let network = try open(two + squeeze + node("LSTM", "b", reading: "s"))
        #expect(network.modules.map(\.name) == ["a+b"])
        #expect(network.modules.map(\.layers.count) == [2])
    }

    @Test func constantsOfWholeNumbersNeedNoTensor() throws {
        let axes = ONNXText.node(
            "Constant", [], ["axes"], ONNXText.bytes(5, ONNXText.text(1, "value_ints") + ONNXText.integer(8, 1)))
        let squeeze = axes + ONNXText.node("Squeeze", ["a", "axes"], ["s"])
        #expect(try open(two + squeeze + node("LSTM", "b", reading: "s")).modules.map(\.name) == ["a+b"])
    }

    @Test func nodesBehindAnotherOperationAreNetworksOfTheirOwn() throws {
        let squeeze = ONNXText.tensor("axes", integers: [1]) + ONNXText.node("Squeeze", ["a", "axes"], ["s"])
        let network = try open(two + squeeze + ONNXText.node("Relu", ["s"], ["r"]) + node("LSTM", "b", reading: "r"))
        #expect(network.modules.map(\.name) == ["a", "b"])
    }

    @Test func timeAndBatchMustNotBeExchanged() throws {
        let squeeze = ONNXText.tensor("axes", integers: [1]) + ONNXText.node("Squeeze", ["a", "axes"], ["s"])
        let order = ONNXText.bytes(5, ONNXText.text(1, "perm") + [1, 0, 2].flatMap { ONNXText.integer(8, $0) })
        let transpose = ONNXText.node("Transpose", ["s"], ["t"], order)
        let exchanged = try open(two + squeeze + transpose + node("LSTM", "b", reading: "t"))
        #expect(exchanged.modules.map(\.name) == ["a", "b"])
        let back = ONNXText.node("Transpose", ["t"], ["u"], order)
        #expect(
            try open(two + squeeze + transpose + back + node("LSTM", "b", reading: "u")).modules.map(\.name) == ["a+b"])
    }

    @Test func aNetworkInBothBranchesIsListedOnce() throws {
        func branch(_ name: String, _ value: Float) -> [UInt8] {
            weights(name, blocks: 4, units: 2, inputs: 3, value) + node("LSTM", name, reading: "x")
        }
        func model(_ first: Float, _ second: Float) throws -> [String] {
            let branches =
                ONNXText.attribute("else_branch", graph: branch("b", second))
                + ONNXText.attribute("then_branch", graph: branch("a", first))
            return try open(ONNXText.node("If", ["c"], ["y"], branches)).modules.map(\.name)
        }
        #expect(try model(0.5, 0.5).count == 1)
        #expect(try model(0.5, 0.25).sorted() == ["a", "b"])
    }

    /// An `If` whose branches contain the same nodes under other names.
    private func branches(_ first: [UInt8], _ second: [UInt8]) throws -> Checkpoint {
        try open(
            ONNXText.node(
                "If", ["c"], ["y"],
                ONNXText.attribute("else_branch", graph: second) + ONNXText.attribute("then_branch", graph: first)))
    }

    @Test func aNetworkThatIsListedOnceCanBeChosenByEachName() throws {
        func branch(_ lower: String, _ upper: String) -> [UInt8] {
            weights(lower, blocks: 4, units: 2, inputs: 3) + weights(upper, blocks: 4, units: 2, inputs: 2, 0.5)
                + node("LSTM", lower, reading: "x") + ONNXText.tensor("axes", integers: [1])
                + ONNXText.node("Squeeze", [lower, "axes"], ["s"]) + node("LSTM", upper, reading: "s")
        }
        let checkpoint = try branches(branch("a", "b"), branch("c", "d"))
        try #require(checkpoint.modules.count == 1)
        let listed = checkpoint.modules[0].name
        for name in ["a+b", "c+d"] { #expect(try checkpoint.module(named: name).name == listed) }
        let (below, above) = (try checkpoint.module(named: "a"), try checkpoint.module(named: "b"))
        #expect(try checkpoint.module(named: "c").name == below.name && below.layers.map(\.inputSize) == [3])
        #expect(try checkpoint.module(named: "d").name == above.name && above.layers.map(\.inputSize) == [2])
        #expect(try checkpoint.module(named: "a,d").layers.count == 2)
        #expect(throws: Failure.self) { try checkpoint.module(named: "a+d") }
    }

    @Test func theDirectionsOfANetworkThatIsListedOnceCanBeChosenByEachName() throws {
        func branch(_ name: String) -> [UInt8] {
            let direction = ONNXText.bytes(5, ONNXText.text(1, "direction") + ONNXText.text(4, "bidirectional"))
            return ONNXText.tensor("\(name)W", [2, 8, 3]) + ONNXText.tensor("\(name)R", [2, 8, 2])
                + ONNXText.node("LSTM", ["x", "\(name)W", "\(name)R"], [name], direction)
        }
        let checkpoint = try branches(branch("a"), branch("b"))
        #expect(checkpoint.modules.count == 1)
        for direction in ["forward", "backward"] {
            let one = try checkpoint.module(named: "a.\(direction)")
            #expect(try checkpoint.module(named: "b.\(direction)").name == one.name)
            #expect(one.direction.rawValue == direction)
        }
    }

    @Test func anElmanNetworkIsRead() throws {
        let checkpoint = try open(weights("a", blocks: 1, units: 2, inputs: 3) + node("RNN", "a", reading: "x"))
        let module = try checkpoint.module()
        #expect(module.layers.map(\.cell) == [.elman])
        let layer = try checkpoint.weights(of: module).network.layers[0]
        #expect(layer.kernel == Array(repeating: 0.25, count: 6) && layer.bias == [0, 0])
    }

    @Test func aGRUOfPyTorchThatResetsBeforeIsSuspicious() throws {
        let graph = weights("a", blocks: 3, units: 2, inputs: 3) + node("GRU", "a", reading: "x")
        #expect(try open(graph, producer: "pytorch").module().assumptions.contains { $0.contains("onnxscript #2852") })
        #expect(try open(graph).module().assumptions.isEmpty)
        #expect(try open(graph).module().layers.map(\.cell) == [.gru(.beforeProduct)])
    }

    @Test func startStatesAreRead() throws {
        let graph =
            weights("a", blocks: 4, units: 2, inputs: 3) + ONNXText.tensor("h", [1, 1, 2], 0.5)
            + ONNXText.tensor("c", [1, 1, 2], -1)
        let inputs = ["x", "aW", "aR", "", "", "h", "c"]
        let checkpoint = try open(graph + ONNXText.node("LSTM", inputs, ["y"]))
        let start = try checkpoint.weights(of: checkpoint.module()).startState
        #expect(start?.map(\.output) == [[0.5, 0.5]] && start?.map(\.cellState) == [[-1, -1]])
        let outside = try open(
            graph + ONNXText.node("LSTM", ["x", "aW", "aR", "", "", "given", "c"], ["y"])
        ).module()
        #expect(outside.assumptions.contains { $0.contains("(given); zeros are assumed") })
    }

    @Test func aProductAfterTheNetworkIsAHead() throws {
        let head =
            ONNXText.tensor("fc.weight", [2, 5]) + ONNXText.tensor("fc.bias", [5], 2)
            + ONNXText.tensor("axes", integers: [1]) + ONNXText.node("Squeeze", ["a", "axes"], ["s"])
            + ONNXText.node("MatMul", ["s", "fc.weight"], ["m"]) + ONNXText.node("Add", ["m", "fc.bias"], ["p"])
            + ONNXText.node("Sigmoid", ["p"], ["q"])
        let heads = try open(two + head).heads
        #expect(heads.map(\.name) == ["fc"] && heads.map(\.outputSize) == [5])
        #expect(heads.map(\.activation) == [.sigmoid])
    }
}
