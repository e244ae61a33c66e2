import GlossJSON
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossProject

@Suite struct CSVRowsTests {
  private func rows(_ text: String, separator: UInt8 = UInt8(ascii: ",")) -> (
    rows: [[String]], faults: [String]
  ) {
    let source = SourceFile(path: "t.csv", bytes: Array(text.utf8))
    let report = Report()
    var reader = CSVRows(source, separator: separator)
    var found: [[String]] = []
    while let cells = reader.next(report) { found.append(cells.map { $0.text(in: source) }) }
    return (found, report.diagnostics.map { "\($0.position!): \($0.message)" })
  }

  /// RFC 4180, section 2, and what spreadsheets write beyond it.
  @Test(arguments: [
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]), ("\"a\",\"b\"\n", [["a", "b"]]),
    ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]), ("\"a \"\"b\"\" c\",\"\"\"\"\n", [["a \"b\" c", "\""]]),
    ("a,\"b,c\",d", [["a", "b,c", "d"]]), (",,\n", [["", "", ""]]), ("a,\n", [["a", ""]]),
    ("\n\r\na\n\n", [["a"]]), ("\"\"\n", [[""]]), (" a , b \n", [[" a ", " b "]]),
    ("5\" pipe,x\n", [["5\" pipe", "x"]]), ("é,日本\n", [["é", "日本"]]), ("", []),
    ("\"\"\"\",\"\"\"\"\"\"\n", [["\"", "\"\""]]),
  ])
  func `fields and lines are found`(_ text: String, _ expected: [[String]]) {
    let found = rows(text)
    #expect(found.rows == expected)
    #expect(found.faults == [])
  }

  @Test func `what is wrong with quotes has its place`() {
    #expect(
      rows("a,\"b\" c,d\ne,f,g\n").faults == ["1:6: the field goes on behind its closing quote"])
    #expect(rows("a,\"b\" c,d\ne,f,g\n").rows == [["a", "b", "d"], ["e", "f", "g"]])
    let open = rows("a,b\nc,\"d\ne,f\n")
    #expect(open.faults == ["2:3: this field is opened by a quote that nothing closes"])
    #expect(open.rows == [["a", "b"], ["c", "d\ne,f\n"]])
  }

  /// Whatever the fields are, a table written by the rules is read back as it was.
  @Test func `any table comes back`() {
    var generator = SeededGenerator(seed: 11)
    let parts = ["a", "\"", ",", ";", "\n", "\r\n", "\t", " ", "é", "😩", "\u{202e}", "\0", "|"]
    for _ in 0..<500 {
      let separator = CSVRows.separators.randomElement(using: &generator)!
      let width = Int.random(in: 2...4, using: &generator)
      let table = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...5, using: &generator)).map { _ in
            parts.randomElement(using: &generator)!
          }.joined()
        }
      }
      let end = ["\n", "\r\n"].randomElement(using: &generator)!
      let text = table.map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
          .joined(separator: String(Unicode.Scalar(separator)))
      }.joined(separator: end)
      let found = rows(text, separator: separator)
      #expect(found.rows.map { $0.map { ID($0) } } == table.map { $0.map { ID($0) } })
      #expect(found.faults == [])
    }
  }

  /// No cut of a table, and no byte in it, ends the program or is passed over without a word.
  @Test func `any bytes are rows or faults`() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let count = Int.random(in: 0...40, using: &generator)
      let signs: [UInt8] = [0x22, 0x2c, 0x0a, 0x0d, 0x61, 0x3b]
      let bytes = (0..<count).map { _ in signs.randomElement(using: &generator)! }
      let source = SourceFile(path: "t.csv", bytes: bytes)
      let report = Report()
      var reader = CSVRows(source, separator: 0x2c)
      var letters = 0
      while let cells = reader.next(report) {
        letters += cells.reduce(0) { $0 + source.bytes[$1.range].count { $0 == 0x61 } }
      }
      #expect(report.hasErrors || letters == bytes.count { $0 == 0x61 })
    }
  }
}
