import GlossJSON
import GlossJournal

extension RatingGrid {
  package static func values(_ draft: Draft, _ settings: Settings, _ asked: Asked)
    -> [AnswerValue]
  {
    zip(subjects(settings, asked), draft.cells).map { subject, row in
      let ratings = zip(settings.criteria, row).compactMap { criterion, value in
        value.map { Rating(of: subject, criterion: criterion.id, value: $0) }
      }
      return Answer(question: "", kind: name, of: subject, ratings: ratings)
    }
  }

  /// Takes one value for each response, as labels have them, or one that rates them all, as a
  /// machine's proposal is written.
  package static func draft(_ values: [AnswerValue], _ settings: Settings, _ asked: Asked)
    -> Draft?
  {
    let given = values.flatMap(\.ratings)
    var draft = start(settings, asked)
    for (subject, id) in subjects(settings, asked).enumerated() {
      for (place, criterion) in settings.criteria.enumerated() {
        let rating = given.first { $0.of == id && $0.criterion == criterion.id }
        guard let rating, settings.scale.values.contains(rating.value) else { return nil }
        draft.cells[subject][place] = rating.value
      }
    }
    let again = self.values(draft, settings, asked)
    let sorted = values.map { ordered($0, settings, asked) }
    let together = Answer(
      question: "", kind: name, of: asked.of, ratings: again.flatMap(\.ratings))
    let isWhole = values.count == again.count && Set(sorted) == Set(again)
    return isWhole || sorted == [together] ? draft : nil
  }

  /// The bare value with its ratings in the order of the grid: order says nothing in them.
  private static func ordered(_ value: AnswerValue, _ settings: Settings, _ asked: Asked)
    -> AnswerValue
  {
    let subjects = subjects(settings, asked)
    let criteria = settings.criteria.map(\.id)
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
