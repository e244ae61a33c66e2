import Testing

@testable import GlossJSON

/// Each rule of the reader, with the exact place and words of its refusal.
struct JSONRulesTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    var text: [UInt8]
    var position: String
    var message: String
    var remedy: String?

    init(_ text: String, _ position: String, _ message: String, _ remedy: String? = nil) {
      self.init(bytes: Array(text.utf8), position, message, remedy)
    }

    init(bytes: [UInt8], _ position: String, _ message: String, _ remedy: String? = nil) {
      (text, self.position, self.message, self.remedy) = (bytes, position, message, remedy)
    }

    var testDescription: String { String(decoding: text, as: UTF8.self) }
  }

  static func expect(_ refusal: Refusal) {
    let source = SourceFile(path: "", bytes: refusal.text)
    do throws(JSONError) {
      _ = try JSONValue.read(source)
      Issue.record("it was read")
    } catch {
      #expect("\(source.position(of: error.offset))" == refusal.position)
      #expect(error.message == refusal.message)
      if let remedy = refusal.remedy {
        #expect(error.remedy == remedy)
      } else {
        #expect(!error.remedy.isEmpty)
      }
    }
  }

  @Test(arguments: [
    Refusal("", "1:1", "there is no JSON value here"),
    Refusal(" \n\t\r ", "1:1", "there is no JSON value here"),
    Refusal("\u{feff}{}", "1:1", "the text begins with a byte order mark"),
    Refusal(bytes: [0xff, 0xfe, 0x7b, 0], "1:1", "the text is UTF-16, not UTF-8"),
    Refusal("{}\n x", "2:2", "`x` follows the end of the value"),
    Refusal("{} {}", "1:4", "`{` follows the end of the value"),
    Refusal("1 nothing", "1:3", "`nothing` follows the end of the value"),
  ])
  func wholeText(_ refusal: Refusal) { Self.expect(refusal) }

  @Test(arguments: [
    Refusal("[1,\n 2 , ]", "2:4", "a comma is followed by `]`", "remove the comma"),
    Refusal(#"{"a": 1,}"#, "1:8", "a comma is followed by `}`", "remove the comma"),
    Refusal("[1,,2]", "1:4", "a value is expected, not `,`"),
    Refusal(#"{"a":1,,"b":2}"#, "1:8", "a key is expected, not `,`", "remove the extra comma"),
    Refusal("[,1]", "1:2", "a value is expected, not `,`"),
    Refusal("[1 2]", "1:4", "`2` follows a value without a comma"),
    Refusal(
      #"{"a":1 "b":2}"#, "1:8", "`\"` follows a value without a comma",
      "put a comma between members, or `}` at the end"),
    Refusal(#"{"a" 1}"#, "1:6", "a key is followed by `1`, not by `:`"),
    Refusal("{a: 1}", "1:2", "a key is expected, not `a`"),
    Refusal("{1: 1}", "1:2", "a key is expected, not `1`"),
    Refusal("{'a': 1}", "1:2", "a key is expected, not `'`"),
    Refusal("['a']", "1:2", "a string is in single quotes", "use double quotes"),
    Refusal("[1] // x", "1:5", "`/` follows the end of the value"),
    Refusal("[/* x */1]", "1:2", "JSON has no comments", "remove the comment"),
    Refusal("{\n# x\n}", "2:1", "JSON has no comments", "remove the comment"),
    Refusal(#"{"a":}"#, "1:6", "a value is expected, not `}`", "add the value"),
    Refusal(
      "[\n{\"a\": [1}]", "2:9",
      "`}` stands where the array that begins at line 2, column 7 is still open",
      "close it with `]` first"),
    Refusal(
      "\n [1", "2:4", "the text ends inside the array that begins at line 2, column 2",
      "close it with `]`"),
    Refusal(
      #"{"a":"#, "1:6", "the text ends inside the object that begins at line 1, column 1"),
    Refusal(
      #"{"a""#, "1:5", "the text ends inside the object that begins at line 1, column 1"),
    Refusal("{", "1:2", "the text ends inside the object that begins at line 1, column 1"),
    Refusal("[1,", "1:4", "the text ends inside the array that begins at line 1, column 1"),
    Refusal("]", "1:1", "a value is expected, not `]`"),
  ])
  func structure(_ refusal: Refusal) { Self.expect(refusal) }

  @Test(arguments: [
    Refusal("[True]", "1:2", "`True` is not a value", "write `true`"),
    Refusal("nullx", "1:1", "a value is expected, not `nullx`"),
    Refusal("None", "1:1", "`None` is not a value", "write `null`"),
    Refusal("[1, NaN]", "1:5", "`NaN` is not a number in JSON"),
    Refusal("tru", "1:1", "a value is expected, not `tru`"),
    Refusal("\u{a0}1", "1:1", "a value is expected, not `\u{a0}`"),
    Refusal("[-]", "1:3", "digits are missing after `-` in a number"),
    Refusal("-Infinity", "1:2", "digits are missing after `-` in a number"),
    Refusal("01", "1:1", "a number begins with a superfluous 0"),
    Refusal("[1, -012]", "1:5", "a number begins with a superfluous 0"),
    Refusal("+1", "1:1", "a number begins with `+`", "remove the plus sign"),
    Refusal(".5", "1:1", "a number begins with `.`", "put a 0 before the decimal point"),
    Refusal("1.", "1:3", "digits are missing after `.` in a number"),
    Refusal("[1.e5]", "1:4", "digits are missing after `.` in a number"),
    Refusal("1e", "1:3", "digits are missing after `e` in a number"),
    Refusal("1E+]", "1:4", "digits are missing after `e` in a number"),
    Refusal("0x1F", "1:2", "`x1F` follows the end of the value"),
  ])
  func wordsAndNumbers(_ refusal: Refusal) { Self.expect(refusal) }

  @Test(arguments: [
    Refusal(#"["é", "abc"#, "1:7", "the string that begins here is not closed"),
    Refusal(#"["a\"#, "1:2", "the string that begins here is not closed"),
    Refusal(#"["a\""#, "1:2", "the string that begins here is not closed"),
    Refusal("[\"日本a\nb\"]", "1:6", "a line break stands inside a string"),
    Refusal(
      "\"a\u{1}\"", "1:3", "control character U+0001 stands raw in a string",
      #"write it as \u0001"#),
    Refusal("\"\t\"", "1:2", "control character U+0009 stands raw in a string"),
    Refusal("\"12345678\0\"", "1:10", "control character U+0000 stands raw in a string"),
    Refusal(
      "\"\u{1f}\"", "1:2", "control character U+001F stands raw in a string",
      #"write it as \u001f"#),
    Refusal(#""ab\x41""#, "1:4", #"`\x` is not an escape"#),
    Refusal(#""\é""#, "1:2", #"`\é` is not an escape"#),
    Refusal(#""\U0041""#, "1:2", #"`\U` is not an escape"#),
    Refusal(#""\u12g4""#, "1:2", #"`\u` is not followed by four hexadecimal digits"#),
    Refusal(#""\u12""#, "1:2", #"`\u` is not followed by four hexadecimal digits"#),
    Refusal(#""\u+123""#, "1:2", #"`\u` is not followed by four hexadecimal digits"#),
    Refusal(#""a\ud800""#, "1:3", #"`\ud800` is one half of a surrogate pair"#),
    Refusal(#""\uDC00\uD800""#, "1:2", #"`\uDC00` is one half of a surrogate pair"#),
    Refusal(#""\ud83d\u0041""#, "1:2", #"`\ud83d` is one half of a surrogate pair"#),
    Refusal(#""\ud83dx""#, "1:2", #"`\ud83d` is one half of a surrogate pair"#),
    Refusal(#""\ud83d\ud83d\ude00""#, "1:2", #"`\ud83d` is one half of a surrogate pair"#),
    Refusal(#"{"\udead":1}"#, "1:3", #"`\udead` is one half of a surrogate pair"#),
  ])
  func strings(_ refusal: Refusal) { Self.expect(refusal) }

  static func quoted(_ before: String, _ bytes: [UInt8]) -> [UInt8] {
    Array("\"\(before)".utf8) + bytes + Array("\"".utf8)
  }

  @Test(arguments: [
    Refusal(
      bytes: quoted("é", [0xff]), "1:3", "byte 0xFF is not UTF-8", "save the file as UTF-8"),
    Refusal(
      bytes: quoted("ab", [0x80]), "1:4", "byte 0x80 continues a character that did not begin"),
    Refusal(
      bytes: quoted("", [0xc0, 0xaf]), "1:2",
      "byte 0xC0 begins an overlong form, which is not UTF-8"),
    Refusal(
      bytes: quoted("", [0xe0, 0x9f, 0xbf]), "1:2",
      "byte 0xE0 begins an overlong form, which is not UTF-8"),
    Refusal(
      bytes: quoted("", [0xf0, 0x8f, 0xbf, 0xbf]), "1:2",
      "byte 0xF0 begins an overlong form, which is not UTF-8"),
    Refusal(
      bytes: quoted("日本", [0xed, 0xa0, 0x80]), "1:4",
      "byte 0xED begins an encoded surrogate, which is not UTF-8"),
    Refusal(
      bytes: quoted("", [0xf4, 0x90, 0x80, 0x80]), "1:2",
      "byte 0xF4 begins a value above U+10FFFF"),
    Refusal(
      bytes: quoted("", [0xf5, 0x80, 0x80, 0x80]), "1:2",
      "byte 0xF5 begins a value above U+10FFFF"),
    Refusal(
      bytes: quoted("", [0xe2, 0x82]), "1:2", "byte 0xE2 begins a character that is cut short"),
    Refusal(
      bytes: Array("\"\n\"".utf8.dropLast(2)) + [0xc3], "1:2",
      "byte 0xC3 begins a character that is cut short"),
    Refusal(bytes: [0xc3, 0x28], "1:1", "a value is expected, not `\u{fffd}`"),
  ])
  func encoding(_ refusal: Refusal) { Self.expect(refusal) }

  @Test(arguments: [
    Refusal(
      "{\n \"id\": 1,\n \"id\": 2}", "3:2",
      "duplicate key \"id\"; the first is at line 2, column 2",
      "keep one of the two, or rename one"),
    Refusal(
      #"[{"x":{"id":1,"y":{"id":1},"\u0069d":2}}]"#, "1:28",
      #"duplicate key "\u0069d"; the first is at line 1, column 8"#),
    Refusal(
      #"{"\n":0,"a":{"\n":[{"\n":1}]},"\u000a":2}"#, "1:31",
      #"duplicate key "\u000a"; the first is at line 1, column 2"#),
    Refusal(
      #"{"\u0061x":0,"b":{"\u0063x":1},"\u0062y":2,"ax":3}"#, "1:44",
      #"duplicate key "ax"; the first is at line 1, column 2"#),
    Refusal(
      #"{"":1,"":2}"#, "1:7", #"duplicate key ""; the first is at line 1, column 2"#),
    Refusal(
      #"{"aaaaaaaa1":1,"aaaaaaaa2":2,"aaaaaaaa1":3}"#, "1:30",
      #"duplicate key "aaaaaaaa1"; the first is at line 1, column 2"#),
  ])
  func duplicateKeys(_ refusal: Refusal) { Self.expect(refusal) }

  @Test(arguments: 1...60)
  func duplicateAmongManyKeys(count: Int) throws {
    let keys = (0..<count).map { #""key-\#($0)""# }
    let members = keys.map { $0 + #":{"key-0":0}"# }.joined(separator: ",\n")
    #expect(
      try JSONValue(parsing: Array("{\(members)}".utf8)).members.reduce(0) { n, _ in n + 1 }
        == count)
    for (line, key) in keys.enumerated() {
      let column = line == 0 ? 2 : 1
      // The repeated key is written with an escape, which must make no difference.
      let again = key.replacing("-", with: #"\u002d"#)
      Self.expect(
        Refusal(
          "{\(members),\n\(again):0}", "\(count + 1):1",
          "duplicate key \(again); the first is at line \(line + 1), column \(column)"))
    }
  }

  @Test(arguments: [
    #"{"é":1,"e\u0301":2}"#, #"[{"a":1},{"a":1}]"#, #"{"a":{"a":{"a":1}}}"#,
    #"{"a":1,"a\u0000":2}"#, #"{"a":1,"A":2}"#, #"{"\u0000":1,"":2,"\u0000\u0000":3}"#,
  ])
  func keysThatDiffer(text: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)).start == 0)
  }

  @Test func depth() throws {
    let limit = JSONChecker.depthLimit
    #expect(limit == 512)
    func nested(_ depth: Int) -> String {
      (0..<depth).map { $0.isMultiple(of: 2) ? "[" : #"{"":"# }.joined() + "0"
        + (0..<depth).reversed().map { $0.isMultiple(of: 2) ? "]" : "}" }.joined()
    }
    #expect(try JSONValue(parsing: Array(nested(limit).utf8)).kind == .array)
    let column = nested(limit).prefix { $0 != "0" }.count + 1
    Self.expect(
      Refusal(
        nested(limit + 1), "1:\(column)", "arrays and objects are nested deeper than 512"))
  }
}
