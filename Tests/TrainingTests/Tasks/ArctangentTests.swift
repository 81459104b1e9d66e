import Foundation
import Recurrent
import Testing
import Training

@Suite("The arctangent")
struct ArctangentTests {
    @Test("is within 2 ulp of the system's")
    func accuracy() {
        var worst = 0.0
        for index in 0..<200_000 {
            // Every binade from 2^−60 to 2^60, and the binades around 1 more densely.
            let exponent = index.isMultiple(of: 2) ? index / 2 % 121 - 60 : index / 2 % 9 - 4
            let significand = 1 + Double((index * 7919) % 99_991) / 99_991
            let x = significand * Foundation.pow(2, Double(exponent))
            let exact = atan(x)
            worst = max(worst, abs(ElementaryFunctions.arctangent(x) - exact) / exact.ulp)
        }
        #expect(worst <= 2)
        #expect(worst > 0)
    }

    @Test("is odd to the last bit", arguments: [1e-300, 0.1, 0.5, 1, 1.000_1, 25, 1e300])
    func odd(x: Double) {
        #expect(ElementaryFunctions.arctangent(-x) == -ElementaryFunctions.arctangent(x))
    }

    @Test("has its limits at infinity and its value at 0 and 1")
    func ends() {
        #expect(ElementaryFunctions.arctangent(.infinity) == .pi / 2)
        #expect(ElementaryFunctions.arctangent(-.infinity) == -.pi / 2)
        #expect(ElementaryFunctions.arctangent(0) == 0)
        #expect(abs(ElementaryFunctions.arctangent(1) - .pi / 4) < 3e-16)
        #expect(ElementaryFunctions.arctangent(.nan).isNaN)
    }
}
