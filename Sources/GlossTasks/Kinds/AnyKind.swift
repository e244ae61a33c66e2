import GlossJSON
import GlossJournal
import GlossScreen

/// A kind with one question's settings, erased, so that whole states compare.
package struct AnyKind: Hashable, Sendable {
  private let box: any KindBox

  package init<K: Kind>(_ kind: K.Type, _ settings: K.Settings) {
    box = Box<K>(settings: settings)
  }

  /// Reads a kind's settings from the fields of a question.
  package static func read(_ kind: any Kind.Type, _ fields: inout Fields) -> AnyKind {
    func open<K: Kind>(_ kind: K.Type) -> AnyKind {
      AnyKind(kind, kind.readSettings(&fields))
    }
    return open(kind)
  }

  package static func == (a: AnyKind, b: AnyKind) -> Bool { a.box.isEqual(to: b.box) }
  package func hash(into hasher: inout Hasher) { box.hash(into: &hasher) }

  package var name: String { box.name }
  package var bindings: [Binding] { box.bindings }
  package var asksEachResponse: Bool { box.asksEachResponse }
  package var choices: [ID] { box.choices }
  package func fault(of item: Item) -> String? { box.fault(of: item) }
  package func clause(of label: ID) -> ID? { box.clause(of: label) }

  package func start(_ asked: Asked) -> AnyDraft { box.start(asked) }
  package func press(_ key: Key, _ draft: inout AnyDraft, _ asked: Asked) -> Pressed {
    box.press(key, &draft, asked)
  }
  package func enter(_ line: String, _ draft: inout AnyDraft, _ asked: Asked) -> Entered {
    box.enter(line, &draft, asked)
  }
  package func standing(_ draft: AnyDraft, _ asked: Asked) -> Standing {
    box.standing(draft, asked)
  }
  package func chosen(_ draft: AnyDraft) -> [ID] { box.chosen(draft) }

  package func gainFocus(_ draft: inout AnyDraft, _ asked: Asked) { box.gainFocus(&draft, asked) }
  package func paste(_ text: String, _ draft: inout AnyDraft, _ asked: Asked) -> Pressed {
    box.paste(text, &draft, asked)
  }
  package func editableText(_ draft: AnyDraft, _ asked: Asked) -> String? {
    box.editableText(draft, asked)
  }
  package func replaceText(_ text: String, _ draft: inout AnyDraft, _ asked: Asked) {
    box.replaceText(text, &draft, asked)
  }
  package func unsavedText(_ draft: AnyDraft, _ asked: Asked) -> String? {
    box.unsavedText(draft, asked)
  }
  package func undo(_ draft: inout AnyDraft, _ asked: Asked) -> Bool { box.undo(&draft, asked) }

  package var fitsPanel: Bool { box.fitsPanel }
  package func lines(_ draft: AnyDraft, _ asked: Asked) -> [StyledLine] { box.lines(draft, asked) }
  package func marks(_ draft: AnyDraft, _ asked: Asked) -> [TextMark] { box.marks(draft, asked) }
  package func focusedResponse(_ draft: AnyDraft, _ asked: Asked) -> ID {
    box.focusedResponse(draft, asked)
  }
  package func hints(_ draft: AnyDraft, _ asked: Asked) -> [Hint] { box.hints(draft, asked) }
  package func summary(_ draft: AnyDraft, _ asked: Asked) -> String { box.summary(draft, asked) }
  package func usage(_ asked: Asked) -> [String] { box.usage(asked) }

  package func values(_ draft: AnyDraft, _ asked: Asked) -> [AnswerValue] {
    box.values(draft, asked)
  }
  package func draft(_ values: [AnswerValue], _ asked: Asked) -> AnyDraft? {
    box.draft(values, asked)
  }
  package func preferences(_ answer: Answer, _ input: Input) -> [Preference]? {
    box.preferences(answer, input)
  }
  package func spans(_ answer: Answer) -> [Span]? { box.spans(answer) }
  package func markedTexts(_ input: Input) -> [MarkedText]? { box.markedTexts(input) }
}

/// A draft of any kind.
package struct AnyDraft: Hashable, Sendable {
  fileprivate let value: any Hashable & Sendable

  package init(_ value: some Hashable & Sendable) { self.value = value }

  package static func == (a: AnyDraft, b: AnyDraft) -> Bool {
    AnyHashable(a.value) == AnyHashable(b.value)
  }

  package func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

/// What `AnyKind` forwards to; `Box` opens drafts again.
private protocol KindBox: Sendable {
  var name: String { get }
  var bindings: [Binding] { get }
  var asksEachResponse: Bool { get }
  var choices: [ID] { get }
  func fault(of item: Item) -> String?
  func clause(of label: ID) -> ID?
  func start(_ asked: Asked) -> AnyDraft
  func press(_ key: Key, _ draft: inout AnyDraft, _ asked: Asked) -> Pressed
  func enter(_ line: String, _ draft: inout AnyDraft, _ asked: Asked) -> Entered
  func standing(_ draft: AnyDraft, _ asked: Asked) -> Standing
  func chosen(_ draft: AnyDraft) -> [ID]
  func gainFocus(_ draft: inout AnyDraft, _ asked: Asked)
  func paste(_ text: String, _ draft: inout AnyDraft, _ asked: Asked) -> Pressed
  func editableText(_ draft: AnyDraft, _ asked: Asked) -> String?
  func replaceText(_ text: String, _ draft: inout AnyDraft, _ asked: Asked)
  func unsavedText(_ draft: AnyDraft, _ asked: Asked) -> String?
  func undo(_ draft: inout AnyDraft, _ asked: Asked) -> Bool
  var fitsPanel: Bool { get }
  func lines(_ draft: AnyDraft, _ asked: Asked) -> [StyledLine]
  func marks(_ draft: AnyDraft, _ asked: Asked) -> [TextMark]
  func focusedResponse(_ draft: AnyDraft, _ asked: Asked) -> ID
  func hints(_ draft: AnyDraft, _ asked: Asked) -> [Hint]
  func summary(_ draft: AnyDraft, _ asked: Asked) -> String
  func usage(_ asked: Asked) -> [String]
  func values(_ draft: AnyDraft, _ asked: Asked) -> [AnswerValue]
  func draft(_ values: [AnswerValue], _ asked: Asked) -> AnyDraft?
  func preferences(_ answer: Answer, _ input: Input) -> [Preference]?
  func spans(_ answer: Answer) -> [Span]?
  func markedTexts(_ input: Input) -> [MarkedText]?
  func isEqual(to other: any KindBox) -> Bool
  func hash(into hasher: inout Hasher)
}

private struct Box<K: Kind>: KindBox {
  let settings: K.Settings

  var name: String { K.name }
  var bindings: [Binding] { K.bindings(settings) }
  var asksEachResponse: Bool { K.asksEachResponse(settings) }
  var choices: [ID] { K.choices(settings) }
  func fault(of item: Item) -> String? { K.fault(of: item, settings) }
  func clause(of label: ID) -> ID? { K.clause(of: label, settings) }

  func start(_ asked: Asked) -> AnyDraft { AnyDraft(K.start(settings, asked)) }
  func press(_ key: Key, _ draft: inout AnyDraft, _ asked: Asked) -> Pressed {
    change(&draft) { K.press(key, &$0, settings, asked) }.inSentences
  }
  func enter(_ line: String, _ draft: inout AnyDraft, _ asked: Asked) -> Entered {
    change(&draft) { K.enter(line, &$0, settings, asked) }.inSentences
  }
  func standing(_ draft: AnyDraft, _ asked: Asked) -> Standing {
    K.standing(open(draft), settings, asked)
  }
  func chosen(_ draft: AnyDraft) -> [ID] { K.chosen(open(draft)) }

  func gainFocus(_ draft: inout AnyDraft, _ asked: Asked) {
    change(&draft) { K.gainFocus(&$0, settings, asked) }
  }
  func paste(_ text: String, _ draft: inout AnyDraft, _ asked: Asked) -> Pressed {
    change(&draft) { K.paste(text, &$0, settings, asked) }.inSentences
  }
  func editableText(_ draft: AnyDraft, _ asked: Asked) -> String? {
    K.editableText(open(draft), settings, asked)
  }
  func replaceText(_ text: String, _ draft: inout AnyDraft, _ asked: Asked) {
    change(&draft) { K.replaceText(text, &$0, settings, asked) }
  }
  func unsavedText(_ draft: AnyDraft, _ asked: Asked) -> String? {
    K.unsavedText(open(draft), settings, asked)
  }
  func undo(_ draft: inout AnyDraft, _ asked: Asked) -> Bool {
    change(&draft) { K.undo(&$0, settings, asked) }
  }

  var fitsPanel: Bool { K.fitsPanel }
  func lines(_ draft: AnyDraft, _ asked: Asked) -> [StyledLine] {
    K.lines(open(draft), settings, asked)
  }
  func marks(_ draft: AnyDraft, _ asked: Asked) -> [TextMark] {
    K.marks(open(draft), settings, asked)
  }
  func focusedResponse(_ draft: AnyDraft, _ asked: Asked) -> ID {
    K.focusedResponse(open(draft), settings, asked)
  }
  func hints(_ draft: AnyDraft, _ asked: Asked) -> [Hint] { K.hints(open(draft), settings, asked) }
  func summary(_ draft: AnyDraft, _ asked: Asked) -> String {
    K.summary(open(draft), settings, asked)
  }
  func usage(_ asked: Asked) -> [String] { K.usage(settings, asked) }

  func values(_ draft: AnyDraft, _ asked: Asked) -> [AnswerValue] {
    K.values(open(draft), settings, asked)
  }
  func draft(_ values: [AnswerValue], _ asked: Asked) -> AnyDraft? {
    K.draft(values, settings, asked).map { AnyDraft($0) }
  }
  func preferences(_ answer: Answer, _ input: Input) -> [Preference]? {
    K.preferences(answer, input)
  }
  func spans(_ answer: Answer) -> [Span]? { K.spans(answer) }
  func markedTexts(_ input: Input) -> [MarkedText]? { K.markedTexts(input, settings) }

  func isEqual(to other: any KindBox) -> Bool { (other as? Box<K>)?.settings == settings }
  func hash(into hasher: inout Hasher) {
    hasher.combine(K.name)
    hasher.combine(settings)
  }

  private func open(_ draft: AnyDraft) -> K.Draft {
    guard let value = draft.value as? K.Draft else {
      preconditionFailure("a draft of \(type(of: draft.value)) was given to \(K.name)")
    }
    return value
  }

  private func change<T>(_ draft: inout AnyDraft, _ body: (inout K.Draft) -> T) -> T {
    var value = open(draft)
    let outcome = body(&value)
    draft = AnyDraft(value)
    return outcome
  }
}
