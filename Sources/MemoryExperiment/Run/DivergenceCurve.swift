extension RunSettings {
    /// The shared steps of a run's divergence curve; none if runs stop once every criterion has held.
    package var curveSteps: [Int] { stopAtFirst ? [] : DivergenceCurve.sharedSteps(upTo: sharedSteps) }
}

/// The shared steps at which a run records how far apart its two trajectories are.
public enum DivergenceCurve {
    /// 10^(j/20) for j = 0…19, as literals because no library's power function is the same everywhere.
    private static let decade: [Double] = [
        1.0, 1.1220184543019633, 1.2589254117941673, 1.4125375446227544,
        1.5848931924611134, 1.7782794100389228, 1.9952623149688795, 2.2387211385683394,
        2.51188643150958, 2.8183829312644537, 3.1622776601683795, 3.5481338923357546,
        3.9810717055349727, 4.466835921509631, 5.011872336272723, 5.623413251903491,
        6.3095734448019325, 7.0794578438413795, 7.943282347242815, 8.912509381337456,
    ]

    /// Shared steps 0 (the last divergent one), 1…100, then round(10^(2 + j/20)), and the last.
    ///
    /// - Parameter last: The number T − D of shared steps, at least 1.
    /// - Returns: The steps in ascending order, each once.
    public static func sharedSteps(upTo last: Int) -> [Int] {
        var steps = Array(0...min(100, last))
        var scale = 100.0
        while scale < Double(last) {
            for factor in decade {
                let step = Int((factor * scale).rounded())
                if step > 100, step < last { steps.append(step) }
            }
            scale *= 10
        }
        if last > 100 { steps.append(last) }
        return steps
    }
}
