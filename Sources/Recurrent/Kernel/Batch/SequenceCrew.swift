/// Steps the sequences of one or many networks of one configuration in one format.
///
/// Members step one network each, or one network per lane. Sequences are numbered network by network.
struct SequenceCrew<Vector: LaneVector>
where Vector.Scalar: ElementwiseFloat & BinaryFloatingPoint, Vector.Scalar.Scalar == Vector.Scalar {
    typealias Scalar = Vector.Scalar

    private let members: [SequenceStepper<Vector>]
    private let places: SequencePlaces
    /// The first row of each of a member's seats, if there are several members or networks.
    private let firstRowsOfSeats: LaneStorage<Int>

    /// Sequences at rest.
    ///
    /// - Parameters:
    ///   - networks: Networks of one configuration, at least one.
    ///   - sequences: The number of sequences of each network.
    ///   - blockSteps: The most steps in a block.
    ///   - backend: How to compute.
    ///   - products: The vectors of the products.
    init(
        _ networks: [NetworkWeights], sequences: Int, blockSteps: Int, backend: PairNetwork.Backend,
        products: ProductVectors
    ) {
        let lanes = Vector.laneCount
        let areSideBySide = backend == .lanes && Self.favoursNetworksInLanes(networks, sequences: sequences)
        places = SequencePlaces(
            networks: networks.count, sequencesPerNetwork: sequences, networksPerMember: areSideBySide ? lanes : 1)
        if areSideBySide {
            members = stride(from: 0, to: networks.count, by: lanes).map { first in
                let group = networks[first..<min(first + lanes, networks.count)]
                return SequenceStepper(
                    sideBySide: group, sequences: sequences, blockSteps: blockSteps, products: products)
            }
        } else {
            members = networks.map {
                SequenceStepper(
                    $0, sequences: sequences, blockSteps: blockSteps, backend: backend, products: products)
            }
        }
        firstRowsOfSeats = LaneStorage(repeating: 0, count: networks.count > 1 ? places.seatsPerMember : 0)
    }

    /// Whether vectors with one unit of several networks need at most the work of one network after the other.
    private static func favoursNetworksInLanes(_ networks: [NetworkWeights], sequences: Int) -> Bool {
        guard networks.count > 1 else { return false }
        let lanes = Vector.laneCount
        let work = SequenceWork(networks[0].configuration)
        let groups = (networks.count + lanes - 1) / lanes
        let sideBySide =
            groups * work.ofVectors(columns: sequences, lanes: 1)
            + work.ofGathering(sequences: networks.count * sequences)
        let apart = min(
            work.ofVectors(columns: sequences, lanes: lanes),
            work.ofVectors(columns: (sequences + lanes - 1) / lanes, lanes: 1)
                + work.ofGathering(sequences: sequences))
        return sideBySide <= networks.count * apart
    }

    /// Advances every sequence through rows of this format.
    func advance(_ rows: RowStorage<Scalar>, features: Int, firstRows: [Int], steps: Int) {
        guard places.networks > 1 else {
            firstRows.withUnsafeBufferPointer {
                members[0].advance(rows, features: features, firstRows: $0, steps: steps)
            }
            return
        }
        let seats = UnsafeMutableBufferPointer(start: firstRowsOfSeats.pointer, count: firstRowsOfSeats.count)
        for (index, member) in members.enumerated() {
            places.copy(firstRows, ofMember: index, to: seats)
            member.advance(rows, features: features, firstRows: UnsafeBufferPointer(seats), steps: steps)
        }
    }

    /// A sequence's state after a step of the last block.
    func withState<Result>(
        _ state: BatchState, sequence: Int, afterStep step: Int, _ body: (Span<Scalar>) -> Result
    ) -> Result {
        let place = places[sequence]
        return members[place.member].withState(state, sequence: place.seat, afterStep: step, body)
    }

    /// A sequence's state after a step of the last block, exact.
    func state(_ state: BatchState, sequence: Int, afterStep step: Int) -> [Double] {
        withState(state, sequence: sequence, afterStep: step) { numbers in numbers.indices.map { Double(numbers[$0]) } }
    }

    /// Every state of a sequence, layer by layer, h before c: after a step of the last block, or the current one.
    func states(sequence: Int, afterStep step: Int?) -> [Scalar] {
        let place = places[sequence]
        return members[place.member].states(sequence: place.seat, afterStep: step)
    }

    /// Writes every state of a sequence after a step of the last block, in the order of `states`.
    func readStates(
        sequence: Int, afterStep step: Int, _ selection: StateSelection, into numbers: inout MutableSpan<Double>
    ) {
        let place = places[sequence]
        members[place.member].readStates(sequence: place.seat, afterStep: step, selection, into: &numbers)
    }

    /// Sets every current state of a sequence, in the order of `states`; nil puts it at rest.
    func setStates(_ numbers: [Scalar]?, sequence: Int) {
        let place = places[sequence]
        members[place.member].setStates(numbers, sequence: place.seat)
    }
}

/// Where each sequence of a crew sits.
struct SequencePlaces {
    let networks: Int
    let sequencesPerNetwork: Int
    /// The number of networks that a member steps side by side; its seats are numbered sequence by sequence, and within
    /// one network by network.
    let networksPerMember: Int

    /// The number of seats of every member, of which some are empty if the networks do not fill the last.
    var seatsPerMember: Int { sequencesPerNetwork * networksPerMember }

    /// The member and seat of a sequence.
    @inline(__always)
    subscript(sequence: Int) -> (member: Int, seat: Int) {
        guard networks > 1 else { return (0, sequence) }
        let (network, index) = sequence.quotientAndRemainder(dividingBy: sequencesPerNetwork)
        let (member, lane) = network.quotientAndRemainder(dividingBy: networksPerMember)
        return (member, index * networksPerMember + lane)
    }

    /// Copies the numbers of a member's sequences to their seats; empty seats keep what they have.
    func copy(_ numbers: [Int], ofMember member: Int, to seats: UnsafeMutableBufferPointer<Int>) {
        let first = member * networksPerMember
        for network in first..<min(first + networksPerMember, networks) {
            for index in 0..<sequencesPerNetwork {
                seats[index * networksPerMember + network - first] = numbers[network * sequencesPerNetwork + index]
            }
        }
    }
}
