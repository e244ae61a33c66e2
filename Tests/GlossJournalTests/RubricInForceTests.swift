import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

@Suite struct RubricInForceTests {
  @Test func olderIsALowerVersionOfTheSameRubric() {
    let inForce = RubricInForce(id: "r", version: "1.10.0")
    #expect(inForce.isOlder("r", "1.9.0") && inForce.isOlder("r", "0.99.0"))
    #expect(!inForce.isOlder("r", "1.10.0") && !inForce.isOlder("r", "1.10.1"))
    #expect(!inForce.isOlder("q", "1.0.0"))
  }

  @Test func withoutAFileTheGreatestVersionThatAnybodySawIsInForce() throws {
    let disk = MemoryStorage()
    let layout = ResultsLayout("results")
    let text = Array(#"{"schema": "gloss/rubric/1", "id": "trips", "version": "1.10.0"}"#.utf8)
    let kept = try TextStore(layout, storage: disk.storage).keep(rubric: text, guideline: [0x61])
    var labels: [Label] = []
    for version in ["1.2.0", "1.9.0"] {
      var content = Sample.skipped()
      content.rubricVersion = version
      labels.append(Label(id: ID("lb_\(version)"), prev: .zero, content: content))
    }
    let started = Event(
      id: "ev_1", prev: .zero,
      content: Sample.event(.sessionStarted(termsSHA256: nil, rubricSHA256: kept, tool: "x")))
    let versions = KeptVersions(disk.storage, roots: ["results"])
    func newest(_ events: [Event]) -> String? {
      Ledger(labels: labels, events: events).rubricsInForce(versions)["trips"]?.version.text
    }
    #expect(newest([]) == "1.9.0")
    #expect(newest([started]) == "1.10.0")
    // A text that was changed since says nothing.
    disk[layout.text(kept, as: .md)] = []
    #expect(KeptVersions(disk.storage, roots: ["results"]).rubrics.isEmpty)
  }
}
