import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct ColumnTests {
  @Test func noColumnOfALabelHasANameThatTrainersTakeForTheirs() {
    let names = Label.columns.map(\.name)
    #expect(Set(names).isDisjoint(with: ["type", "messages", "margin"]))
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ResultsReaderSchema.allCases)
  func everyReaderIsToldEveryColumn(reader: ResultsReaderSchema) {
    let text = ResultsReaderSchema.text(for: reader)
    for column in Label.columns + Answer.columns + Input.columns {
      #expect(text.contains("\"\(column.name)\"") || text.contains("`\(column.name)`"))
    }
    #expect(text.hasSuffix("\n"))
  }

  @Test func theCardDeclaresEveryColumn() {
    for column in Label.columns + Answer.columns + Input.columns {
      #expect(DatasetCard.text.contains("- name: \(column.name)\n"))
    }
    #expect(DatasetCard.text.hasPrefix("---\n"))
    #expect(DatasetCard.text.utf8.count == DatasetCard.text.unicodeScalars.count)
  }

  @Test(arguments: [JSONSchema.label, JSONSchema.event])
  func schemasAreStrictJSON(text: String) throws {
    let schema = try JSONValue(parsing: Array(text.utf8))
    #expect(schema["$schema"]?.string == JSONSchema.dialect)
  }

  @Test func theLabelSchemaNamesTheColumnsInOrder() throws {
    let schema = try JSONValue(parsing: Array(JSONSchema.label.utf8))
    #expect(schema["required"]?.elements.compactMap(\.string) == Label.columns.map(\.name))
    #expect(
      schema["properties"]?.members.map(\.key.keyString) == Label.columns.map(\.name))
    #expect(schema["additionalProperties"]?.bool == false)
  }

  @Test func theEventSchemaHasOneFormForEachEvent() throws {
    let schema = try JSONValue(parsing: Array(JSONSchema.event.utf8))
    let names = schema["oneOf"]?.elements.map { $0["properties"]?["event"]?["const"]?.string }
    #expect(names?.dropLast().compactMap { $0 } == EventForm.all.map(\.name))
    // One that is open, for what a later program writes.
    let other = schema["oneOf"]?.elements.reversed().first
    #expect(other?["additionalProperties"]?.bool == true)
    #expect(
      other?["properties"]?["event"]?["not"]?["enum"]?.elements.compactMap(\.string)
        == [""] + EventForm.all.map(\.name))
  }

  @Test func indentingChangesOnlySpace() throws {
    let line = Array(#"{"a":[],"b":{},"c":[1,{"d":"x,{\"\\"}],"e":""}"#.utf8)
    #expect(
      JSONSchema.indented(line) == """
        {
          "a": [],
          "b": {},
          "c": [
            1,
            {
              "d": "x,{\\"\\\\"
            }
          ],
          "e": ""
        }

        """)
  }

  /// What a kind keeps in a column of its own needs that column's row, and nothing else.
  @Test func anAnswerHoldsColumnsThatHaveNoPropertyOfTheirName() throws {
    let rows = [
      Row<Answer>(own: "stars", .integer(minimum: 1), holds: Int.self, "stars: how many."),
      Row<Answer>(own: "near", .list(.filled), holds: [ID].self, "stars: what is near."),
    ]
    try Answer.$table.withValue(Table(Answer.table.rows + rows)) {
      var content = Sample.content()
      for index in content.answers.indices { content.answers[index][own: "stars"] = 3 }
      content.answers[0][own: "near"] = [ID("a"), "e\u{301}"]
      let label = Label(id: "lb_01kdvxxc00000000000000000a", prev: .zero, content: content)
      let line = String(decoding: label.line, as: UTF8.self)
      #expect(line.contains(#""assisted":"none","stars":3,"near":["a","e\#u{301}"]}"#))
      let read = try Label.read(JSONValue(parsing: label.line))
      #expect(read == label)
      #expect(read.answers[1][own: "stars"] == 3)
      let bent = line.replacing(#""stars":3,"near":[]"#, with: #""stars":0,"near":[""]"#)
      let error = #expect(throws: BadLine.self) {
        try Label.read(JSONValue(parsing: Array(bent.utf8)))
      }
      let messages = error?.diagnostics.map(\.message) ?? []
      #expect(messages.contains("\"stars\" is 0, less than 1"))
      #expect(messages.contains("\"near\" must be a string that is not empty"))
      for text in [JSONSchema.label, DatasetCard.text]
        + ResultsReaderSchema.allCases.map(ResultsReaderSchema.text)
      {
        #expect(text.contains("stars") && text.contains("near"))
      }
    }
    #expect(!JSONSchema.label.contains("stars"))
    #expect(Answer(question: "q", kind: "k")[own: "stars"] == 0)
  }
}
