extension ColorMap {
    /// The diverging colormap from blue through near-white to red for values on both sides of a centre.
    ///
    /// Blue and red remain distinguishable with every kind of colour blindness. In Oklab (Björn Ottosson, 2020,
    /// https://bottosson.github.io/posts/oklab/), with t = 0 in the centre and 1 at either end, the lightness is 0.97 −
    /// 0.55 t on both sides, the hue 250° or 28°, and the chroma t (2 − t) times 0.125 or 0.155; the numbers are that
    /// curve at t = 0, 1/16, …, 1.
    public static let blueRed = ColorMap(
        first: Color(0x004E8E),
        others: blueRedNumbersAfterFirst.map(Color.init))

    private static let blueRedNumbersAfterFirst: [UInt32] = [
        0x085898, 0x1A63A2, 0x296DAC, 0x3777B5, 0x4482BE, 0x528CC6, 0x6097CE, 0x6FA1D5, 0x7EACDC, 0x8DB6E1,
        0x9DC1E7, 0xAECCEB, 0xBFD6EF, 0xD0E0F2, 0xE2EBF4, 0xF5F5F5, 0xF6E5E3, 0xF6D6D1, 0xF4C7C0, 0xF1B8B0, 0xEDA9A0,
        0xE89B91, 0xE28D82, 0xDC7F74, 0xD47266, 0xCC6559, 0xC3584D, 0xBA4B41, 0xB03E35, 0xA5322A, 0x9A251F, 0x8F1714,
    ]
}
