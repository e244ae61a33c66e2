import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

/// What every kind draws, in rooms of every size.
@Suite struct RoomTests {
  private static let rooms: [Asked.Room] = stride(from: 36, through: 120, by: 6).flatMap {
    columns in
    [2, 3, 4, 6, 9, 14, 20, 28, 40].map { Asked.Room(columns: columns, rows: $0) }
  }

  @Test(arguments: KindSample.all)
  func everyKindKeepsToItsRoom(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    var random = SeededGenerator(seed: 5)
    let wanted =
      keys("↓ ↓ → → space tab a e x") + kind.bindings.map { .character($0.key) }
      + keys(sample.often)
    var ask = kind.ask(asked)
    for step in 0..<9 {
      for room in Self.rooms {
        let lines = ask.lines(in: room)
        let trail = Comment("\(room.columns)×\(room.rows), step \(step)")
        #expect(lines.count <= room.rows, trail)
        let widest = lines.map(Self.columns).max() ?? 0
        #expect(widest <= room.columns, trail)
      }
      for _ in 0..<3 { _ = ask.press(wanted[Int.random(in: 0..<wanted.count, using: &random)]) }
    }
  }

  private static func columns(_ line: StyledLine) -> Int {
    line.runs.reduce(0) { $0 + $1.shown.columns }
  }

  // MARK: Choices

  private static let titles = [
    "Billing", "Parcel and delivery", "Return and refund", "Login and account", "Technical",
    "Edit or cancel an order", "Information", "Complaint", "Hazard", "Other", "Praise", "Spam",
  ]
  private static let descriptions = [
    "Charges, invoices, codes, the subscription", "Where a parcel is and who carried it",
    "Goods back or money back for an order that came", "Getting in, codes, personal data", "",
    "An order that has not left yet", "A question before or without a problem, of any kind at all",
    "Conduct, or a decision, to be looked into by a person", "Somebody could be hurt; before all",
    "Nothing to do", "Thanks", "Advertises something unrelated to what we do here",
  ]

  private static func kind(_ count: Int, described: Bool = true, multiple: Bool = false) throws
    -> any Kind
  {
    let labels = (0..<count).map { index in
      let description = described ? #", "description": "\#(descriptions[index])""# : ""
      let key = Array("bpflteichoas")[index]
      return #"{"id": "l\#(index)", "key": "\#(key)", "title": "\#(titles[index])"\#(description)}"#
    }
    return try Sample.kind(
      "classification",
      "\"labels\": [\(labels.joined(separator: ", "))], \"multiple\": \(multiple)")
  }

  private let asked = Sample.asked(Input(text: "Text."))

  /// The rows in which titles with their keys stand one behind another.
  private func rowsOfTitles(_ count: Int, columns: Int) -> Int {
    var (rows, used) = (1, 0)
    for title in Self.titles.prefix(count) {
      let width = 5 + title.count
      if used + width > columns, used > 0 { (rows, used) = (rows + 1, 0) }
      used += width
    }
    return rows
  }

  @Test(arguments: [2, 3, 5, 8, 10, 12])
  func allTitlesAreInViewWhereTheirRowsAreThere(_ count: Int) throws {
    for isDescribed in [true, false] {
      let ask = try Self.kind(count, described: isDescribed).ask(asked)
      for columns in stride(from: 36, through: 120, by: 4) {
        let least = max(rowsOfTitles(count, columns: columns), 2)
        for rows in [least, least + 1, least + 3, 11, 14, 20, 40] where rows >= least {
          let text = ask.lines(in: Asked.Room(columns: columns, rows: rows)).map(\.text)
            .joined(separator: "\n")
          let missing = Self.titles.prefix(count).filter { !text.contains($0) }
          #expect(missing.isEmpty, "\(columns)×\(rows)")
        }
      }
    }
  }

  /// A word is whole, or ends in `…`.
  @Test func noWordIsCutWithoutAnEllipsis() throws {
    let known = Set(
      (Self.titles + Self.descriptions + Array("bpflteichoas●○>▼▲").map(String.init))
        .flatMap { $0.split(separator: " ") })
    var ask = try Self.kind(12, multiple: true).ask(asked)
    for key in keys("p ↓ ↓") { _ = ask.press(key) }
    for columns in stride(from: 36, through: 120, by: 3) {
      for rows in stride(from: 4, through: 40, by: 3) {
        for line in ask.lines(in: Asked.Room(columns: columns, rows: rows)) {
          guard !line.text.hasPrefix("▼"), !line.text.hasPrefix("▲") else { continue }
          for word in line.text.split(separator: " ") where !word.hasSuffix("…") {
            let bare = word.drop { ">●○".contains($0) }
            #expect(bare.isEmpty || known.contains(bare), "\(columns)×\(rows): \(line.text)")
          }
        }
      }
    }
  }

  /// In a right column twelve labels are there with what they mean, each line under the one before.
  @Test func twelveDescribedLabelsFitARightColumn() throws {
    var ask = try Self.kind(12).ask(asked)
    _ = ask.press(Key(.down))
    for columns in 44...60 {
      let lines = ask.lines(in: Asked.Room(columns: columns, rows: 30)).map(\.text)
      let words = lines.joined(separator: " ").split(separator: " ")
      for text in Self.titles + Self.descriptions {
        let wanted = text.split(separator: " ")
        let isThere = words.indices.contains { words[$0...].starts(with: wanted) }
        #expect(wanted.isEmpty || isThere, "\(columns): \(text)")
      }
    }
  }

  @Test func keyTitleAndDescriptionAreThreeColumns() throws {
    var ask = try Self.kind(3, multiple: true).ask(asked)
    for key in keys("p ↓") { _ = ask.press(key) }
    #expect(
      ask.lines(in: Asked.Room(columns: 76, rows: 6)).map(\.text) == [
        "  ○ b  Billing              Charges, invoices, codes, the subscription",
        "  ● p  Parcel and delivery  Where a parcel is and who carried it",
        "> ○ f  Return and refund    Goods back or money back for an order that came",
      ])
    #expect(
      ask.lines(in: Asked.Room(columns: 44, rows: 6)).map(\.text) == [
        "  ○ b  Billing",
        "       Charges, invoices, codes, the …",
        "  ● p  Parcel and delivery",
        "       Where a parcel is and who carried it",
        "> ○ f  Return and refund",
        "       Goods back or money back for an …",
      ])
  }

  /// The sign of what was chosen is `●`, and its title is bold; the cursor has its sign alone.
  @Test func whatWasChosenIsTheStrongestSign() throws {
    var ask = try Self.kind(3, multiple: true).ask(asked)
    for key in keys("p ↓") { _ = ask.press(key) }
    let lines = ask.lines(in: Asked.Room(columns: 76, rows: 6))
    let style = { (line: Int, text: String) in
      lines[line].runs.first { $0.text.hasPrefix(text) }?.style
    }
    #expect(style(1, "●") == Style(.strong) && style(1, "Parcel") == Style(.text, .bold))
    #expect(style(2, ">") == Style(.pointer) && style(2, "Return") == Style(.text))
    #expect(style(0, "Billing") == Style(.text) && style(0, "b") == Style(.key))
  }

  /// On a low screen, what the label under the cursor means has the row that is left.
  @Test func theLabelUnderTheCursorIsDescribedWhereTheTitlesLeaveARow() throws {
    var ask = try Self.kind(10).ask(asked)
    for key in keys("↓ ↓") { _ = ask.press(key) }
    let lines = ask.lines(in: Asked.Room(columns: 60, rows: 6)).map(\.text)
    #expect(lines.last == "   Where a parcel is and who carried it")
    #expect(lines.joined().contains("Other"))
  }

  // MARK: Clauses

  @Test func theClauseIsThatOfWhatIsUnderTheCursorOrChosenLast() throws {
    let labels =
      #""labels": [{"id": "a", "key": "a", "clause": "one"}, {"id": "b", "key": "b", "clause": "two"}, "#
      + #"{"id": "c", "key": "c"}]"#
    func clauses(_ kind: String, _ keys: String, _ names: String) throws -> [ID?] {
      let question = #"{"name": "q", "kind": "\#(kind)", "clause": "whole", \#(keys)}"#
      let guideline = Sample.source("# W {#whole}\n# O {#one}\n# T {#two}\n", "g.md")
      let text = #"""
        {"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0", "guideline": "g.md",
         "questions": [\#(question)]}
        """#
      let rubric = Rubric.read(Sample.source(text, "r.json"), guideline: guideline, Report())
      var ask = try #require(rubric).questions[0].ask(asked)
      return [ask.clause]
        + GlossTasksTests.keys(names).map { key in
          _ = ask.press(key)
          return ask.clause
        }
    }
    #expect(
      try clauses("classification", labels, "↓ ↓ ↓ a") == ["whole", "one", "two", "whole", "one"])
    #expect(
      try clauses("classification", labels + #", "multiple": true"#, "b a") == [
        "whole", "two", "one",
      ])
    #expect(try clauses("classification", labels, "b") == ["whole", "two"])
    #expect(try clauses("spans", labels, "b") == ["whole", "two"])
    let criteria = #""criteria": [{"id": "x", "clause": "one"}, {"id": "y", "clause": "two"}]"#
    #expect(try clauses("rating", criteria, "↓ ↑") == ["one", "two", "one"])
  }
}
