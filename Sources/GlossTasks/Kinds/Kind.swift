import GlossJSON
import GlossJournal
import GlossScreen

/// A kind of question: all that the program knows of it, in one folder.
///
/// A kind is a namespace of pure functions over its settings (from the rubric) and its draft (the
/// half-made answer). It never sees the terminal, the clock or the journal.
package protocol Kind: Sendable {
  /// What a rubric says of one question of this kind.
  associatedtype Settings: Hashable & Sendable
  /// The half-made answer.
  associatedtype Draft: Hashable & Sendable

  /// The word in a rubric's `kind`.
  static var name: String { get }

  // MARK: Rubric and items

  /// The keys of the kind's own in a rubric, for its JSON Schema.
  static var schema: [SchemaProperty] { get }
  /// Reads the keys of the kind's own, noting faults.
  static func readSettings(_ fields: inout Fields) -> Settings
  /// The keys that answer, in the order in which help names them.
  static func bindings(_ settings: Settings) -> [Binding]
  /// Whether the question is asked of each response in turn, rather than once of the item.
  static func asksEachResponse(_ settings: Settings) -> Bool
  /// Why an item cannot be asked this question, as a sentence; nil where it can.
  static func fault(of item: Item, _ settings: Settings) -> String?
  /// Ids that a condition (`when … has`) can name; empty where the kind can carry none.
  static func choices(_ settings: Settings) -> [ID]
  /// The clause that a chosen label of this question cites.
  static func clause(of label: ID, _ settings: Settings) -> ID?

  // MARK: The draft

  static func start(_ settings: Settings, _ asked: Asked) -> Draft
  /// Changes the draft by a key.
  static func press(_ key: Key, _ draft: inout Draft, _ settings: Settings, _ asked: Asked)
    -> Pressed
  /// Changes the draft by a line of plain mode.
  static func enter(_ line: String, _ draft: inout Draft, _ settings: Settings, _ asked: Asked)
    -> Entered
  static func standing(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> Standing
  /// Ids that the draft has chosen: what a condition looks at.
  static func chosen(_ draft: Draft) -> [ID]

  // MARK: Written text

  /// Answering leads to the question, on a screen with an editor, and nothing was given to it yet.
  /// What waits for a text alone opens its editor, so that what is typed first is no command.
  static func gainFocus(_ draft: inout Draft, _ settings: Settings, _ asked: Asked)
  /// Changes the draft by a paste, which may be of many lines.
  static func paste(_ text: String, _ draft: inout Draft, _ settings: Settings, _ asked: Asked)
    -> Pressed
  /// The text that keys go to now, for `EDITOR`; nil where keys are keys.
  static func editableText(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> String?
  /// Puts a text in the place of the written one, as one change that can be taken back.
  static func replaceText(
    _ text: String, _ draft: inout Draft, _ settings: Settings, _ asked: Asked)
  /// What was written and no label holds, to be kept on disk; nil where there is nothing to lose.
  static func unsavedText(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> String?
  /// Takes back the last change within the written text; false where there is none. Such changes
  /// are the draft's own to remember, since a session that kept a draft for each letter would
  /// grow without limit.
  static func undo(_ draft: inout Draft, _ settings: Settings, _ asked: Asked) -> Bool

  // MARK: On the screen

  /// Whether `lines` keeps to the rows of `asked.panel`, and each of them to its columns.
  static var fitsPanel: Bool { get }
  /// The question's own lines, under its title.
  static func lines(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [StyledLine]
  /// What the draft marks in the item's texts.
  static func marks(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [TextMark]
  /// The response that keys go to now, to be brought into view; empty where it is none of them.
  static func focusedResponse(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> ID
  /// The keys that do something now, for the key line.
  static func hints(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [Hint]
  /// The draft in a few words, for plain mode and for lists.
  static func summary(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> String
  /// The answers that a line of plain mode may give, a line each.
  static func usage(_ settings: Settings, _ asked: Asked) -> [String]

  // MARK: In a label

  /// What the draft records, with the question left for the caller to fill: one value, or one for
  /// each response where all of them are judged in one grid.
  static func values(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [AnswerValue]
  /// The draft that gives these values again, or nil where the rubric or the item no longer fits
  /// them.
  static func draft(_ values: [AnswerValue], _ settings: Settings, _ asked: Asked) -> Draft?
  /// The preferences between responses that an answer states, for preference exports; nil where
  /// the kind states none.
  static func preferences(_ answer: Answer, _ input: Input) -> [Preference]?
  /// The spans that an answer states, for span exports; nil where the kind states none.
  static func spans(_ answer: Answer) -> [Span]?
  /// The texts of an item that the question has people mark, also those in which nothing was, for
  /// span exports; nil where the kind marks none.
  static func markedTexts(_ input: Input, _ settings: Settings) -> [MarkedText]?
}

extension Kind {
  package static func asksEachResponse(_ settings: Settings) -> Bool { false }
  package static func fault(of item: Item, _ settings: Settings) -> String? { nil }
  package static func choices(_ settings: Settings) -> [ID] { [] }
  package static func clause(of label: ID, _ settings: Settings) -> ID? { nil }
  package static func chosen(_ draft: Draft) -> [ID] { [] }
  package static func gainFocus(_ draft: inout Draft, _ settings: Settings, _ asked: Asked) {}
  package static func paste(
    _ text: String, _ draft: inout Draft, _ settings: Settings, _ asked: Asked
  ) -> Pressed { .ignored }
  package static func editableText(_ draft: Draft, _ settings: Settings, _ asked: Asked)
    -> String?
  { nil }
  package static func replaceText(
    _ text: String, _ draft: inout Draft, _ settings: Settings, _ asked: Asked
  ) {}
  package static func unsavedText(_ draft: Draft, _ settings: Settings, _ asked: Asked)
    -> String?
  { nil }
  package static func undo(_ draft: inout Draft, _ settings: Settings, _ asked: Asked) -> Bool {
    false
  }
  package static var fitsPanel: Bool { false }
  package static func marks(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> [TextMark] {
    []
  }
  package static func focusedResponse(_ draft: Draft, _ settings: Settings, _ asked: Asked) -> ID {
    asked.of
  }
  package static func preferences(_ answer: Answer, _ input: Input) -> [Preference]? { nil }
  package static func spans(_ answer: Answer) -> [Span]? { nil }
  package static func markedTexts(_ input: Input, _ settings: Settings) -> [MarkedText]? { nil }
}

/// What a question is asked about, and how much room there is to ask it.
package struct Asked: Hashable, Sendable {
  package let item: PresentedItem
  /// A response's id where the question is asked of each response; else empty.
  package let of: ID
  /// Columns in which the item's texts are drawn; what moving by line needs to know.
  package var columns: Int
  /// Room for the question's own lines.
  package var panel = Panel()
  /// The response that an earlier question of the item prefers; nil where none does.
  package var preferred: ID?

  package struct Panel: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int = 80, rows: Int = 8) {
      self.columns = columns
      self.rows = rows
    }
  }

  package init(item: PresentedItem, of: ID = "", columns: Int = 80) {
    self.item = item
    self.of = of
    self.columns = columns
  }
}

/// What came of a key.
package enum Pressed: Hashable, Sendable {
  /// The key means nothing to this question now; the session may know it.
  case ignored
  case changed
  /// The draft is a whole answer, and the key said so.
  case answered
  /// The key was meant for this question and cannot be done; why. As `AnyKind` gives it, a whole
  /// sentence.
  case refused(String)
}

/// What came of a line in plain mode.
package enum Entered: Hashable, Sendable {
  case answered
  /// More lines are wanted before the answer is whole.
  case more
  /// Why the line is no answer. As `AnyKind` gives it, a whole sentence.
  case refused(String)
}

/// What a draft is worth.
package enum Standing: Hashable, Sendable {
  /// Nothing was done yet.
  case untouched
  /// Something is missing; what, to stand behind the question's title.
  case incomplete(String)
  case complete
}

/// A key that answers.
package struct Binding: Hashable, Sendable {
  package let key: Character
  /// What it gives, in the annotator's words.
  package let word: String

  package init(_ key: Character, _ word: String) {
    self.key = key
    self.word = word
  }
}

/// A key and what it does now, for the key line.
package struct Hint: Hashable, Sendable {
  package let key: String
  package let word: String

  package init(_ key: String, _ word: String) {
    self.key = key
    self.word = word
  }
}

/// A text that spans are of.
package struct MarkedText: Hashable, Sendable {
  /// What a span calls it: a response id, `text` or `prompt/N`.
  package let of: ID
  package let text: String

  package init(of: ID, _ text: String) {
    self.of = of
    self.text = text
  }
}

/// A preference between two responses.
package struct Preference: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case prefers(chosen: ID, rejected: ID)
    case tie
    case neither
  }

  package let outcome: Outcome
  /// From 1, weakest first; 0 where not asked.
  package let strength: Int

  package init(_ outcome: Outcome, strength: Int = 0) {
    self.outcome = outcome
    self.strength = strength
  }
}
