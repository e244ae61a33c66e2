import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct ColumnTests {
  @Test func noColumnOfALabelHasANameThatTrainersTakeForTheirs() {
    let names = Column.label.map(\.name)
    #expect(Set(names).isDisjoint(with: ["type", "messages", "margin"]))
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: ResultsReaderSchema.allCases)
  func everyReaderIsToldEveryColumn(reader: ResultsReaderSchema) {
    let text = ResultsReaderSchema.text(for: reader)
    for column in Column.label + Column.answer + Column.input {
      #expect(text.contains("\"\(column.name)\"") || text.contains("`\(column.name)`"))
    }
    #expect(text.hasSuffix("\n"))
  }

  @Test func theCardDeclaresEveryColumn() {
    for column in Column.label + Column.answer + Column.input {
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
    #expect(schema["required"]?.elements.compactMap(\.string) == Column.label.map(\.name))
    #expect(
      schema["properties"]?.members.map(\.key.keyString) == Column.label.map(\.name))
    #expect(schema["additionalProperties"]?.bool == false)
  }

  @Test func theEventSchemaHasOneFormForEachEvent() throws {
    let schema = try JSONValue(parsing: Array(JSONSchema.event.utf8))
    let names = schema["oneOf"]?.elements.map { $0["properties"]?["event"]?["const"]?.string }
    #expect(names == Happening.Name.allCases.map(\.rawValue))
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
}
