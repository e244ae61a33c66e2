import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import Testing

/// How marked spans are listed.
@Suite struct SpansListTests {
  private static let labels =
    #""labels": [{"id": "person", "title": "Person", "key": "p"}, "#
    + #"{"id": "place", "title": "Place", "key": "l"}, {"id": "sum", "title": "Amount", "key": "h"}]"#
  private let asked = Sample.asked(
    Input(text: "Lucinda Farrow-Bell lives\nin Vila do\nConde on €14.5 million."))

  private func ask(_ typed: String) throws -> any Ask {
    var ask = try Sample.kind("spans", Self.labels).ask(asked)
    #expect(ask.enter(#""Vila do\nConde" place; 0-19 person; "€14.5 million" sum"#) == .answered)
    for key in keys(typed) { _ = ask.press(key) }
    return ask
  }

  /// By text in its order, each with its letter and title, the current one inverted; labels with how
  /// often each was given.
  @Test func spansAreListedByTheirTextWhereThereAreRows() throws {
    let ask = try ask("tab tab")
    let lines = ask.lines(in: Asked.Room(columns: 44, rows: 24))
    #expect(
      lines.map(\.text) == [
        "   p  Person   1", "   l  Place    1", "   h  Amount   1", "",
        "   3 spans", "   p  Lucinda Farrow-Bell  Person",
        " > l  Vila do Conde        Place", "   h  €14.5 million        Amount",
      ])
    let runs = lines.flatMap(\.runs)
    #expect(runs.filter { $0.style == Style(.pointer) }.map(\.text) == [">"])
    #expect(runs.filter { $0.style == Style(.cursor) }.map(\.text) == ["Vila do Conde"])
    #expect(lines[6].runs[3].style == Style(.label(1)))
  }

  /// Labels in a grid have room for their counts, so that nothing moves or is cut as one comes.
  @Test func countsMoveNoLabelInAGrid() throws {
    let labels = (1...12).map { number in
      #"{"id": "l\#(number)", "title": "\#(String(repeating: "T", count: number * 2 % 13 + 1))", "#
        + #""key": "\#("abcdfghijklm".dropFirst(number - 1).prefix(1))", "#
        + #""description": "what is meant by the label of number \#(number), at some length"}"#
    }
    for rows in 2...12 {
      for columns in [40, 76, 120, 160] {
        let room = Asked.Room(columns: columns, rows: rows)
        var ask = try Sample.kind("spans", #""labels": [\#(labels.joined(separator: ", "))]"#).ask(
          Sample.asked(Input(text: "one two three four")))
        let before = ask.lines(in: room).map(\.text)
        for key in "abcdfghijklm" { _ = ask.press(.character(key)) }
        let after = ask.lines(in: room).map(\.text)
        for (old, new) in zip(before, after) where old.contains("what is meant") {
          let place = { (line: String) in
            line.firstRange(of: "what is").map { line[..<$0.lowerBound].count }
          }
          #expect(place(old) == place(new), "\(columns)×\(rows):\n\(old)\n\(new)")
        }
      }
    }
  }

  @Test func onALowScreenTheCurrentSpanAloneIsNamed() throws {
    let lines = try ask("tab").lines(in: Asked.Room(columns: 76, rows: 4)).map(\.text)
    #expect(
      lines == [
        "   p Person  1   l Place  1   h Amount  1",
        "   3 spans · on Person \"Lucinda Farrow-Bell\"",
      ])
    // A list of its rows is more than one in words.
    let listed = try ask("tab").lines(in: Asked.Room(columns: 76, rows: 6)).map(\.text)
    #expect(listed.dropFirst().first == "   3 spans" && listed.count == 5)
  }

  @Test func aListThatIsTooLongKeepsTheCurrentSpanInView() throws {
    let words = (10..<40).map { "word\($0)" }
    var ask = try Sample.kind("spans", Self.labels).ask(
      Sample.asked(Input(text: words.joined(separator: " "))))
    let line = words.map { "\"\($0)\" place" }.joined(separator: "; ")
    #expect(ask.enter(line) == .answered)
    for word in words {
      #expect(ask.press(Key(.tab)) == .changed)
      let lines = ask.lines(in: Asked.Room(columns: 44, rows: 18))
      #expect(lines.count <= 18)
      #expect(lines.contains { $0.text.hasPrefix(" > l  \(word)") }, "\(word)")
      if word == "word10" { #expect(lines.last?.text == "▼ 16 more lines") }
      if word == "word39" { #expect(lines.contains { $0.text == "▲ 16 lines above" }) }
    }
  }

  /// A sum with its currency is two key presses with a selection, and the label's.
  @Test func anAmountIsMarkedWithItsCurrency() throws {
    var ask = try Sample.kind("spans", Self.labels).ask(
      Sample.asked(Input(text: "€14.5 million")))
    for key in keys("space → h") { _ = ask.press(key) }
    #expect(ask.value.spans.map(\.text) == ["€14.5 million"])
  }
}
