import Foundation
import GlossJSON
import GlossScreen
import GlossTasks
import Testing

/// The batches and rubrics that come with the program.
@Suite struct ContentTests {
  private static let tasks = Sample.package.appending(path: "tasks")
  private static let hostile = Sample.package.appending(
    path: "Tests/TranscriptTests/Fixtures/hostile.jsonl")

  private static func batches() throws -> [URL] {
    try Sample.files(in: tasks).filter { ["json", "jsonl"].contains($0.pathExtension) } + [hostile]
  }

  /// A batch with its rubric, neither of which may give cause for a word.
  private func load(_ url: URL) throws -> (batch: Batch, rubric: Rubric) {
    let report = Report()
    let batch = try #require(Batch.read(Sample.file(url), report))
    let rubricURL = url.deletingLastPathComponent().appending(path: batch.rubricPath)
    let source = try Sample.file(rubricURL)
    let guideline = try Rubric.guidelinePath(in: source).map {
      try Sample.file(rubricURL.deletingLastPathComponent().appending(path: $0))
    }
    let rubric = Rubric.read(source, guideline: guideline, report)
    #expect(report.diagnostics.map(Sample.render) == [])
    return (batch, try #require(rubric))
  }

  @Test(arguments: try batches())
  func readsWithoutAWord(_ url: URL) throws {
    let (batch, rubric) = try load(url)
    #expect(FaultTests.read(try Sample.file(url)).diagnostics.map(Sample.render) == [])
    #expect(batch.count >= least(batch, rubric, url))
    for index in batch.indices {
      guard case .item(let item) = batch.item(at: index) else {
        Issue.record("\(url.lastPathComponent), item \(index)")
        continue
      }
      #expect(rubric.faults(of: item) == [])
    }
    if !batch.termsPath.isEmpty {
      #expect(
        FileManager.default.fileExists(
          atPath: url.deletingLastPathComponent().appending(path: batch.termsPath).path))
    }
  }

  /// A mixed item takes as long as several of one question, and practice is done when it is learnt.
  private func least(_ batch: Batch, _ rubric: Rubric, _ url: URL) -> Int {
    if url == Self.hostile { return 20 }
    let isPractice = batch.indices.allSatisfy { index in
      guard case .item(let item) = batch.item(at: index) else { return false }
      return item.practice != nil
    }
    if isPractice { return 1 }
    return rubric.questions.count == 1 ? 30 : 12
  }

  /// An explanation that cites no clause, or not that of the label, teaches nothing that can be
  /// looked up.
  @Test func practiceExpectsAnAnswerAndCitesItsClause() throws {
    let url = Self.tasks.appending(path: "practice.json")
    let (batch, rubric) = try load(url)
    var clausesTaught: Set<ID> = []
    for index in batch.indices {
      guard case .item(let item) = batch.item(at: index), let practice = item.practice else {
        Issue.record("item \(index) is no practice")
        continue
      }
      let cited = practice.explanation.split(
        separator: "#", omittingEmptySubsequences: false
      ).dropFirst().map { part in
        ID(String(part.prefix { $0.isLetter || $0 == "-" }))
      }
      #expect(Set(cited).isSubset(of: rubric.guideline.clauses.map(\.id)), "\(item.id)")
      for question in rubric.questions {
        let answer = practice.answers.first { $0.question == question.name }
        let clauses = (answer?.labels ?? []).map { clause(of: $0, question) }
        #expect(!clauses.isEmpty && clauses.first == cited.first, "\(item.id)")
        clausesTaught.formUnion(clauses.compactMap(\.self))
      }
    }
    // Each item teaches another clause.
    #expect(clausesTaught.count == batch.count)
  }

  @Test(arguments: try batches())
  func itsKeysWorkOnEveryItem(_ url: URL) throws {
    let (batch, rubric) = try load(url)
    for index in batch.indices {
      guard case .item(let item) = batch.item(at: index) else { continue }
      let shown = PresentedItem(
        item, batch: batch.id, annotator: "ana", seed: 0, shuffles: rubric.shufflesResponses)
      for question in rubric.questions {
        let of = question.kind.asksEachResponse ? shown.shownOrder[0] : ""
        let asked = Asked(item: shown, of: of)
        for binding in question.kind.bindings {
          var ask = question.ask(asked)
          let outcome = ask.press(.character(binding.key))
          // A tie needs something above it, which a fresh ranking has not.
          let isTie = question.kind.name == "ranking" && binding.key == "="
          #expect(
            isTie ? outcome != .ignored : outcome == .changed || outcome == .answered,
            "\(item.id) \(binding.key)")
        }
      }
    }
  }

  /// What a label or a criterion of a question cites.
  private func clause(of choice: ID, _ question: Question) -> ID? {
    switch question.kind {
    case let kind as any OffersLabels: kind.labels.first { $0.id == choice }?.clause
    case let kind as RatingKind: kind.criteria.first { $0.id == choice }?.clause
    default: nil
    }
  }

  /// Every question and every label says where its rule stands.
  @Test(arguments: try batches())
  func everyClauseCitedExists(_ url: URL) throws {
    let rubric = try load(url).rubric
    let clauses = Set(rubric.guideline.clauses.map(\.id))
    #expect(!clauses.isEmpty)
    for question in rubric.questions {
      #expect(question.clause.map(clauses.contains) == true)
      for choice in question.kind.choices {
        #expect(clause(of: choice, question).map(clauses.contains) == true, "\(choice)")
      }
    }
    for clause in clauses { #expect((rubric.guideline.text(of: clause)?.count ?? 0) > 1) }
  }

  @Test func everyKindHasABatch() throws {
    let kinds = try Self.batches().flatMap { try load($0).rubric.questions.map(\.kind.name) }
    #expect(Set(kinds) == Set(Kinds.all.map { $0.name }))
  }
}
