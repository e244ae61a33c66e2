import Testing

@testable import GlossJSON

struct JSONWriterTests {
  static func written(_ string: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(string)
    return writer.bytes
  }

  @Test func writesOneLineWithoutSpaces() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", "gloss/label/1")
    writer.key("n")
    writer.int(-12)
    writer.key("yes")
    writer.bool(true)
    writer.key("none")
    writer.beginArray()
    writer.endArray()
    writer.key("some")
    writer.beginArray()
    writer.string("a/b")
    writer.string("é")
    writer.endArray()
    writer.key("deep")
    writer.beginArray()
    writer.int(1)
    writer.beginObject()
    writer.endObject()
    writer.raw(Array("{\"raw\": 1.0}".utf8))
    writer.bool(false)
    writer.beginArray()
    writer.endArray()
    writer.endArray()
    writer.member("last", "\u{8}\u{c}\n\r\t\"\\")
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"schema":"gloss/label/1","n":-12,"yes":true,"none":[],"some":["a/b","é"],"#
        + #""deep":[1,{},{"raw": 1.0},false,[]],"last":"\u0008\u000c\n\r\t\"\\"}"#)
  }

  /// The list of the file format, stated on its own.
  static let escaped: Set<UInt32> = {
    var list = Set<UInt32>()
    for range: ClosedRange<UInt32> in [
      0x00...0x1f, 0x7f...0x9f, 0x61c...0x61c, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069,
      0xe0000...0xe007f,
    ] { list.formUnion(range) }
    return list
  }()

  @Test func everyScalarIsWrittenOneWay() throws {
    let short: [UInt32: String] = [
      0x22: #"\""#, 0x5c: #"\\"#, 0x0a: #"\n"#, 0x0d: #"\r"#, 0x09: #"\t"#,
    ]
    func hex(_ unit: UInt32) -> String {
      let digits = String(unit, radix: 16)
      return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }
    for value in 0...UInt32(0x10ffff) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var expected = String(scalar)
      if let form = short[value] {
        expected = form
      } else if Self.escaped.contains(value) {
        let high = value < 0x10000 ? 0 : 0xd800 + (value - 0x10000) / 0x400
        let low = value < 0x10000 ? value : 0xdc00 + (value - 0x10000) % 0x400
        expected = (high == 0 ? "" : hex(high)) + hex(low)
      }
      let bytes = Self.written("a\(scalar)")
      guard bytes.elementsEqual("\"a\(expected)\"".utf8) else {
        Issue.record("U+\(String(value, radix: 16)): \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func whatIsWrittenReadsBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      var tree = RandomTree(random: random)
      tree.grow(depth: 0)
      random = tree.random
      let value = try JSONValue(parsing: tree.writer.bytes)
      var read: [String] = []
      RandomTree.list(value, into: &read)
      #expect(read.count == tree.said.count)
      #expect(
        zip(read, tree.said).allSatisfy { $0.utf8.elementsEqual($1.utf8) }, "seed \(seed)")

      var again = JSONWriter()
      RandomTree.copy(value, to: &again)
      #expect(again.bytes == tree.writer.bytes, "seed \(seed)")
    }
  }

  #if compiler(>=6.2)
    @Test func misuseTraps() async {
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.int(1)
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter()
        writer.beginArray()
        writer.key("a")
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter()
        writer.beginArray()
        writer.endObject()
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.endObject()
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter()
        writer.int(1)
        writer.int(2)
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter()
        writer.beginArray()
        print(writer.bytes)
      }
      await #expect(processExitsWith: .failure) {
        var writer = JSONWriter()
        writer.raw([0x31, 0x0a])
      }
    }
  #endif
}

/// A random value that is written while it grows, with a list of everything that was said.
struct RandomTree {
  var random: SeededGenerator
  var writer = JSONWriter()
  var said: [String] = []

  init(random: SeededGenerator) { self.random = random }

  mutating func grow(depth: Int) {
    switch Int.random(in: depth > 5 ? 2...4 : 0...4, using: &random) {
    case 0:
      writer.beginObject()
      said.append("{")
      var keys: Set<ID> = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let key = random.string(upTo: 12)
        guard keys.insert(ID(key)).inserted else { continue }
        writer.key(key)
        said.append(key)
        grow(depth: depth + 1)
      }
      writer.endObject()
    case 1:
      writer.beginArray()
      said.append("[")
      for _ in 0..<Int.random(in: 0...6, using: &random) { grow(depth: depth + 1) }
      writer.endArray()
    case 2:
      let bool = Bool.random(using: &random)
      writer.bool(bool)
      said.append("\(bool)")
    case 3:
      let int = Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0...63, using: &random)
      writer.int(int)
      said.append("\(int)")
    default:
      let string = random.string(upTo: 40)
      writer.string(string)
      said.append(string)
    }
  }

  static func list(_ value: JSONValue, into list: inout [String]) {
    switch value.kind {
    case .object:
      list.append("{")
      for (key, value) in value.members {
        list.append(key.keyString)
        Self.list(value, into: &list)
      }
    case .array:
      list.append("[")
      for element in value.elements { Self.list(element, into: &list) }
    case .string: list.append(value.string ?? "no string")
    case .number: list.append(value.int.map { "\($0)" } ?? "no integer")
    case .bool: list.append(value.bool.map { "\($0)" } ?? "no boolean")
    case .null: list.append("null")
    }
  }

  static func copy(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value.kind {
    case .object:
      writer.beginObject()
      for (key, value) in value.members {
        writer.key(key.keyString)
        copy(value, to: &writer)
      }
      writer.endObject()
    case .array:
      writer.beginArray()
      for element in value.elements { copy(element, to: &writer) }
      writer.endArray()
    default: writer.raw(value.rawBytes)
    }
  }
}
