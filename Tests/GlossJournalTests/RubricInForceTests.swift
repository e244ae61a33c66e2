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

  @Test func aNumberOfAnyLengthIsANumber() {
    let ascending = [
      "1.2.0", "2.0.0", "9223372036854775807.0.0", "9223372036854775808.0.0",
      "9223372036854775808.0.1", "10000000000000000000000.0.0",
    ].map { RubricVersion($0) }
    for (older, newer) in zip(ascending, ascending.dropFirst()) {
      #expect(older < newer && !(newer < older) && older != newer, "\(older.text), \(newer.text)")
    }
    #expect(ascending[3].changesMeaning(since: ascending[1]))
    #expect(!ascending[4].changesMeaning(since: ascending[3]))
    #expect(RubricVersion("01.0.0") == RubricVersion("1.0.0"))
  }

  private let disk = MemoryStorage()

  private func started(_ id: ID, _ version: String) throws -> Event {
    let text = Array(#"{"schema": "gloss/rubric/1", "id": "trips", "version": "\#(version)"}"#.utf8)
    let kept = try TextStore(ResultsLayout("results"), storage: disk.storage)
      .keep(rubric: text, guideline: [0x61])
    return Event(
      id: id, prev: .zero,
      content: Sample.event(.sessionStarted(termsSHA256: nil, rubricSHA256: kept, tool: "x")))
  }

  @Test func withoutAFileTheTextOfTheLastStartIsInForce() throws {
    var labels: [Label] = []
    for version in ["1.2.0", "1.9.0", "1.3.0"] {
      var content = Sample.skipped()
      content.rubricVersion = version
      labels.append(Label(id: ID("lb_\(version)"), prev: .zero, content: content))
    }
    let starts = [try started("ev_1", "1.10.0"), try started("ev_2", "1.3.0")]
    let versions = KeptVersions(disk.storage, roots: ["results"])
    func inForce(_ events: [Event]) -> String? {
      Ledger(labels: labels, events: events).rubricsInForce(versions)["trips"]?.version.text
    }
    // Where nobody's start is known, only labels can say.
    #expect(inForce([]) == "1.9.0")
    #expect(inForce([starts[0]]) == "1.10.0")
    #expect(inForce(starts) == "1.3.0" && inForce(starts.reversed()) == "1.3.0")
    labels = []
    #expect(inForce(starts) == "1.3.0")
  }

  @Test func aTextThatWasChangedSinceSaysNothing() throws {
    let start = try started("ev_1", "1.10.0")
    guard case .sessionStarted(_, let kept, _) = start.happening else { fatalError("\(start)") }
    #expect(KeptVersions(disk.storage, roots: ["results"]).rubrics.count == 1)
    disk[ResultsLayout("results").text(kept, as: .md)] = []
    #expect(KeptVersions(disk.storage, roots: ["results"]).rubrics.isEmpty)
  }
}
