import Analysis
import Training

/// Everything that an experiment has measured.
package struct TrainingOutcome: Sendable {
    /// The experiment.
    package let experiment: TrainingExperiment
    /// The memory of every network at every measured update, in report order.
    package let memories: [TrainedMemory]

    /// An outcome from its parts.
    package init(_ experiment: TrainingExperiment, _ memories: [TrainedMemory]) {
        self.experiment = experiment
        self.memories = memories
    }

    /// The coarsest tolerance.
    package var coarse: Tolerance { experiment.tolerances[0] }

    /// The finest tolerance.
    package var fine: Tolerance { experiment.tolerances[experiment.tolerances.count - 1] }

    /// The memories of a task, of one recurrent cell and hidden size if they are given, after some updates.
    package func memories(
        of task: ExperimentTask, cell: TrainedCell? = nil, hiddenSize: Int? = nil, update: Int
    ) -> [TrainedMemory] {
        memories.filter { memory in
            memory.network.task == task && memory.update == update && memory.network.cell == cell ?? memory.network.cell
                && memory.network.hiddenSize == hiddenSize ?? memory.network.hiddenSize
        }
    }

    /// The memories at the end.
    package var final: [TrainedMemory] { memories.filter { $0.update == experiment.settings.updates } }

    /// How training changed the memory of each recurrent cell on a task.
    package func changes(on task: ExperimentTask, to tolerance: Tolerance) -> [MemoryChange] {
        experiment.cells.compactMap { cell in
            let before = memories(of: task, cell: cell, update: 0)
            let after = memories(of: task, cell: cell, update: experiment.settings.updates)
            let pairs = before.compactMap { first in
                after.first { $0.network == first.network }.map { MemoryChange.Pair(before: first, after: $0) }
            }
            return MemoryChange(pairs, cell: cell, task: task, to: tolerance)
        }
    }
}
