import Foundation
import TestSupport

extension Lab {
    /// The names in the folder of studies.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }

    /// The sentence on the page of a study.
    func sentence(of study: String) async throws -> String {
        let page = try await get("/studies/\(study)").text
        return page.firstMatch(of: /data-show="sentence">([^<]*)</).map { String($0.1) } ?? ""
    }
}
