import Testing

@testable import GlossJSON

struct JSONValueTests {
  static func read(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), path: "x.json")
  }

  @Test func kindsAndPlaces() throws {
    let value = try Self.read(" \n[ {} , [ ],\"s\" ,-1.50e+2,\ttrue,false , null\r\n] ")
    let elements = Array(value.elements)
    #expect(value.kind == .array && value.start == 2)
    #expect(
      elements.map(\.kind) == [.object, .array, .string, .number, .bool, .bool, .null])
    #expect(
      elements.map { String(decoding: $0.rawBytes, as: UTF8.self) }
        == ["{}", "[ ]", "\"s\"", "-1.50e+2", "true", "false", "null"])
    #expect(elements.allSatisfy { $0.end - $0.start == $0.rawBytes.count })
    #expect(value.source.path == "x.json")
    #expect(value.source.position(of: elements[0].start) == SourcePosition(line: 2, column: 3))
    #expect(elements[3].numberText == "-1.50e+2" && elements[3].int == nil)
    #expect(elements.map(\.bool) == [nil, nil, nil, nil, true, false, nil])
    #expect(elements.map(\.string) == [nil, nil, "s", nil, nil, nil, nil])
    #expect(elements.allSatisfy { Array($0.elements).isEmpty && Array($0.members).isEmpty })
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("-7", -7), ("9223372036854775807", .max),
      ("-9223372036854775808", .min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.0", nil), ("1e3", nil),
      ("\"1\"", nil), ("true", nil), ("9007199254740993", 9_007_199_254_740_993),
    ] as [(String, Int?)])
  func integers(text: String, expected: Int?) throws {
    #expect(try Self.read(text).int == expected)
    #expect(try Self.read("[\(text)]").elements.map(\.int) == [expected])
  }

  @Test func stringsAreExact() throws {
    let text = #""a\u0000\"\\\/\b\f\n\r\t\u00e9\u00E9e\u0301\ud83d\uDE00😀\r\n\u2028""#
    let string = try #require(try Self.read(text).string)
    #expect(
      Array(string.unicodeScalars) == [
        "a", "\0", "\"", "\\", "/", "\u{8}", "\u{c}", "\n", "\r", "\t", "é", "é", "e", "\u{301}",
        "😀", "😀", "\r", "\n", "\u{2028}",
      ])
  }

  @Test func keysCompareByBytes() throws {
    let value = try Self.read(
      #"{"caf\u00e9":1,"cafe\u0301":2,"a\u0000":3,"a":4,"":5,"\ud83d\ude00" : [6], "x" :{"a":7}}"#)
    #expect(value["caf\u{e9}"]?.int == 1)
    #expect(value["cafe\u{301}"]?.int == 2)
    #expect(value["a\0"]?.int == 3)
    #expect(value["a"]?.int == 4)
    #expect(value[""]?.int == 5)
    #expect(value["😀"]?.elements.map(\.int) == [6])
    #expect(value["x"]?["a"]?.int == 7)
    #expect(value["b"] == nil && value["x"]?["x"] == nil && value["a"]?["a"] == nil)
    #expect(
      value.members.map { ID($0.key.keyString) } == [
        "caf\u{e9}", "cafe\u{301}", "a\0", "a", "", "😀", "x",
      ])
  }

  @Test func readsOneLineOfAFile() throws {
    let source = SourceFile(path: "x.jsonl", bytes: Array("{\"a\":1}\n [2 \r\n[3,\n".utf8))
    let lines = JSONLines.ranges(in: source.bytes)
    #expect(try JSONValue.read(source, in: lines[0].range)["a"]?.int == 1)
    #expect(try JSONValue.read(source, in: 5..<6).int == 1)
    let place = { (line: Int) -> String? in
      do throws(JSONError) {
        _ = try JSONValue.read(source, in: lines[line].range)
        return nil
      } catch {
        return "\(source.position(of: error.offset)): \(error.message)"
      }
    }
    #expect(
      place(1) == "2:6: the text ends inside the array that begins at line 2, column 2")
    #expect(
      place(2) == "3:4: the text ends inside the array that begins at line 3, column 1")
  }

  @Test func bracketsAndQuotesInStringsAreText() throws {
    let value = try Self.read(#"{"a":["]}\\","\"}{[",{"}":"{"}],"b":"\\\"","c":[[],[[]],{}]}"#)
    #expect(value["a"]?.elements.map(\.string) == [#"]}\"#, #""}{["#, nil])
    #expect(value["b"]?.string == #"\""#)
    #expect(value["c"]?.elements.map { Array($0.elements).count } == [0, 1, 0])
  }

  @Test func iteratorIsAValue() throws {
    var iterator = try Self.read("[1,2,3]").elements.makeIterator()
    #expect(iterator.next()?.int == 1)
    var kept = iterator
    #expect(iterator.next()?.int == 2 && iterator.next()?.int == 3 && iterator.next() == nil)
    #expect(iterator.next() == nil)
    #expect(kept.next()?.int == 2)
  }

  @Test func lines() {
    func lines(_ text: String) -> [JSONLines.Line] { JSONLines.ranges(in: Array(text.utf8)) }
    #expect(lines("") == [])
    #expect(lines("\n") == [.init(range: 0..<0, terminated: true)])
    #expect(
      lines("a\u{2028}\r\n\nlong enough for a word\nb") == [
        .init(range: 0..<5, terminated: true), .init(range: 6..<6, terminated: true),
        .init(range: 7..<29, terminated: true), .init(range: 30..<31, terminated: false),
      ])
  }
}
