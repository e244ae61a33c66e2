import GlossJSON
import Testing

@testable import GlossJournal

@Suite struct EventCodingTests {
  private func line(_ happening: Happening) -> String {
    let event = Event(
      id: "ev_00000000000000000000000009", prev: Hash(of: "before"),
      content: Sample.event(happening))
    return String(decoding: event.line, as: UTF8.self)
  }

  private func read(_ line: String) throws -> Event {
    try Event.read(JSONValue(parsing: Array(line.utf8), path: "ana.jsonl"))
  }

  @Test func theSampleHasEveryEvent() {
    #expect(Sample.happenings.map(\.name) == EventForm.all.map(\.name))
  }

  @Test(arguments: Sample.happenings)
  func everyEventIsReadBackAsItWas(happening: Happening) throws {
    let text = line(happening)
    let event = try read(text)
    #expect(event.happening == happening)
    #expect(String(decoding: event.line, as: UTF8.self) == text)
  }

  @Test func aLineIsTheseBytes() {
    let head =
      #"{"schema":"gloss/event/1","id":"ev_00000000000000000000000009","prev":"\#(Hash(of: "before"))","#
      + #""batch":"trips-01","person":"ana","session":"s-1","at":"2026-01-01T00:00:00.000Z","#
    #expect(
      line(.time(activity: .break, ms: 300_000))
        == head + #""event":"time","activity":"break","ms":300000}"#)
    #expect(
      line(.note(topic: .edgeCase, clauses: ["tone"], item: "i-1", text: "?"))
        == head
        + #""event":"note","topic":"edge_case","clauses":["tone"],"item":"i-1","text":"?"}"#)
    #expect(
      line(.sessionEnded(labels: 0, receipt: .zero))
        == head + #""event":"session_ended","labels":0,"receipt":"\#(Hash.zero)"}"#)
  }

  @Test(arguments: [
    (#""event":"review""#, #""event":"""#, "\"event\" must be a string that is not empty"),
    (#""event":"review""#, #""event":7"#, "\"event\" must be a string"),
    (#""event":"review","#, "", "\"label\" instead of \"event\""),
    (#""correction":"lb_"#, #""correction":"ev_"#, "\"correction\" must be empty, or lb_"),
    (#""event":"review""#, #""event":"appeal""#, "instead of \"review\""),
    (#""reason":"Rude.""#, #""reason":"""#, "gives no reason"),
    (#""clause":"tone""#, #""clause":"""#, "names no clause"),
    (#""verdict":"reject""#, #""verdict":"Reject""#, "\"verdict\" must be"),
    (#""label":"lb_"#, #""label":"ev_"#, "\"label\" must be"),
  ])
  func whatIsWrongIsNamed(part: String, wrong: String, message: String) throws {
    let text = line(
      .review(
        label: "lb_00000000000000000000000001", verdict: .reject, clause: "tone", reason: "Rude.",
        correction: "lb_00000000000000000000000002"))
    let bent = text.replacing(part, with: wrong)
    #expect(bent != text)
    let error = #expect(throws: BadLine.self) { try read(bent) }
    let messages = error?.diagnostics.map(\.message) ?? []
    #expect(messages.contains { $0.contains(message) }, "\(messages)")
  }

  @Test func theKeysOfReviewsAttestationsAndExposuresAreTheContracts() {
    func keys(_ happening: Happening) -> String {
      String(line(happening).split(separator: #""event":"#).last ?? "")
    }
    let label: ID = "lb_00000000000000000000000001"
    #expect(
      keys(.review(label: label, verdict: .accept, clause: "", reason: ""))
        == #""review","label":"\#(label)","verdict":"accept","clause":"","reason":"","#
        + #""correction":""}"#)
    #expect(
      keys(.attest(line: "pay.amount", value: "12", agree: true, text: ""))
        == #""attest","line":"pay.amount","value":"12","agree":true,"text":""}"#)
    #expect(
      keys(.exposure(item: "i", advice: ["war"], shown: 1, sentences: 4))
        == #""exposure","item":"i","advice":["war"],"shown":1,"sentences":4}"#)
  }

  @Test func anEventOfALaterProgramIsKeptAsItIs() throws {
    let known = line(.about(key: "region", value: "EU"))
    let later = known.replacing(
      #""event":"about","key":"region","value":"EU""#,
      with: #""event":"pledge","to":["x",{"y":null}],"n":1.50"#)
    let event = try read(later)
    #expect(event.happening.name == "pledge")
    #expect(event.person == "ana")
    #expect(String(decoding: event.line, as: UTF8.self) == later)
    let bare = known.replacing(#","key":"region","value":"EU""#, with: "")
      .replacing("about", with: "pledge")
    #expect(String(decoding: try read(bare).line, as: UTF8.self) == bare)
    // The head is held to the format all the same.
    let headless = later.replacing(#""person":"ana","#, with: "")
    #expect(throws: BadLine.self) { try read(headless) }
  }
}
