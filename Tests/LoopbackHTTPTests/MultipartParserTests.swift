import LoopbackHTTP
import Testing

/// Forms with files, as browsers send them and as nobody should.
@Suite("Forms with files") struct MultipartParserTests {
    /// The parts of a body that arrives in pieces of a given size, with their contents.
    private func parts(of body: [UInt8], inPiecesOf size: Int) throws -> [(part: MultipartPart, content: [UInt8])] {
        var parser = MultipartParser(try MultipartBoundary(contentType: "multipart/form-data; boundary=B0"))
        var parts: [(part: MultipartPart, content: [UInt8])] = []
        var hasEnded = true
        for start in stride(from: 0, to: body.count, by: size) {
            for event in try parser.read(Array(body[start..<min(start + size, body.count)])) {
                switch event {
                case .part(let part):
                    #expect(hasEnded)
                    hasEnded = false
                    parts.append((part, []))
                case .content(let bytes):
                    #expect(!hasEnded && !bytes.isEmpty)
                    parts[parts.count - 1].content += bytes
                case .endOfPart:
                    #expect(!hasEnded)
                    hasEnded = true
                }
            }
        }
        try parser.finish()
        #expect(hasEnded)
        return parts
    }

    private func head(_ name: String, file: String? = nil) -> String {
        let file = file.map { "; filename=\"\($0)\"\r\nContent-Type: application/octet-stream" } ?? ""
        return "Content-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n"
    }

    @Test("the parts do not depend on how the body is cut", arguments: [1, 2, 3, 5, 7, 64, 1 << 16])
    func pieces(_ size: Int) throws {
        // Everything that resembles the boundary without being one, and bytes that are no text.
        let file: [UInt8] = Array("\r\n--B\r\r\n\r\n--B1--B0\r\n-B0\n--B0\r--B0".utf8) + [0, 0xFF, 0x0D, 0x0A]
        let body =
            Array("--B0\r\n\(head("starts"))24\r\n--B0\r\n\(head("checkpoint", file: "a \\\"b\\\" ü.pt"))".utf8) + file
            + Array("\r\n--B0\r\n\(head("recording", file: ""))\r\n--B0--\r\n".utf8)
        let parts = try parts(of: body, inPiecesOf: size)
        #expect(parts.map(\.part.name) == ["starts", "checkpoint", "recording"])
        #expect(parts.map(\.part.fileName) == [nil, "a \"b\" ü.pt", ""])
        #expect(parts.map(\.content) == [Array("24".utf8), file, []])
    }

    @Test("the line break after the last boundary may be missing")
    func end() throws {
        #expect(try parts(of: Array("--B0\r\n\(head("a"))1\r\n--B0--".utf8), inPiecesOf: 4).count == 1)
    }

    @Test("malformed bodies are refused, however they are cut", arguments: [1, 3, 1 << 16])
    func malformed(_ size: Int) throws {
        let good = "--B0\r\n\(head("a"))1\r\n"
        let bodies = [
            "", "--B", "B0", "preamble\r\n--B0\r\n", "\r\n\(good)--B0--", good, "\(good)--B0", "\(good)--B0-",
            "\(good)--B0--epilogue", "\(good)--B0--\r\n\r\n", "\(good)--B0 \r\n", "\(good)--B0X\r\n",
            "\(good)--B0\r\n\(head("a"))2\r\n--B0--", "--B0\r\n\r\n1\r\n--B0--",
            "--B0\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B0--",
            "--B0\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--B0--",
            "--B0\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--B0--",
            "--B0\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n1\r\n--B0--",
            "--B0\r\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''b\r\n\r\n1\r\n--B0--",
            "--B0\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: x\r\n\r\n1\r\n--B0--",
            "--B0\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--B0--",
            "--B0\r\n\(head("../a"))1\r\n--B0--", "--B0\r\n\(head(""))1\r\n--B0--",
            "--B0\r\n\(head(String(repeating: "a", count: 65)))1\r\n--B0--",
            "--B0\r\n\(head("a", file: "b\u{0}c"))1\r\n--B0--", "--B0\r\n\(head("a", file: "b\nc"))1\r\n--B0--",
            "--B0\r\n\(head("a", file: String(repeating: "b", count: 5_000)))1\r\n--B0--",
            "--B0\r\nX: \(String(repeating: "b", count: 1 << 20))",
            "--B0\r\n" + (0..<40).map { "\(head("a\($0)"))1\r\n--B0" }.joined(separator: "\r\n") + "--",
        ]
        for body in bodies {
            let refusal = #expect(throws: HTTPRefusal.self, "\(body.prefix(200))") {
                _ = try parts(of: Array(body.utf8), inPiecesOf: size)
            }
            #expect(refusal?.status == .badRequest)
        }
        let notText: [UInt8] = Array("--B0\r\n".utf8) + [0xFF, 0x0D, 0x0A, 0x0D, 0x0A]
        #expect(throws: HTTPRefusal.self) { _ = try parts(of: notText, inPiecesOf: size) }
    }

    @Test("damaged bodies are refused or have parts that fit into them", arguments: 0..<4)
    func damaged(_ seed: UInt64) throws {
        let good = Array("--B0\r\n\(head("a"))1\r\n--B0\r\n\(head("b", file: "c"))\r\n\r\n--B0--\r\n".utf8)
        var state = seed
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var refused = 0
        for _ in 0..<2_000 {
            var body = good
            for _ in 0...random(below: 3) {
                let place = random(below: body.count)
                switch random(below: 4) {
                case 0: body[place] = UInt8(random(below: 256))
                case 1: body.remove(at: place)
                case 2: body.insert(contentsOf: [0x0D, 0x0A].prefix(1 + random(below: 2)), at: place)
                default:
                    body.insert(contentsOf: body[place...].prefix(random(below: 30)), at: random(below: body.count))
                }
            }
            do {
                let parts = try parts(of: body, inPiecesOf: 1 + random(below: body.count))
                #expect(parts.reduce(0) { $0 + $1.content.count } < body.count)
                #expect(Set(parts.map(\.part.name)).count == parts.count)
            } catch is HTTPRefusal {
                refused += 1
            }
        }
        #expect(refused > 1_000 && refused < 2_000)
    }

    @Test(
        "the boundary is read as browsers write it",
        arguments: [
            "multipart/form-data; boundary=----WebKitFormBoundaryabc123", "Multipart/Form-Data; Boundary=a",
            "multipart/form-data;boundary=\"a:b\"",
            "multipart/form-data; boundary=" + String(repeating: "a", count: 70),
        ])
    func boundary(_ type: String) throws {
        _ = try MultipartBoundary(contentType: type)
    }

    @Test(
        "other content types are refused",
        arguments: [
            nil, "", "text/plain", "multipart/form-data", "multipart/mixed; boundary=a",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=a b",
            "multipart/form-data; boundary=\"a",
            "multipart/form-data; boundary=a; boundary=b", "multipart/form-data, multipart/form-data; boundary=a",
            "multipart/form-data; boundary=" + String(repeating: "a", count: 71), "multipart/form-data; boundary=ü",
        ])
    func noBoundary(_ type: String?) {
        #expect(throws: HTTPRefusal.self) { _ = try MultipartBoundary(contentType: type) }
    }
}
