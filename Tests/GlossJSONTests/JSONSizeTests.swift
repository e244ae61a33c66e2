import GlossTestSupport
import Testing

@testable import GlossJSON

/// Texts of hostile size. The limits are far above what is needed and far below what a quadratic
/// or recursive way would take.
struct JSONSizeTests {
  static let limit = Duration.seconds(5)

  @Test(arguments: ["[", "{\"a\":", "[{\"\":"])
  func deepNestingIsRefused(opener: String) throws {
    let bytes = Array(String(repeating: opener, count: 100_000).utf8)
    let time = try WorkClock().measure {
      let error = try #require(throws: JSONError.self) { try JSONValue(parsing: bytes) }
      #expect(error.message == "arrays and objects are nested deeper than 512")
    }
    #expect(time < Self.limit)
  }

  @Test func manyKeysAreRead() throws {
    // Same length and same first bytes, so that no short cut tells them apart.
    let members = (0..<100_000).map { "\"a long common start \(1_000_000 + $0)\":\($0)" }
    let text = "{" + members.joined(separator: ",")
    let time = try WorkClock().measure {
      let value = try JSONValue(parsing: Array((text + "}").utf8))
      #expect(value["a long common start 1099999"]?.int == 99_999)
      #expect(value.members.reduce(0) { count, _ in count + 1 } == members.count)
      let error = try #require(throws: JSONError.self) {
        try JSONValue(parsing: Array((text + "," + members[500] + "}").utf8))
      }
      #expect(error.message.hasPrefix("duplicate key \"a long common start 1000500\""))
    }
    #expect(time < Self.limit)
  }

  @Test func manyPlacesInOneLongLineAreFound() throws {
    let count = 20_000_000
    let source = SourceFile(
      path: "", bytes: Array("[\"".utf8) + [UInt8](repeating: 0x61, count: count))
    let time = WorkClock().measure {
      for step in 1...20 {
        let offset = ByteOffset(step * count / 20)
        #expect(source.position(of: offset).column == offset.value + 1)
        #expect(source.excerpt(at: offset).caret >= 60)
      }
    }
    #expect(time < Self.limit)
  }

  @Test func manyPlacesInManyLinesAreFound() {
    let line = Array("{\"id\":\"a line of some length\"}\n".utf8)
    let count = 300_000
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes += line }
    let source = SourceFile(path: "", bytes: bytes)
    let time = WorkClock().measure {
      for index in stride(from: 0, to: count, by: 60) {
        let position = source.position(of: ByteOffset(index * line.count + 6))
        #expect(position == SourcePosition(line: index + 1, column: 7))
      }
    }
    #expect(time < Self.limit)
  }

  /// Valid text with a few bytes changed: never a crash, and what is still read can be walked.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func damagedTextNeverCrashes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let marks = Array("{}[]\",:\\u0d8e-+.\n ".utf8) + [0, 0x80, 0xc2, 0xe0, 0xed, 0xf4, 0xff]
    var read = 0
    for _ in 0..<300 {
      var tree = RandomTree(random: random)
      tree.grow(depth: 0)
      random = tree.random
      var bytes = tree.writer.bytes
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[index] = marks.randomElement(using: &random) ?? 0
        case 1: bytes.insert(marks.randomElement(using: &random) ?? 0, at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 3))
        }
        if bytes.isEmpty { break }
      }
      let source = SourceFile(path: "", bytes: bytes)
      do throws(JSONError) {
        var list: [String] = []
        RandomTree.list(try JSONValue.read(source), into: &list)
        read += list.count
      } catch {
        #expect((0...bytes.count).contains(error.offset.value), "seed \(seed)")
        #expect(!DiagnosticTests.render(Diagnostic(error, in: source)).isEmpty)
      }
    }
    #expect(read > 0)
  }
}
