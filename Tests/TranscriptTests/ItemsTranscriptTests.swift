import Foundation
import GlossJournal
import GlossTestSupport
import Testing

/// The whole program in a terminal: the list of items, going to one, later, and what is half-made
/// over a kill.
@Suite struct ItemsTranscriptTests {
  @Test func `one goes to an item and on from there, lists all, and leaves one for later`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 9)
    let session = try place.start(batch, ["--guard", "0"])
    try session.wait(for: "item 1 of 9")
    try session.press(":goto 4\r")
    try session.wait(for: "item 4 of 9")
    try session.press("y")
    try session.wait(for: "saved i-4: Yes")
    try session.wait(for: "item 5 of 9")
    try session.press("+")
    try session.wait(for: "i-5 is marked for later; o lists it.")
    try session.press("s")
    try session.wait(for: "skipped i-6")
    try session.press("o")
    try session.wait(for: "9 items: 1 later · 1 skipped · 6 open · 1 answered")
    try session.wait("the answer by its title") { screen in
      screen.contains {
        $0.contains("i-4") && $0.contains("This is text 4.") && $0.hasSuffix("Yes")
      }
    }
    // From the open item to what is done, and to the first state again.
    try session.press("\t\t\r")
    try session.wait(for: "item 5 of 9")
    try session.press(":next\r")
    try session.wait(for: "item 1 of 9")
    #expect(try session.leave() == 0)

    let next = try place.start(batch, ["--guard", "0"])
    try next.wait(for: "item 1 of 9")
    try next.press("o")
    try next.wait(for: "1 later")
    try next.press("\u{1b}")
    try next.wait(for: "item 1 of 9")
    #expect(try next.leave() == 0)
    #expect(try place.labels().map(\.item) == ["i-4", "i-6"])
    #expect(try place.faults() == [])
  }

  @Test func `half-made choices come back after a kill, and go with the label`() throws {
    let place = Workplace()
    try place.write(
      "two.json",
      """
      {"schema": "gloss/rubric/1", "id": "two", "version": "1.0.0",
       "questions": [{"name": "a", "kind": "classification", "title": "First?",
        "labels": [{"id": "yes", "title": "Yes", "key": "y"}, {"id": "no", "key": "x"}]},
        {"name": "b", "kind": "rating", "title": "Second?",
        "criteria": [{"id": "c", "title": "Clear"}, {"id": "d", "title": "Short"}]}]}
      """)
    let batch = try place.write(
      "two.jsonl",
      #"{"schema": "gloss/batch/1", "id": "two", "rubric": "two.json"}"# + "\n"
        + #"{"id": "t-1", "text": "One."}"# + "\n" + #"{"id": "t-2", "text": "Two."}"# + "\n")
    let session = try place.start(batch, ["--guard", "0"])
    try session.wait(for: "item 1 of 2")
    try session.press("y4")
    let draft = ResultsLayout(place.results).draft(batch: "two", person: "ana")
    #expect(wait(milliseconds: 5000) { place.text(draft).contains(#""field":"draft/b""#) })
    session.terminal.kill(SIGKILL)
    #expect(try session.terminal.wait() == 128 + SIGKILL)
    let next = try place.start(batch, ["--guard", "0"])
    try next.wait(for: "Brought back: your unfinished choices.")
    // The second cell is the one without a value.
    try next.press("q")
    try next.wait(for: "it is kept for the next start")
    try next.press("5")
    try next.wait(for: "saved t-1: Yes")
    #expect(try next.leave() == 0)
    let label = try #require(try place.labels().first)
    #expect(label.answers.map(\.labels) == [["yes"], []])
    #expect(label.answers[1].ratings.map(\.value) == [4, 5])
    #expect(!place.text(draft).contains("draft/"))
  }
}
