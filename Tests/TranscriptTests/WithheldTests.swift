import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// Somebody stops at an item while somebody else is at work on the same batch: two real processes.
@Suite struct WithheldTests {
  private let place = Workplace()

  private func batch() throws -> String {
    _ = try place.shortBatch(count: 1)
    let items = [
      #"{"id": "i-1", "text": "This is text 1."}"#, #"{"id": "i-2", "text": "This is text 2."}"#,
      #"{"id": "m", "text": "Zweihander glimmered.", "metadata": {"k": "Kumquat"}}"#,
    ]
    return try place.write(
      "short.jsonl",
      #"{"schema": "gloss/batch/1", "id": "short", "rubric": "short.json"}"# + "\n"
        + items.joined(separator: "\n") + "\n")
  }

  private func stop(_ batch: String, as person: String = "cy") throws {
    let run = try Subprocess(
      place.label(batch, ["--plain", "--only", "m"], annotator: person),
      environment: place.environment(), input: Array(":stop\n".utf8))
    #expect(run.status == 0, "\(run.errorText)")
  }

  /// Neither on a screen nor on the disk.
  private func expectNothingOfIt(_ session: ScreenSession) throws {
    #expect(!String(decoding: session.output, as: UTF8.self).contains("Zweihander"))
    try expectNothingKept()
  }

  private func expectNothingKept() throws {
    for path in Workplace.everything(under: place.results) {
      let text = place.text(path)
      #expect(!text.contains("Zweihander") && !text.contains("Kumquat"), "\(path)")
    }
    #expect(try place.faults() == [])
  }

  @Test func `the item is never shown to whoever goes to it`() throws {
    let batch = try batch()
    let bo = try place.start(batch, ["--guard", "0"], annotator: "bo")
    try bo.wait(for: "This is text 1.")
    #expect(bo.progress?.assigned == 3)
    try stop(batch)
    try bo.press(":goto m\r")
    try bo.wait(for: "This item was stopped by someone else; it is withheld.")
    try bo.wait(for: "This is text 1.")
    #expect(bo.progress?.done == 0 && bo.progress?.assigned == 2)
    try bo.press("y")
    try bo.wait(for: "This is text 2.")
    try bo.press("y")
    try bo.wait(done: 2)
    #expect(try bo.leave() == 0)
    try expectNothingOfIt(bo)
    #expect(try place.labels().filter { $0.annotator == "bo" }.map(\.item) == ["i-1", "i-2"])
  }

  @Test(arguments: [true, false])
  func `what was typed for it in an earlier session goes at the next start`(_ isKilled: Bool) throws
  {
    let batch = try batch()
    let draft = ResultsLayout(place.results).draft(batch: "short", person: "bo")
    let bo = try place.start(batch, ["--guard", "0"], annotator: "bo")
    try bo.wait(for: "This is text 1.")
    try bo.press("rOf the first.\r:goto m\r")
    try bo.wait(for: "Zweihander")
    try bo.press("rZweihander, of course\r")
    #expect(wait { place.text(draft).contains("Zweihander") })
    if isKilled {
      bo.terminal.kill(SIGKILL)
      _ = try bo.terminal.wait()
    } else {
      try bo.press("\u{3}")
      #expect(try bo.terminal.wait() == 0)
    }
    try stop(batch)
    let again = try place.start(batch, ["--guard", "0"], annotator: "bo")
    try again.wait(for: "This is text 1.")
    try expectNothingOfIt(again)
    #expect(place.text(draft).contains("Of the first."))
    #expect(try again.leave() == 0)
  }

  @Test func `the open one is not saved, and its draft goes`() throws {
    let batch = try batch()
    let bo = try place.start(batch, ["--guard", "0"], annotator: "bo")
    try bo.wait(for: "This is text 1.")
    try bo.press(":goto m\r")
    try bo.wait(for: "Zweihander")
    try bo.press("rZweihander, of course\r")
    #expect(
      wait { place.text(ResultsLayout(place.results).draft(batch: "short", person: "bo")) != "" })
    try stop(batch)
    try bo.press("y")
    try bo.wait(for: "This item was stopped by someone else; it is withheld.")
    try bo.wait(for: "This is text 1.")
    #expect(!bo.screen.joined().contains("Zweihander"))
    #expect(bo.progress?.done == 0 && bo.progress?.assigned == 2)
    try expectNothingKept()
    #expect(try bo.leave() == 0)
    try expectNothingKept()
    #expect(try place.labels().map(\.annotator) == ["cy"])
  }

  @Test func `a look that fails keeps nobody from labelling`() throws {
    let batch = try batch()
    let bo = try place.start(batch, ["--guard", "0"], annotator: "bo")
    try bo.wait(for: "This is text 1.")
    // Neither a file nor to be read; and a journal that is none.
    let folder = place.results + "/labels/short"
    try FileManager.default.createDirectory(
      atPath: folder + "/cy.jsonl", withIntermediateDirectories: false)
    try Data(#"{"status":"stopped"}"#.utf8 + [0x0a]).write(
      to: URL(fileURLWithPath: folder + "/di.jsonl"))
    try bo.press("y")
    try bo.wait(for: "This is text 2.")
    try bo.press("y")
    try bo.wait(for: "Zweihander")
    #expect(try bo.leave() == 0)
    #expect(bo.progress?.done == 2)
  }

  @Test func `line by line it is not printed either`() throws {
    let batch = try batch()
    let bo = try ScreenSession(
      place.label(batch, ["--plain", "--guard", "0"], annotator: "bo"), place.environment())
    try bo.terminal.read(until: "This is text 1.")
    try bo.terminal.read(until: "> ")
    try stop(batch)
    try bo.press(":goto m\r")
    try bo.terminal.read(until: "This item was stopped by someone else; it is withheld.")
    try bo.press(":quit\r")
    #expect(try bo.terminal.wait() == 0)
    try expectNothingOfIt(bo)
  }
}
