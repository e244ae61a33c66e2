import GlossJSON
import GlossTasks
import Testing

@Suite struct TermsTests {
  private func terms(_ text: String) -> Terms {
    Terms(SourceFile(path: "t", bytes: Array(text.utf8)))
  }

  @Test func `each term is stated, withheld with its reason, or not stated`() {
    let terms = terms(
      """
      {"schema": "gloss/terms/1", "client": "Us", "model": {"withheld": "a secret"},
      "pay": {"currency": "EUR", "amount": 21.50, "covers": ["labeling", "break"]},
      "data": {"withheld": "the lawyers"}, "purpose": ""}
      """)
    #expect(terms["client"].text == "Us")
    #expect(terms["model"].text == "withheld: a secret")
    #expect(terms["pay.amount"].text == "21.50")
    #expect(terms["pay.covers"].text == "labeling, break")
    #expect(terms["pay.floor"] == .notStated)
    #expect(terms["data"].text == "withheld: the lawyers")
    #expect(!terms.lines.contains { $0.key.hasPrefix("data.") })
    for key in ["purpose", "support", "appeals"] {
      #expect(terms[key].text == "not stated", "\(key)")
    }
  }

  @Test func `without a file nothing is stated`() {
    #expect(Terms.none.lines.map(\.key) == Terms.keys.map(\.name))
    #expect(Terms.none.lines.allSatisfy { $0.value == .notStated })
    #expect(Terms.none.sha256 == nil)
  }
}
