import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct LabelCodingTests {
  private static let label = Label(
    id: "lb_01kdvxxc00000000000000000a", prev: .zero, content: Sample.content())

  private func read(_ line: String) throws -> Label {
    try Label.read(JSONValue(parsing: Array(line.utf8), path: "ana.jsonl"))
  }

  private var line: String { String(decoding: Self.label.line, as: UTF8.self) }

  /// The line of the sample, broken here where a reader would want it and joined again by the test.
  private static let golden = #"""
    {"schema":"gloss/label/1","id":"lb_01kdvxxc00000000000000000a",
    "prev":"sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "batch":"trips-01","item":"i-1","annotator":"ana","session":"s-1","role":"annotator",
    "status":"answered","repeat":0,"revision":1,"supersedes":"","answers":[
    {"question":"topic","kind":"classification","of":"","labels":["travel","other"],"spans":[],
    "preferred":"","strength":0,"ranking":[],"ratings":[],"text":"","reason":"","confidence":0,
    "assisted":"none"},
    {"question":"names","kind":"spans","of":"","labels":[],"spans":[
    {"of":"r1","start":0,"end":6,"label":"place","text":"Zurich"},
    {"of":"text","start":0,"end":3,"label":"person","text":"Ann"},
    {"of":"text","start":19,"end":22,"label":"gap","text":"🛫\r\n"}],
    "preferred":"","strength":0,"ranking":[],"ratings":[],"text":"","reason":"","confidence":0,
    "assisted":"none"},
    {"question":"better","kind":"pairwise","of":"","labels":[],"spans":[],"preferred":"r2",
    "strength":2,"ranking":[],"ratings":[],"text":"","reason":"Says so.","confidence":4,
    "assisted":"changed"},
    {"question":"order","kind":"ranking","of":"","labels":[],"spans":[],"preferred":"","strength":0,
    "ranking":[{"response":"r2","rank":1},{"response":"r1","rank":1}],"ratings":[],"text":"",
    "reason":"","confidence":0,"assisted":"none"},
    {"question":"quality","kind":"rating","of":"","labels":[],"spans":[],"preferred":"",
    "strength":0,"ranking":[],"ratings":[{"of":"r1","criterion":"tone","value":3},
    {"of":"","criterion":"fit","value":-1}],"text":"","reason":"","confidence":0,
    "assisted":"none"},
    {"question":"rewrite","kind":"text","of":"r1","labels":[],"spans":[],"preferred":"",
    "strength":0,"ranking":[],"ratings":[],"text":"To Zürich.","reason":"","confidence":0,
    "assisted":"none"}],
    "rationale":"A \"quote\",\ta \\ and \u001b[31m\u0085\u202e\udb40\udc41\u007f\n/ é",
    "shown_order":["r2","r1"],"seed":7,"advice":["violence"],"rubric":"trips",
    "rubric_version":"1.0.0",
    "rubric_sha256":"sha256:RUBRIC","terms_sha256":"",
    "input_sha256":"sha256:INPUT",
    "shown_at":"2026-01-01T00:00:00.000Z","saved_at":"2026-01-01T00:00:01.234Z",
    "active_ms":1234,"idle_cap_ms":120000,"input":{"text":"Ann flew to Zürich 🛫\r\non Monday",
    "context":"","prompt":[{"role":"user","content":"Where to?"}],"responses":[
    {"id":"r1","text":"Zurich."},{"id":"r2","text":"I can't say."}]},
    "metadata":"{\"source\":\"x\"}","tool":"gloss/0.1.0"}
    """#

  @Test func aLineIsTheseBytes() {
    let expected = Self.golden.split(separator: "\n").joined()
      .replacing("RUBRIC", with: Hash(of: "rubric").hex)
      .replacing("INPUT", with: Hash(of: "input").hex)
    #expect(ID(line) == ID(expected))
  }

  @Test func aLineIsReadBackAsItWas() throws {
    #expect(try read(line) == Self.label)
    let skipped = Label(id: Self.label.id, prev: Hash(of: "x"), content: Sample.skipped())
    #expect(try read(String(decoding: skipped.line, as: UTF8.self)) == skipped)
  }

  @Test func otherSpellingsOfTheSameJSONAreTaken() throws {
    let spaced = line.replacing(#""item":"i-1""#, with: #""item" : "\u0069-1""#)
    #expect(try read(spaced) == Self.label)
  }

  @Test(arguments: [
    (#""repeat":0,"#, "", "key \"revision\" stands in the place of \"repeat\""),
    (#""repeat":0,"revision":1"#, #""revision":1,"repeat":0"#, "in the place of \"repeat\""),
    (#""repeat":0"#, #""repeat":null"#, "must be an integer, not null"),
    (#""repeat":0"#, #""repeat":0.0"#, "must be an integer"),
    (#""repeat":0"#, #""repeat":-1"#, "less than 0"),
    (#""revision":1"#, #""revision":2"#, "revision 2 with supersedes"),
    (#""role":"annotator""#, #""role":"lead""#, #"must be "annotator", "adjudicator""#),
    (#""status":"answered""#, #""status":"skipped""#, "has answers"),
    (#""item":"i-1""#, #""item":"""#, "not empty"),
    (#""tool":"gloss/0.1.0"}"#, #""tool":"gloss/0.1.0","more":1}"#, "unknown key \"more\""),
    (#","tool":"gloss/0.1.0"}"#, "}", "missing key \"tool\""),
    (#""prev":"sha256:0"#, #""prev":"sha256:O"#, "64 lowercase hex digits"),
    (#""shown_at":"2026-01-01T00:00:00.000Z""#, #""shown_at":"2026-01-01""#, "must be a time"),
    (#""schema":"gloss/label/1""#, #""schema":"gloss/label/2""#, "must be \"gloss/label/1\""),
    (#""start":0,"end":6"#, #""start":0,"end":8"#, "is no part of 7 code points"),
    (#""start":0,"end":6"#, #""start":1,"end":7"#, "is not the text from start to end"),
    (#""start":0,"end":6"#, #""start":6,"end":6"#, "is no part of"),
    (#""of":"r1","start""#, #""of":"r9","start""#, "names no text of the item"),
    (#""of":"r1","start""#, #""of":"text","start""#, "is not the text from start to end"),
    (#""text":"Ann"}"#, #""text":"Anm"}"#, "is not the text from start to end"),
    (#""preferred":"r2""#, #""preferred":"r3""#, "is no response"),
    (#""response":"r1","rank":1"#, #""response":"r1","rank":3"#, "without a gap"),
    (#""shown_order":["r2","r1"]"#, #""shown_order":["r2","r2"]"#, "is there twice"),
    (#""kind":"text","of":"r1""#, #""kind":"text","of":"prompt/1""#, "names no text"),
    (#""kind":"text","of":"r1""#, #""kind":"text","of":"prompt/00""#, "names no text"),
  ])
  func whatIsWrongIsNamed(part: String, wrong: String, message: String) throws {
    let bent = line.replacing(part, with: wrong, maxReplacements: 1)
    #expect(bent != line)
    let error = #expect(throws: BadLine.self) { try read(bent) }
    let messages = error?.diagnostics.map(\.message) ?? []
    #expect(messages.contains { $0.contains(message) }, "\(messages)")
    #expect(error?.diagnostics.allSatisfy { $0.position?.line == 1 } == true)
  }

  @Test func unsortedSpansAreNamed() throws {
    var content = Sample.content()
    content.answers[1].spans.swapAt(0, 1)
    let line = Label(id: Self.label.id, prev: .zero, content: content).line
    let error = #expect(throws: BadLine.self) { try read(String(decoding: line, as: UTF8.self)) }
    #expect(error?.diagnostics.map(\.message) == ["spans are not sorted by of, start, end, label"])
  }

  @Test func composedAndDecomposedIdsStayTwo() throws {
    var content = Sample.content(item: "\u{e9}")
    let composed = try read(
      String(decoding: Label(id: Self.label.id, prev: .zero, content: content).line, as: UTF8.self))
    content.item = "e\u{301}"
    let decomposed = try read(
      String(decoding: Label(id: Self.label.id, prev: .zero, content: content).line, as: UTF8.self))
    #expect(composed.content.currentKey != decomposed.content.currentKey)
    #expect(Array(decomposed.item.string.utf8) == Array("e\u{301}".utf8))
  }

  @Test func everyStatusKeepsToItsRules() {
    var content = Sample.skipped()
    func isRight() -> Bool {
      let line = Label(id: Self.label.id, prev: .zero, content: content).line
      return (try? Label.read(JSONValue(parsing: line))) != nil
    }
    #expect(isRight())
    content.status = .withdrawn
    #expect(!isRight())
    content.activeMS = 0
    #expect(isRight())
    content.status = .stopped
    #expect(!isRight())
    content.input = Input()
    content.shownOrder = ["r1"]
    #expect(isRight())
  }
}
