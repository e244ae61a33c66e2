import GlossJSON
import GlossJournal

extension RatingKind {
  package func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue] {
    zip(subjects(asked), draft.cells).map { subject, row in
      let ratings = zip(criteria, row).compactMap { criterion, value in
        value.map { Rating(of: subject, criterion: criterion.id, value: $0) }
      }
      return Answer(question: "", kind: name, of: subject, ratings: ratings)
    }
  }

  /// Takes one value for each response, as labels have them, or one that rates them all, as a
  /// machine's proposal is written.
  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft? {
    let given = values.flatMap(\.ratings)
    var draft = start(asked)
    for (subject, id) in subjects(asked).enumerated() {
      for (place, criterion) in criteria.enumerated() {
        let rating = given.first { $0.of == id && $0.criterion == criterion.id }
        guard let rating, scale.values.contains(rating.value) else { return nil }
        draft.cells[subject][place] = rating.value
      }
    }
    let again = self.values(draft, asked)
    let sorted = values.map { ordered($0, asked) }
    let together = Answer(
      question: "", kind: name, of: asked.of, ratings: again.flatMap(\.ratings))
    let isWhole = values.count == again.count && Set(sorted) == Set(again)
    return isWhole || sorted == [together] ? draft : nil
  }

  /// The bare value with its ratings in the order of the grid: order says nothing in them.
  private func ordered(_ value: AnswerValue, _ asked: Asked) -> AnswerValue {
    let subjects = subjects(asked)
    let criteria = self.criteria.map(\.id)
    let place = { (rating: Rating) in
      (
        subjects.firstIndex(of: rating.of) ?? subjects.count,
        criteria.firstIndex(of: rating.criterion) ?? criteria.count
      )
    }
    var value = value.bare
    value.ratings.sort { place($0) < place($1) }
    return value
  }
}
