/// A matrix whose columns are divided into panels that fit the registers, for products with both sequences at once.
///
/// A panel holds `width` vectors of every row: [panel][row][vector within the panel][lane], so a product reads the
/// weights sequentially, each once. Every output sums over the rows in order, by fused multiply-add, from a given
/// start: panels change which outputs are computed side by side, never the order of a sum.
struct PanelMatrix<Layout: LaneLayout> {
    typealias Vector = Layout.Vector

    /// Consecutive vectors that are summed in registers together.
    private struct Panel: BitwiseCopyable {
        /// The number of vectors in a panel.
        enum Width: Int, BitwiseCopyable {
            case one = 1
            case two = 2
            case three = 3
            case four = 4
            case six = 6
        }

        /// The first vector of the panel within a row of outputs.
        let start: Int
        /// The number of vectors in it.
        let width: Width
        /// The number of rows.
        let rows: Int
        /// Its weights: [row][vector].
        let weights: UnsafePointer<Vector>
    }

    /// The number of inputs that a product reads per sequence.
    let rows: Int
    /// The number of vectors that a product writes per sequence.
    let vectors: Int
    private let panelStorage: LaneStorage<Panel>
    private let storage: LaneStorage<Vector>

    /// A matrix of zeros.
    ///
    /// - Parameters:
    ///   - rows: The number of inputs.
    ///   - vectors: The number of vectors of outputs.
    init(rows: Int, vectors: Int) {
        self.rows = rows
        self.vectors = vectors
        storage = LaneStorage(repeating: Vector(repeating: 0), count: rows * vectors)
        var panels: [Panel] = []
        var start = 0
        while start < vectors {
            let panel = Panel(
                start: start, width: Self.panelWidth(remaining: vectors - start, rows: rows), rows: rows,
                weights: UnsafePointer(storage.pointer + rows * start))
            panels.append(panel)
            start += panel.width.rawValue
        }
        let none = Panel(start: 0, width: .one, rows: 0, weights: UnsafePointer(storage.pointer))
        panelStorage = LaneStorage(repeating: none, count: panels.count)
        for (index, panel) in panels.enumerated() { panelStorage.pointer[index] = panel }
    }

    /// The panels in memory that no reference counts, so that a product passes them on for free.
    @inline(__always) private var panels: UnsafeBufferPointer<Panel> {
        UnsafeBufferPointer(start: panelStorage.pointer, count: panelStorage.count)
    }

    /// Packs the weights of one network.
    ///
    /// - Parameters:
    ///   - proceeds: Called before each panel; returns whether to continue.
    ///   - weight: The weight of a row for a unit lane of a vector, rounded to the kernel's precision.
    /// - Returns: Whether all weights were packed.
    func pack(
        network: Int, while proceeds: () -> Bool,
        weight: (_ row: Int, _ vector: Int, _ unitLane: Int) -> Vector.Scalar
    ) -> Bool {
        let scalars = Layout.numbers(storage.pointer)
        for panel in panels {
            guard proceeds() else { return false }
            let width = panel.width.rawValue
            for row in 0..<rows {
                for vector in 0..<width {
                    let place = rows * panel.start + row * width + vector
                    for lane in 0..<Layout.unitsPerVector {
                        scalars[place * Vector.laneCount + Layout.place(ofUnit: lane, network: network)] = weight(
                            row, panel.start + vector, lane)
                    }
                }
            }
        }
        return true
    }

    /// Six vectors keep twelve sums in flight, four keep eight: both hide the latency of a fused multiply-add, so the
    /// remainder is divided to leave few narrower panels.
    ///
    /// Six use each operand for more sums, which matters for long sums. Short sums end so often that uniform panels,
    /// which the branch predictor handles well, matter more.
    private static func panelWidth(remaining: Int, rows: Int) -> Panel.Width {
        switch remaining {
        case 1: .one
        case 2: .two
        case 3, 5: .three
        case 4, 7, 8, 10, 11: .four
        default: rows <= 32 ? .four : .six
        }
    }

    /// outputs ← starts + inputs · matrix, for both sequences.
    ///
    /// - Parameters:
    ///   - a: The `rows` inputs of sequence a.
    ///   - b: The `rows` inputs of sequence b.
    ///   - startOfA: The `vectors` initial values of a's sums.
    ///   - startOfB: The `vectors` initial values of b's sums.
    ///   - outputOfA: The destination of a's `vectors` sums.
    ///   - outputOfB: The destination of b's `vectors` sums.
    @inline(__always)
    func accumulate(
        a: UnsafePointer<Layout.Operand>, b: UnsafePointer<Layout.Operand>,
        startOfA: UnsafePointer<Vector>, startOfB: UnsafePointer<Vector>,
        outputOfA: UnsafeMutablePointer<Vector>, outputOfB: UnsafeMutablePointer<Vector>
    ) {
        Self.accumulate(
            panels, a: a, b: b, startOfA: startOfA, startOfB: startOfB, outputOfA: outputOfA, outputOfB: outputOfB)
    }

    /// Adds the inputs times every panel to the starts, and writes the results.
    ///
    /// It is compiled once for each layout: inlined into the steps of every recurrent cell and gate activation, it would
    /// take half of the module's build time and gain nothing.
    @inline(never)
    private static func accumulate(
        _ panels: UnsafeBufferPointer<Panel>, a: UnsafePointer<Layout.Operand>, b: UnsafePointer<Layout.Operand>,
        startOfA: UnsafePointer<Vector>, startOfB: UnsafePointer<Vector>,
        outputOfA: UnsafeMutablePointer<Vector>, outputOfB: UnsafeMutablePointer<Vector>
    ) {
        for panel in panels {
            let (startOfA, startOfB) = (startOfA + panel.start, startOfB + panel.start)
            let (outputOfA, outputOfB) = (outputOfA + panel.start, outputOfB + panel.start)
            @inline(__always)
            func add<Tile: PairTile>(_ sums: Tile) where Tile.Vector == Vector {
                accumulate(panel, sums, a: a, b: b, outputOfA: outputOfA, outputOfB: outputOfB)
            }
            switch panel.width {
            case .six: add(SextupleTile<Vector>(a: startOfA, b: startOfB))
            case .four: add(QuadrupleTile<Vector>(a: startOfA, b: startOfB))
            case .three: add(TripleTile<Vector>(a: startOfA, b: startOfB))
            case .two: add(DoubleTile<Vector>(a: startOfA, b: startOfB))
            case .one: add(SingleTile<Vector>(a: startOfA, b: startOfB))
            }
        }
    }

    /// Projects many columns of inputs, one panel at a time, so a panel's weights come from a near cache for every
    /// column but the first two.
    ///
    /// Two columns replace the two sequences, so a weight is read once for both.
    ///
    /// - Parameters:
    ///   - columns: Column c starts at `columns + c · stride`.
    ///   - stride: The distance between columns, in operands.
    ///   - count: The number of columns.
    ///   - start: The `vectors` initial values of every column's sums.
    ///   - outputs: The destination of the sums, `vectors` per column.
    @inline(__always)
    func project(
        _ columns: UnsafePointer<Layout.Operand>, stride: Int, count: Int, start: UnsafePointer<Vector>,
        outputs: UnsafeMutablePointer<Vector>
    ) {
        for panel in panels {
            let start = start + panel.start
            let output = outputs + panel.start
            switch panel.width {
            case .six: project(panel, SextupleTile.self, columns, stride, count, start, output)
            case .four: project(panel, QuadrupleTile.self, columns, stride, count, start, output)
            case .three: project(panel, TripleTile.self, columns, stride, count, start, output)
            case .two: project(panel, DoubleTile.self, columns, stride, count, start, output)
            case .one: project(panel, SingleTile.self, columns, stride, count, start, output)
            }
        }
    }

    /// Projects many columns through one panel, whose `start` and `output` are its first vector's.
    @inline(__always)
    private func project<Tile: PairTile>(
        _ panel: Panel, _ tile: Tile.Type, _ columns: UnsafePointer<Layout.Operand>, _ stride: Int, _ count: Int,
        _ start: UnsafePointer<Vector>, _ output: UnsafeMutablePointer<Vector>
    ) where Tile.Vector == Vector {
        var column = 0
        while column < count {
            // An odd last column replaces its missing partner.
            let partner = min(column + 1, count - 1)
            Self.accumulate(
                panel, Tile(a: start, b: start), a: columns + column * stride, b: columns + partner * stride,
                outputOfA: output + column * vectors, outputOfB: output + partner * vectors)
            column += 2
        }
    }

    /// Adds the inputs times a panel to partial sums, and writes the results.
    @inline(__always)
    private static func accumulate<Tile: PairTile>(
        _ panel: Panel, _ sums: Tile, a: UnsafePointer<Layout.Operand>, b: UnsafePointer<Layout.Operand>,
        outputOfA: UnsafeMutablePointer<Vector>, outputOfB: UnsafeMutablePointer<Vector>
    ) where Tile.Vector == Vector {
        var sums = sums
        add(panel, to: &sums, a: a, b: b)
        sums.store(a: outputOfA, b: outputOfB)
    }

    /// Adds every row of a panel times one input of each sequence, four rows per iteration: the loop overhead is then
    /// small, even for narrow panels.
    @inline(__always)
    private static func add<Tile: PairTile>(
        _ panel: Panel, to sums: inout Tile, a: UnsafePointer<Layout.Operand>, b: UnsafePointer<Layout.Operand>
    ) where Tile.Vector == Vector {
        var weights = panel.weights
        var row = 0
        let rowsInTurns = panel.rows / 4 * 4
        while row < rowsInTurns {
            sums.add(weights, a: Layout.spread(a[row]), b: Layout.spread(b[row]))
            sums.add(weights + Tile.width, a: Layout.spread(a[row + 1]), b: Layout.spread(b[row + 1]))
            sums.add(weights + 2 * Tile.width, a: Layout.spread(a[row + 2]), b: Layout.spread(b[row + 2]))
            sums.add(weights + 3 * Tile.width, a: Layout.spread(a[row + 3]), b: Layout.spread(b[row + 3]))
            weights += 4 * Tile.width
            row += 4
        }
        while row < panel.rows {
            sums.add(weights, a: Layout.spread(a[row]), b: Layout.spread(b[row]))
            weights += Tile.width
            row += 1
        }
    }
}
