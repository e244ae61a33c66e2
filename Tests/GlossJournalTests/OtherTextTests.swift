import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct OtherTextTests {
  private let disk = MemoryStorage()
  private let layout = ResultsLayout("/r")
  private let mine = Hash(of: "mine")
  private let other = Hash(of: "other")

  private func find(_ version: String = "1.0.0") -> OtherText? {
    OtherText.find(of: "r", version: version, than: mine, disk.storage, layout)
  }

  private func label(_ hash: Hash, _ version: String = "1.0.0", rubric: ID = "r") throws -> Label {
    var content = Sample.content(annotator: "bo")
    content.rubric = rubric
    content.rubricVersion = version
    content.rubricSHA256 = hash
    // A text that holds what labels hold.
    content.rationale =
      #""rubric":"r","rubric_version":"1.0.0","rubric_sha256":"\#(Hash(of: "posing").text)""#
    let clock = TestClock()
    let (writer, _) = try JournalWriter.open(
      layout, batch: content.batch, annotator: "bo", storage: disk.storage, clock: clock.clock,
      processID: 1)
    defer { writer.close() }
    return try writer.append(content)
  }

  @Test func aLabelOfAnyoneUnderAnotherTextOfTheVersionIsFound() throws {
    _ = try label(mine)
    _ = try label(other, "1.0.1")
    _ = try label(other, rubric: "q")
    #expect(find() == nil)
    let found = try label(other)
    #expect(find() == .label(found))
    #expect(find("2.0.0") == nil)
  }

  @Test func aKeptTextIsFoundUnlessItIsTornOrThisOne() throws {
    let texts = TextStore(layout, storage: disk.storage)
    let rubric = Array(#"{"schema": "gloss/rubric/1", "id": "r", "version": "1.0.0"}"#.utf8)
    let hash = try texts.keep(rubric: rubric, guideline: [0x61])
    try texts.keep(terms: Array(#"{"schema": "gloss/terms/1"}"#.utf8))
    #expect(find() == .kept(layout.text(hash, as: .json)))
    #expect(find("1.0.1") == nil)
    #expect(
      OtherText.find(of: "r", version: "1.0.0", than: hash, disk.storage, layout) == nil)
    disk[layout.text(hash, as: .md)] = []
    #expect(find() == nil)
  }
}
