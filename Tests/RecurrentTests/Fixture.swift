import Foundation
import Testing

/// Results of other programs for comparison with ours.
enum Fixture {
    static func decode<Value: Decodable>(_ type: Value.Type, from name: String) throws -> Value {
        let url = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/\(name)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: url))
    }
}
