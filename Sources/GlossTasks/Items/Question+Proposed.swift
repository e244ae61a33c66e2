import GlossJSON
import GlossJournal

extension Question {
  /// What is proposed to it, as a draft; nil where nothing is, or what is proposed is no answer.
  ///
  /// Asked of each response, one proposal cannot stand for all of them.
  package func proposed(_ proposals: [Answer], _ asked: Asked) -> AnyDraft? {
    guard !kind.asksEachResponse, var answer = proposals.first(where: { $0.question == name })
    else { return nil }
    answer.kind = kind.name
    return kind.draft([answer], asked) ?? kind.draft(answer.byResponse, asked)
  }
}

extension Answer {
  /// Ratings of several responses as an answer of each, which is how a grid records them.
  fileprivate var byResponse: [Answer] {
    var ofs: [ID] = []
    for rating in ratings where !ofs.contains(rating.of) { ofs.append(rating.of) }
    return ofs.map { of in
      var answer = self
      answer.of = of
      answer.ratings = ratings.filter { $0.of == of }
      return answer
    }
  }
}
