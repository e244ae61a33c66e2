import GlossJSON
import GlossJournal
import GlossTasks

/// How practice went in this session, by clause of the guideline: told at its end, and kept nowhere.
struct PracticeScore: Hashable, Sendable {
  private struct Tally: Hashable {
    var expected = 0
    var all = 0

    mutating func take(_ isAsExpected: Bool) {
      all += 1
      if isAsExpected { expected += 1 }
    }
  }

  private var whole = Tally()
  private var byClause: [ID: Tally] = [:]

  /// Takes a practice item that was answered, and the clauses that it is about.
  mutating func take(_ compared: [ComparedAnswer], clauses: [ID]) {
    let isAsExpected = compared.allSatisfy(\.isAsExpected)
    whole.take(isAsExpected)
    for clause in clauses { byClause[clause, default: Tally()].take(isAsExpected) }
  }

  /// In the order of the guideline.
  func blocks(_ clauses: [Clause]) -> [Prompt.Block] {
    let lines = clauses.compactMap { clause in
      byClause[clause.id].map {
        SessionWords.Practice.score($0.expected, of: $0.all, clause: clause.title)
      }
    }
    return [.heading(inWords), .gap] + lines.map { .line($0) }
      + [.gap, .line(SessionWords.Practice.scoreIsYours)]
  }

  /// Nothing was taken yet.
  var isEmpty: Bool { whole.all == 0 }
  var inWords: String { SessionWords.Practice.score(whole.expected, of: whole.all) }
}

/// What was answered to a question of a practice item, beside what was expected.
struct ComparedAnswer {
  let question: Question
  let isAsExpected: Bool
  /// The labels of what was expected.
  let expectedLabels: Set<ID>
  /// What the page says of it.
  let blocks: [Prompt.Block]
}

extension Session {
  /// The clauses that a practice item is about: those that its explanation cites, else those of the
  /// labels that were expected, else those of the questions.
  func clauses(_ practice: Item.Practice, _ compared: [ComparedAnswer]) -> [ID] {
    let known = setup.rubric.guideline.clauses.map(\.id)
    let cited = Citations(in: practice.explanation, known).cited
    if !cited.isEmpty { return cited }
    let own = Set(
      compared.flatMap { compared -> [ID] in
        let labels = (compared.question.kind as? any OffersLabels)?.labels ?? []
        let ofLabels = labels.filter { compared.expectedLabels.contains($0.id) }.compactMap(
          \.clause)
        return ofLabels.isEmpty ? [compared.question.clause].compactMap(\.self) : ofLabels
      })
    return known.filter(own.contains)
  }

  /// Each question of which something is expected, with that and what was given, by response if so.
  func compared(_ item: OpenItem, _ practice: Item.Practice) -> [ComparedAnswer] {
    setup.rubric.questions.compactMap { question in
      var (given, expected, others): ([String], [String], [ID]) = ([], [], [])
      var labels: Set<ID> = []
      var count = 0
      for entry in item.asked where entry.ask.question.name == question.name {
        let ask = entry.ask
        guard let wanted = ask.proposed(practice.answers) else { continue }
        let letter = item.presented?.letter(of: ask.asked.of)
        let words = entry.isAnswered ? ask.inWords : SessionWords.Practice.nothing
        given.append(SessionWords.Practice.line(words, of: letter))
        expected.append(SessionWords.Practice.line(wanted.inWords, of: letter))
        let (values, wantedValues) = (entry.isAnswered ? ask.values : [], wanted.values)
        count += wantedValues.count
        others += wantedValues.filter { !values.contains($0) }.map(\.of)
        labels.formUnion(wantedValues.flatMap { $0.labels + $0.spans.map(\.label) })
      }
      guard count > 0 else { return nil }
      let verdict =
        others.count == count
        ? SessionWords.Practice.other
        : SessionWords.Practice.same(but: others.compactMap { item.presented?.letter(of: $0) })
      return ComparedAnswer(
        question: question, isAsExpected: others.isEmpty, expectedLabels: labels,
        blocks: [
          .heading(verdict), .line(question.title), .gap,
          .value(name: SessionWords.Practice.given, given.joined(separator: "\n")),
        ]
          + (others.isEmpty
            ? [] : [.value(name: SessionWords.Practice.expected, expected.joined(separator: "\n"))])
          + [.gap])
    }
  }
}
