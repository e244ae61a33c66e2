import GlossJSON
import GlossJournal
import GlossSession
import GlossTasks
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The batches that come with the program, worked through by script from the first item to the last.
@Suite struct PublishedTasksTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func source(_ path: String) throws -> SourceFile {
    let data = try Data(contentsOf: PublishedTasksTests.root.appendingPathComponent(path))
    return SourceFile(path: path, bytes: Array(data))
  }

  private func setup(_ name: String) throws -> Setup {
    let report = Report()
    let batch = try #require(Batch.read(source("tasks/\(name).json"), report))
    let rubricSource = try source("guidelines/\(name).json")
    let guideline = try #require(Rubric.guidelinePath(in: rubricSource))
    let rubric = Rubric.read(rubricSource, guideline: try source("guidelines/\(guideline)"), report)
    #expect(report.errors.isEmpty)
    return Setup(
      batch: batch, rubric: try #require(rubric), annotator: "ana", session: "s", guardMS: 0,
      face: .script, tool: "gloss/0.1.0")
  }

  @Test(arguments: [("route", "o"), ("violations", ""), ("news", ""), ("replies", "B")])
  func everyItemIsShownAndSaved(_ name: String, _ answer: String) throws {
    let setup = try setup(name)
    let plain = try PlainHarness(setup)
    let printed = plain.opening + plain.type(Array(repeating: answer, count: setup.order.count))
    plain.endInput()
    #expect(plain.exitCode == 0)
    #expect(plain.face.failure == nil)
    #expect(plain.saved.map(\.item) == Array(setup.batch.ids))
    #expect(plain.saved.allSatisfy { $0.status == .answered && $0.answers.count == 1 })
    for label in plain.saved where !label.metadata.isEmpty {
      #expect(!printed.contains(label.metadata))
    }
  }
}
