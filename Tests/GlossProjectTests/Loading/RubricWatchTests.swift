import GlossJournal
import GlossProject
import GlossTasks
import GlossTestSupport
import Testing

@Suite struct RubricWatchTests {
  private let disk = MemoryStorage()

  private func write(_ version: String, _ guideline: String = "Yes.", named: String = "r.md") {
    disk["r.json"] = Array(
      """
      {"schema": "gloss/rubric/1", "id": "r", "version": "\(version)", "guideline": "\(named)",
       "questions": [{"name": "so", "kind": "classification", "labels": [{"id": "yes", "key": "y"},
       {"id": "no", "key": "x"}]}]}
      """.utf8)
    disk[named] = Array("# So\n\n\(guideline)\n".utf8)
  }

  private func watch() throws -> RubricWatch {
    write("1.0.0")
    disk["b.jsonl"] = Array(
      (#"{"schema": "gloss/batch/1", "id": "b", "rubric": "r.json"}"# + "\n"
        + #"{"id": "i1", "text": "Text."}"# + "\n").utf8)
    let loaded = Loading.batch("b.jsonl", storage: disk.storage, Report())
    return RubricWatch(try #require(loaded), disk.storage)
  }

  @Test func aChangeOfTheRubricOrItsGuidelineIsSeenOnce() throws {
    var watch = try watch()
    #expect(watch.look()?.version == "1.0.0")
    #expect(watch.look() == nil)
    write("1.0.1", "Yes, or no.")
    #expect(watch.look()?.version == "1.0.1")
    #expect(watch.look() == nil)
    disk["r.md"] = Array("# So\n\nNo.\n".utf8)
    #expect(watch.look() != nil)
    write("1.1.0", named: "new.md")
    #expect(watch.look()?.version == "1.1.0")
    _ = watch.look()
    #expect(watch.look() == nil)
    disk["new.md"] = Array("# So\n\nNever.\n".utf8)
    #expect(watch.look() != nil)
  }

  @Test func aBrokenOneWaitsUntilItReads() throws {
    var watch = try watch()
    _ = watch.look()
    for broken in [#"{"schema": "gloss/rubric/1", "id""#, "", #"{"id": "r"}"#] {
      disk["r.json"] = Array(broken.utf8)
      #expect(watch.look() == nil)
    }
    disk["r.json"] = nil
    #expect(watch.look() == nil)
    write("2.0.0")
    #expect(watch.look()?.version == "2.0.0")
  }

  @Test func oneThatCannotBeReadKeepsNobodyFromWorking() throws {
    var watch = try watch()
    _ = watch.look()
    write("2.0.0")
    disk.failCall(disk.callCount + 2)
    #expect(watch.look() == nil)
    #expect(watch.look()?.version == "2.0.0")
  }
}
