import Recurrent

/// A series circuit of a resistor, an inductor that saturates, and a capacitor.
///
/// With the input voltage u, the capacitor's voltage v and the current i:
///
///     C dv/dt = i,    L(i) di/dt = u − R i − v,    L(i) = L₀ (0.9 (arctan(−5 (|i| − 5))/π + 1/2) + 0.1)
///
/// R = 3 Ω, C = 270 nF and L₀ = 50 µH, with i in ampere; above 5 A, the inductance falls to a tenth. Source: Forgione,
/// Piga, Model structures and fitting criteria for system identification with neural networks, AICT 2020,
/// arXiv:1911.13034, and the authors' programs at github.com/forgi86/sysid-neural-structures-fitting.
package struct SaturatingCircuit {
    /// The state of the circuit, in volt and ampere.
    struct State {
        var voltage = 0.0
        var current = 0.0

        /// The state after moving along a slope.
        fileprivate func moved(by step: Double, along slope: State) -> State {
            State(voltage: voltage + step * slope.voltage, current: current + step * slope.current)
        }
    }

    /// The time between two samples, in seconds.
    static let samplingPeriod = 1e-6
    /// The number of Runge–Kutta steps from one sample to the next.
    static let substeps = 64

    private static let resistance = 3.0
    private static let capacitance = 270e-9
    private static let inductance = 50e-6

    /// The state one sample later, under a constant input voltage, by the classical Runge–Kutta method.
    static func advanced(_ state: State, input: Double) -> State {
        let step = samplingPeriod / Double(substeps)
        var state = state
        for _ in 0..<substeps {
            let first = slope(state, input)
            let second = slope(state.moved(by: 0.5 * step, along: first), input)
            let third = slope(state.moved(by: 0.5 * step, along: second), input)
            let fourth = slope(state.moved(by: step, along: third), input)
            state = state.moved(by: step / 6, along: first).moved(by: step / 3, along: second)
                .moved(by: step / 3, along: third).moved(by: step / 6, along: fourth)
        }
        return state
    }

    private static func slope(_ state: State, _ input: Double) -> State {
        let saturation = ElementaryFunctions.arctangent(-5 * (state.current.magnitude - 5)) / .pi + 0.5
        return State(
            voltage: state.current / capacitance,
            current: (input - resistance * state.current - state.voltage)
                / (inductance * (0.9 * saturation + 0.1)))
    }

    /// The capacitor's voltage at the end of each sample, from rest.
    package static func voltages(inputs: [Double]) -> [Double] {
        var state = State()
        return inputs.map { input in
            state = advanced(state, input: input)
            return state.voltage
        }
    }
}
