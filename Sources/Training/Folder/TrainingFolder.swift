import Checkpoints
import Foundation
import Recurrent
import Support

/// The folder of a training: its checkpoints, its losses, its task's own input and the state to go on from.
///
/// Every file is written aside and renamed, so it is whole or missing at any time. While a training goes on, the folder is
/// locked against another one.
///
/// - `checkpoints/update-000400.safetensors`: the weights after 400 updates under PyTorch's names.
/// - `losses.csv`: losses and scores.
/// - `input.npy`: rows of inputs that no update reads, to measure memory on.
/// - `state`: what the next update needs.
package struct TrainingFolder: Sendable {
    private let folder: HeldFolder
    private let checkpoints: HeldFolder
    private let plan: TrainingPlan
    private let digest: String

    /// The number of rows of `input.npy`.
    package static let inputSteps = 20_000
    /// The name of the file to go on from.
    package static let stateName = "state"

    /// Opens or makes a folder and locks it.
    ///
    /// - Parameters:
    ///   - path: The path of the folder.
    ///   - plan: What is trained.
    /// - Throws: `Failure` if it cannot be made, or another training uses it.
    package init(_ path: String, plan: TrainingPlan) throws(Failure) {
        (folder, checkpoints) = try SystemError.reporting(.cannotCreate, "\(path) cannot be made") {
            () throws(SystemError) in
            let folder = try HeldFolder.making(path)
            return (folder, try folder.makingFolder("checkpoints"))
        }
        switch folder.lock() {
        case .taken:
            // Only a training that was killed leaves files aside, for it has held the lock.
            for place in [folder, checkpoints] { try? place.removeFilesAside() }
        case .unsupported: break
        case .heldByAnother:
            throw Failure(.cannotCreate, "Another training writes to \(path). Wait for it, or give another folder.")
        }
        self.plan = plan
        digest = plan.digest
    }

    /// The state that an earlier training of the same plan left; nil if there is none.
    ///
    /// - Throws: `Failure` if there is one that is damaged or of another plan.
    package func readState() throws(Failure) -> TrainingState? {
        let path = folder.path(of: Self.stateName)
        let entry = try SystemError.reporting(.inputOutput, "\(path) cannot be read") { () throws(SystemError) in
            try folder.entry(Self.stateName)
        }
        switch entry {
        case .nothing: return nil
        case .file, .folder, .link, .special:
            let bytes = try BoundedFile(Self.stateName, in: folder, limit: TrainingStateFile.limit).bytes()
            return try TrainingStateFile.state(Array(bytes), name: path, of: plan, digest: digest)
        }
    }

    /// Writes the state to go on from.
    ///
    /// - Throws: `Failure` if it cannot be written.
    package func write(_ state: TrainingState) throws(Failure) {
        try write(TrainingStateFile.bytes(of: state, digest: digest), as: Self.stateName, in: folder)
    }

    /// Writes the weights after some updates under PyTorch's names, with the settings as texts.
    ///
    /// - Throws: `Failure` if PyTorch has no such network, or the file cannot be written.
    package func write(_ weights: TrainableWeights, point: TrainingPoint) throws(Failure) {
        let tensors = try PyTorchTensors(
            weights.network,
            readout: weights.readout,
            precision: plan.settings.precision)
        let bytes = try tensors.file(metadata: [
            "task": plan.task.title, "update": String(point.update), "test_loss": point.testLoss.shortestDecimal,
            "score": point.score.shortestDecimal, "plan": digest, "run": String(plan.run), "seed": String(plan.seed),
        ])
        try write(bytes, as: Self.checkpointName(point.update), in: checkpoints)
    }

    /// Checks that weights were kept.
    ///
    /// - Throws: `Failure` that names the first that were not: the state is beyond them.
    package func requireCheckpoints(_ updates: some Sequence<Int>) throws(Failure) {
        for update in updates {
            let path = checkpoints.path(of: Self.checkpointName(update))
            let entry = try SystemError.reporting(.inputOutput, "\(path) cannot be read") { () throws(SystemError) in
                try checkpoints.entry(Self.checkpointName(update))
            }
            guard entry == .file else {
                throw Failure(
                    .missingInput,
                    "The training is beyond update \(update.grouped), but its weights \(path) are missing. Remove "
                        + "\(folder.path(of: Self.stateName)) to train again from update 0.")
            }
        }
    }

    /// The name of the weights after some updates.
    package static func checkpointName(_ update: Int) -> String {
        let digits = String(update)
        return "update-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".safetensors"
    }

    /// Writes the losses.
    ///
    /// - Throws: `Failure` if the file cannot be written.
    package func write(_ points: [TrainingPoint], kind: TaskScore.Kind) throws(Failure) {
        let rows = points.map { point in
            [
                String(point.update), point.trainingLoss?.shortestDecimal ?? "", point.testLoss.shortestDecimal,
                point.score.shortestDecimal,
            ].joined(separator: ",")
        }
        let text = (["update,training_loss,test_loss,\(kind.rawValue)"] + rows).joined(separator: "\n") + "\n"
        try write(Array(text.utf8), as: "losses.csv", in: folder)
    }

    /// Writes rows of the task's inputs that no update reads.
    ///
    /// - Throws: `Failure` if the file cannot be written.
    package func writeInput() throws(Failure) {
        let features = plan.task.features
        let steps = min(Self.inputSteps, (1 << 26) / features)
        let rows = plan.task.stream(steps: steps, run: plan.run, seed: plan.seed)
        try write(NumPyFile.bytes(of: rows, columns: features, isFloat32: false), as: "input.npy", in: folder)
    }

    private func write(_ bytes: [UInt8], as name: String, in folder: HeldFolder) throws(Failure) {
        try SystemError.reporting(.inputOutput, "\(folder.path(of: name)) cannot be written") {
            () throws(SystemError) in
            try folder.replace(name, with: bytes)
        }
    }
}
