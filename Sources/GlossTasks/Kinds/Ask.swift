import GlossJSON
import GlossJournal
import GlossScreen

/// A question as it is asked of an item or of one response, with the half-made answer to it.
///
/// The kind and its draft are in one box, so that a draft cannot meet a foreign kind. All that a kind
/// does is spelled here once more, for callers who do not know which kind it is.
package protocol Ask: Hashable, Sendable {
  associatedtype K: Kind
  var question: Question { get }
  var kind: K { get }
  var asked: Asked { get set }
  var draft: K.Draft { get set }
}

private struct KindAsk<K: Kind>: Ask {
  let question: Question
  let kind: K
  var asked: Asked
  var draft: K.Draft
}

extension Question {
  /// Asks it, with nothing done yet.
  package func ask(_ asked: Asked) -> any Ask {
    func open(_ kind: some Kind) -> any Ask {
      KindAsk(question: self, kind: kind, asked: asked, draft: kind.start(asked))
    }
    return open(kind)
  }
}

extension Ask {
  /// What its unsaved texts are kept under: the question, or `QUESTION/RESPONSE` where it is asked of
  /// each response.
  package var key: ID { asked.of == "" ? question.name : ID("\(question.name)/\(asked.of)") }

  /// The same with nothing done yet.
  package var blank: Self {
    var blank = self
    blank.draft = kind.start(asked)
    return blank
  }

  /// The same with the draft that gives these values; nil where none does.
  package func giving(_ values: [AnswerValue]) -> Self? {
    guard let draft = kind.draft(values, asked) else { return nil }
    var given = self
    given.draft = draft
    return given
  }

  /// The same with the draft that recorded these values, be it half-made; nil where none did.
  package func resuming(_ values: [AnswerValue]) -> Self? {
    if let whole = giving(values) { return whole }
    guard let draft = kind.partialDraft(values, asked) else { return nil }
    var resumed = self
    resumed.draft = draft
    return resumed
  }

  /// The same with what is proposed to it; nil where nothing is, or what is proposed is no answer.
  ///
  /// Asked of each response, it is what is proposed for the one that is asked about.
  package func proposed(_ proposals: [Answer]) -> Self? {
    var mine = proposals.filter {
      $0.question == question.name && (!kind.asksEachResponse || $0.of == asked.of)
    }
    guard !mine.isEmpty else { return nil }
    for index in mine.indices { mine[index].kind = kind.name }
    return giving(mine)
  }

  /// The responses that one answer to it is given for at once, as in a grid; none where it is asked
  /// of the item, or of each response in turn.
  package var answeredTogether: [ID] {
    kind.asksEachResponse ? [] : blank.values.map(\.of).filter { $0 != "" }
  }

  // MARK: What the kind does

  package mutating func press(_ key: Key, in room: Asked.Room? = nil) -> Pressed {
    kind.press(key, &draft, room.map(asked.with) ?? asked).inSentences
  }
  package mutating func enter(_ line: String) -> Entered {
    kind.enter(line, &draft, asked).inSentences
  }
  package var standing: Standing { kind.standing(draft, asked) }
  package var chosen: [ID] { kind.chosen(draft) }
  package var lines: [StyledLine] { kind.lines(draft, asked) }
  package func lines(in room: Asked.Room) -> [StyledLine] {
    Work.did("lines of \(key)")
    return kind.lines(draft, asked.with(room))
  }
  package var focusedResponse: ID { kind.focusedResponse(draft, asked) }
  /// The clause that it is answered by now: of what is under the cursor, else of the question.
  package var clause: ID? { kind.clause(draft, asked) ?? question.clause }
  package var hints: [Hint] { kind.hints(draft, asked) }
  package var summary: String { kind.summary(draft, asked) }
  package var usage: [String] { kind.usage(asked) }
  package var values: [AnswerValue] { kind.values(draft, asked) }
}

// MARK: What only some kinds do

extension Ask {
  /// Itself where its kind takes back small changes, nil elsewhere.
  package var takingBack: (any TakingBackAsk)? {
    get { self as? any TakingBackAsk }
    set { putBack(newValue) }
  }

  /// Itself where people write a text in it, nil elsewhere.
  package var writing: (any WritingAsk)? {
    get { self as? any WritingAsk }
    set { putBack(newValue) }
  }

  /// Itself where people mark texts in it, nil elsewhere.
  package var marking: (any MarkingAsk)? { self as? any MarkingAsk }

  /// Takes a changed ask of its own kind; `ask.writing?.paste(…)` puts nil back where there was none.
  private mutating func putBack(_ changed: (any Ask)?) {
    if let changed = changed as? Self { self = changed }
  }
}

package protocol TakingBackAsk: Ask where K: TakesBack {}
package protocol WritingAsk: Ask where K: WritesText {}
package protocol MarkingAsk: Ask where K: MarksText {}

extension KindAsk: TakingBackAsk where K: TakesBack {}
extension KindAsk: WritingAsk where K: WritesText {}
extension KindAsk: MarkingAsk where K: MarksText {}

extension TakingBackAsk {
  package mutating func undo() -> Bool { kind.undo(&draft, asked) }
}

extension WritingAsk {
  package mutating func gainFocus() { kind.gainFocus(&draft, asked) }
  package mutating func paste(_ text: String, in room: Asked.Room) -> Pressed {
    kind.paste(text, &draft, asked.with(room)).inSentences
  }
  package var editableText: String? { kind.editableText(draft, asked) }
  package mutating func replaceText(_ text: String) { kind.replaceText(text, &draft, asked) }
  package var unsavedText: String? { kind.unsavedText(draft, asked) }
}

extension MarkingAsk {
  package var marks: [TextMark] {
    Work.did("marks of \(key)")
    return kind.marks(draft, asked)
  }
  package var markable: [ID] { kind.markable(asked) }
}

// Kinds word a refusal as the middle of a sentence, so that one can be joined to another or stand
// behind a question's title. An `Ask` makes it a whole sentence before it is shown.

extension Pressed {
  fileprivate var inSentences: Pressed {
    if case .refused(let why) = self { .refused(sentence(why)) } else { self }
  }
}

extension Entered {
  fileprivate var inSentences: Entered {
    if case .refused(let why) = self { .refused(sentence(why)) } else { self }
  }
}

/// With a capital at its beginning and a full stop at its end.
private func sentence(_ text: String) -> String {
  let isEnded = text.last.map { ".?!…".contains($0) } ?? true
  return text.prefix(1).uppercased() + text.dropFirst() + (isEnded ? "" : ".")
}

/// An answer without the question it answers.
package typealias AnswerValue = Answer

extension AnswerValue {
  /// The value alone: without the question, and without what stands beside a value.
  package var bare: AnswerValue {
    var bare = self
    bare.question = ""
    bare.reason = ""
    bare.confidence = 0
    bare.assisted = .none
    return bare
  }
}
