import GlossJSON
import GlossJournal
import GlossScreen

/// A kind of question: all that the program knows of it, in one folder.
///
/// A value of it is what a rubric says of one question. What it does are pure functions over that and
/// a draft, the half-made answer: it never sees the terminal, the clock or the journal. What only
/// some kinds can do is in the capabilities below, which a kind adopts when it has them.
package protocol Kind: Hashable, Sendable {
  /// The half-made answer.
  associatedtype Draft: Hashable & Sendable

  /// The word in a rubric's `kind`.
  static var name: String { get }

  // MARK: Rubric and items

  /// The keys of the kind's own in a rubric, for its JSON Schema.
  static var schema: [SchemaProperty] { get }
  /// The kind's own keys and lines, for `gloss help keys`.
  static var keyRows: [KeyRow] { get }
  /// What `gloss new` writes of the kind; nil where it is not asked of such items.
  static func starter(_ sample: StarterSample) -> Starter?
  /// Reads the keys of the kind's own, noting faults.
  init(reading fields: inout Fields)
  /// The keys that answer, in the order in which help names them.
  var bindings: [Binding] { get }
  /// Whether the question is asked of each response in turn, rather than once of the item.
  var asksEachResponse: Bool { get }
  /// Why an item cannot be asked this question, as a sentence; nil where it can.
  func fault(of item: Item) -> String?
  /// Whether it cannot be answered before all of the item is in view: behind a mask it waits.
  var needsWholeItem: Bool { get }
  /// Ids that a condition (`when … has`) can name; empty where the kind can carry none.
  var choices: [ID] { get }

  // MARK: The draft

  func start(_ asked: Asked) -> Draft
  /// Changes the draft by a key.
  func press(_ key: Key, _ draft: inout Draft, _ asked: Asked) -> Pressed
  /// Changes the draft by a line of plain mode.
  func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered
  func standing(_ draft: Draft, _ asked: Asked) -> Standing
  /// Ids that the draft has chosen: what a condition looks at.
  func chosen(_ draft: Draft) -> [ID]

  // MARK: On the screen

  /// The question's own lines, under its title, in the rows of `asked.room`, and each of them in its
  /// columns.
  func lines(_ draft: Draft, _ asked: Asked) -> [StyledLine]
  /// The response that keys go to now, to be brought into view; empty where it is none of them.
  func focusedResponse(_ draft: Draft, _ asked: Asked) -> ID
  /// The clause of what is under the cursor, or was chosen last; nil where that has none.
  func clause(_ draft: Draft, _ asked: Asked) -> ID?
  /// The keys that do something now, for the key line.
  func hints(_ draft: Draft, _ asked: Asked) -> [Hint]
  /// The draft in a few words, for plain mode and for lists.
  func summary(_ draft: Draft, _ asked: Asked) -> String
  /// The answers that a line of plain mode may give, a line each.
  func usage(_ asked: Asked) -> [String]

  // MARK: In a label

  /// What the draft records, with the question left for the caller to fill: one value, or one for
  /// each response where all of them are judged in one grid.
  func values(_ draft: Draft, _ asked: Asked) -> [AnswerValue]
  /// The draft that gives these values again, or nil where the rubric or the item no longer fits
  /// them.
  func draft(_ values: [AnswerValue], _ asked: Asked) -> Draft?
  /// The half-made draft that recorded these values, where they are no whole answer yet; nil where
  /// the rubric or the item no longer fits them.
  func partialDraft(_ values: [AnswerValue], _ asked: Asked) -> Draft?
}

extension Kind {
  package var name: String { Self.name }
  package var asksEachResponse: Bool { false }
  package func fault(of item: Item) -> String? { nil }
  package var needsWholeItem: Bool { false }
  package var choices: [ID] { [] }
  package func chosen(_ draft: Draft) -> [ID] { [] }
  package func partialDraft(_ values: [AnswerValue], _ asked: Asked) -> Draft? { nil }
  package func focusedResponse(_ draft: Draft, _ asked: Asked) -> ID { asked.of }
  package func clause(_ draft: Draft, _ asked: Asked) -> ID? { nil }

  /// The value where there is one, of this kind and of what is asked about.
  func single(_ values: [AnswerValue], _ asked: Asked) -> AnswerValue? {
    guard let value = values.first, values.count == 1, value.kind == name, value.of == asked.of
    else { return nil }
    return value
  }
}

/// Why a line of plain mode is no answer, as the middle of a sentence.
struct LineFault: Error, Equatable {
  let message: String
  /// What is typed next may mend it.
  var isUnfinished = false

  init(_ message: String, isUnfinished: Bool = false) {
    self.message = message
    self.isUnfinished = isUnfinished
  }
}

// MARK: Capabilities

/// Its drafts remember changes that are smaller than an answer, as letters that are typed: a session
/// that kept a draft for each of those would grow without limit.
package protocol TakesBack: Kind {
  /// Takes back the last such change; false where there is none.
  func undo(_ draft: inout Draft, _ asked: Asked) -> Bool
}

/// People write a text in it.
package protocol WritesText: TakesBack {
  /// Answering leads to the question, on a screen with an editor, and nothing was given to it yet.
  /// What waits for a text alone opens its editor, so that what is typed first is no command.
  func gainFocus(_ draft: inout Draft, _ asked: Asked)
  /// Changes the draft by a paste, which may be of many lines.
  func paste(_ text: String, _ draft: inout Draft, _ asked: Asked) -> Pressed
  /// The text that keys go to now, for `EDITOR`; nil where keys are keys.
  func editableText(_ draft: Draft, _ asked: Asked) -> String?
  /// Puts a text in the place of the written one, as one change that can be taken back.
  func replaceText(_ text: String, _ draft: inout Draft, _ asked: Asked)
  /// What was written and no label holds, to be kept on disk; nil where there is nothing to lose.
  func unsavedText(_ draft: Draft, _ asked: Asked) -> String?
}

/// People mark stretches of the item's texts in it.
package protocol MarksText: Kind {
  /// What the draft marks in the item's texts.
  func marks(_ draft: Draft, _ asked: Asked) -> [TextMark]
  /// The texts in which it has people mark, as they are presented.
  func markable(_ asked: Asked) -> [ID]
  /// The texts of an item that the question has people mark, also those in which nothing was, for
  /// span exports.
  func markedTexts(_ input: Input) -> [MarkedText]
  /// The spans that an answer states, for span exports.
  static func spans(_ answer: Answer) -> [Span]
}

/// Its answers prefer responses to others.
package protocol StatesPreferences: Kind {
  /// The preferences that an answer states, for preference exports.
  static func preferences(_ answer: Answer, _ input: Input) -> [Preference]
}

/// Its answers can be compared between people.
package protocol HasUnits: Kind {
  /// How the values of two people are compared.
  var agreement: AgreementScale { get }
  /// What an answer states, unit by unit; none twice, and none of what it leaves out.
  func units(_ answer: Answer, _ input: Input) -> [AgreementUnit]
}

/// What a question is asked about, and how much room there is to ask it.
package struct Asked: Hashable, Sendable {
  /// Behind a mask, no more of it than was revealed.
  package var item: PresentedItem
  /// A response's id where the question is asked of each response; else empty.
  package let of: ID
  package var room: Room
  /// The response that an earlier question of the item prefers; nil where none does.
  package var preferred: ID?
  /// The letters that commands have: no kind takes them but for an answer of the rubric's own.
  package var actionKeys: Set<Character> = []

  /// The room of a question's own lines, and the columns in which each text of the item is drawn,
  /// which moving by line needs to know.
  package struct Room: Hashable, Sendable {
    package var columns: Int
    package var rows: Int
    private let columnsOfTexts: [ID: Int]

    package init(columns: Int = 80, rows: Int = 8, texts columnsOfTexts: [ID: Int] = [:]) {
      self.columns = columns
      self.rows = rows
      self.columnsOfTexts = columnsOfTexts
    }

    /// Columns in which a text is drawn: those of the question's own lines where nobody said.
    package func columns(of text: ID) -> Int { columnsOfTexts[text] ?? columns }
  }

  package init(item: PresentedItem, of: ID = "", room: Room = Room()) {
    self.item = item
    self.of = of
    self.room = room
  }

  /// The same with other room.
  func with(_ room: Room) -> Asked {
    var asked = self
    asked.room = room
    return asked
  }
}

private enum Subject: String, CaseIterable { case item, responses }

extension Fields {
  /// The key `of`: whether the question is asked of each response, rather than of the item.
  mutating func asksEachResponse() -> Bool { choice("of", default: Subject.item) == .responses }
}

extension SchemaProperty {
  static func asksEachResponse(_ about: String) -> SchemaProperty {
    SchemaProperty("of", .oneOf(Subject.allCases.map(\.rawValue)), about)
  }
}

/// What came of a key.
package enum Pressed: Hashable, Sendable {
  /// The key means nothing to this question now; the session may know it.
  case ignored
  case changed
  /// The draft is a whole answer, and the key said so.
  case answered
  /// The key was meant for this question and cannot be done; why. As an `Ask` gives it, a whole
  /// sentence.
  case refused(String)
}

/// What came of a line in plain mode.
package enum Entered: Hashable, Sendable {
  case answered
  /// More lines are wanted before the answer is whole.
  case more
  /// Why the line is no answer. As an `Ask` gives it, a whole sentence.
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
package typealias Hint = KeyHelp.Entry

/// What a key of the full screen does, and the line that does the same in plain mode.
package struct KeyRow: Hashable, Sendable {
  package let what: String
  /// Keys, with spaces between those that do different things.
  package let screen: String
  /// Empty where a line has nothing to do, as with scrolling.
  package let plain: String

  package init(what: String, screen: String, plain: String) {
    self.what = what
    self.screen = screen
    self.plain = plain
  }
}

/// A text that spans are of.
package struct MarkedText: Hashable, Sendable {
  /// What a span calls it: a response id, `text` or `prompt/N`.
  package let of: ID
  package let text: String
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

/// The least thing that two people can agree on within an item, with what one of them stated of it.
package struct AgreementUnit: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case label(ID)
    case labels(Set<ID>)
    case number(Int)
    /// All that is marked in a text of so many code points.
    case spans([Span], codePoints: Int)
  }

  /// A response id, `text`, `prompt/N`, or empty for the item.
  package var of: ID = ""
  /// Empty where the question has none.
  package var criterion: ID = ""
  package let value: Value

  package init(of: ID = "", criterion: ID = "", _ value: Value) {
    self.of = of
    self.criterion = criterion
    self.value = value
  }
}

/// How the values of units are compared, with those that the rubric declares: chance-corrected
/// measures count what nobody chose, too.
package enum AgreementScale: Hashable, Sendable {
  /// Labels, alike or not; none are declared where each item has its own.
  case nominal([ID])
  /// Labels of which an answer has several.
  case sets([ID])
  /// Numbers in order; as intervals too, where their steps are taken to be equal.
  case ordinal(ClosedRange<Int>)
  /// Numbers that order the units of one item, 1 first, alike where tied.
  case ranks
  /// Labelled stretches, and labels over code points.
  case spans([ID])
}
