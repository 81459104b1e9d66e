import CheckpointDecoding

/// Writes arrays for NumPy.
public enum NumPyFile {
    /// The bytes of a `.npy` file of version 1.0 with a matrix of float32 or float64, row by row.
    ///
    /// - Parameters:
    ///   - numbers: The numbers: [row][column].
    ///   - columns: The number of columns.
    ///   - isFloat32: Whether to write float32 instead of float64.
    public static func bytes(of numbers: [Double], columns: Int, isFloat32: Bool) -> [UInt8] {
        let type = isFloat32 ? "<f4" : "<f8"
        let rows = columns > 0 ? numbers.count / columns : 0
        var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
        // The data begin at a multiple of 64 bytes; ten bytes come before the header, and a newline ends it.
        header += String(repeating: " ", count: (64 - (11 + header.utf8.count) % 64) % 64) + "\n"
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
        bytes += [UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8)]
        bytes += header.utf8
        return bytes + NumberBytes.littleEndian(numbers, isFloat32: isFloat32)
    }
}
