import GlossJSON
import GlossJournal
import GlossSession
import GlossTestSupport
import Testing

/// A session is its actions: replayed, each at its moment, they leave the same bytes.
@Suite struct ReplayTests {
  private func setup() throws -> Setup {
    Setup(
      batch: try Sample.batch(WalkTests.mixedItems), rubric: try Sample.rubric(WalkTests.mixed),
      annotator: "ana", session: "s1", guardMS: 20, tool: "gloss/0.1.0")
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func theActionsOfAWalkLeaveTheSameFiles(_ seed: UInt64) throws {
    let walked = try SessionHarness(try setup())
    var random = SeededGenerator(seed: seed)
    let walk = WalkTests()
    for step in 0..<600 {
      walked.clock.advance(Int64.random(in: 0...3000, using: &random))
      walk.actMixed(walked, step, &random)
      walked.settle()
    }
    walked.store.leave(code: 0, walked.now)
    walked.settle()
    #expect(walked.appended.count > 6)

    let rig = try SessionRig(try setup())
    let start = rig.clock.now
    var store = SessionStore(try setup(), at: start)
    _ = rig.driver.settle(&store)
    for applied in walked.applied.dropFirst() where !applied.action.isOutcome {
      rig.clock.now = applied.at
      store.apply(applied.action, applied.at)
      _ = rig.driver.settle(&store)
    }
    let paths = walked.disk.paths.filter { $0.hasSuffix(".jsonl") }
    #expect(
      paths.contains { $0.contains("/labels/") } && paths.contains { $0.contains("/events/") })
    for path in paths { #expect(rig.disk[path] == walked.disk[path], "\(path)") }
  }
}

extension Action {
  /// It tells what came of an effect: a driver sends it, and no person.
  fileprivate var isOutcome: Bool {
    switch self {
    case .began, .labelSaved, .labelFailed, .eventSaved, .eventFailed, .eventLeftOut,
      .draftsFailed, .looked, .rubricChanged, .resultsChanged, .resultsRefused, .endFailed:
      true
    default: false
    }
  }
}
