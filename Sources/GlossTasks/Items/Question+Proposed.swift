import GlossJSON
import GlossJournal

extension Question {
  /// What is proposed to it, as a draft; nil where nothing is, or what is proposed is no answer.
  ///
  /// Asked of each response, it is what is proposed for the one that is asked about.
  package func proposed(_ proposals: [Answer], _ asked: Asked) -> AnyDraft? {
    var mine = proposals.filter {
      $0.question == name && (!kind.asksEachResponse || $0.of == asked.of)
    }
    guard !mine.isEmpty else { return nil }
    for index in mine.indices { mine[index].kind = kind.name }
    return kind.draft(mine, asked)
  }

  /// The responses that one answer to it is given for at once, as in a grid; none where it is asked
  /// of the item, or of each response in turn.
  package func answeredTogether(_ asked: Asked) -> [ID] {
    kind.asksEachResponse
      ? [] : kind.values(kind.start(asked), asked).map(\.of).filter { $0 != "" }
  }
}
