import GlossJSON
import GlossJournal
import GlossTasks

/// An action that has a name: its word behind `:`, its key, its help, and what it does.
///
/// Keys, command lines, the key line, the page of keys, `gloss help keys`, the manual and
/// `GLOSS_KEYS` all come from here: another action is another row, and the function that it names.
package struct ActionRow: Sendable {
  /// What `GLOSS_KEYS` calls it.
  package let name: ActionName
  /// What is typed behind the colon; nil where a key alone, or another row's word, reaches it.
  package let word: String?
  /// What reaches it by typing, colon included: `:reveal all`.
  package let typed: String
  /// What may follow the word; empty where nothing may.
  package let arguments: String
  /// The key that it has of itself; nil without one that can be moved.
  package let key: Character?
  /// Keys that cannot be moved, as they are written on keyboards; empty without any.
  package let fixedKeys: String
  /// What it does, for the key line.
  package let keyWord: String
  /// One sentence.
  package let help: String
  /// What else there is to say of its keys.
  package let keyNote: String
  package let section: Section
  /// Whether the word must be written out, since a slip of the fingers would cost something.
  let isWhole: Bool
  let read: ArgumentReader
  let doer: Doer

  /// Reads what stands behind the word.
  typealias ArgumentReader =
    @Sendable (inout ActionLine) throws(ActionLine.Refusal) -> ActionArgument

  /// Who does it.
  enum Doer: Sendable {
    /// Whether it goes on from the question or the item: then plain mode prints anew what is open.
    case session(
      goesOn: Bool = false, _ act: @Sendable (inout Session, ActionArgument, Moment) -> Void)
    /// It shows something, or asks for more: each face does it in its own way.
    case face(FaceAction)
  }

  /// Where it stands in help.
  package enum Section: String, CaseIterable, Sendable {
    case answer = "beside the answer"
    case moving, reading, care
    case fields = "in a text field"
    case rest = "the rest"
  }

  /// The action as one types it: `:goto N|ID`; empty where no word reaches it.
  package var form: String {
    word == nil ? "" : typed + (arguments.isEmpty ? "" : " " + arguments)
  }

  init(
    _ name: ActionName, word: String? = nil, typed: String? = nil, arguments: String = "",
    key: Character? = nil, fixedKeys: String = "", keyWord: String? = nil, _ section: Section,
    _ help: String, keyNote: String = "", isWhole: Bool = false,
    read: @escaping ArgumentReader = ActionLine.nothing, _ doer: Doer
  ) {
    self.name = name
    self.word = word
    self.typed = typed ?? ":" + (word ?? "")
    self.arguments = arguments
    self.key = key
    self.fixedKeys = fixedKeys
    self.keyWord = keyWord ?? name.string.replacing("_", with: " ")
    self.section = section
    self.help = help
    self.keyNote = keyNote
    self.isWhole = isWhole
    self.read = read
    self.doer = doer
  }
}

/// The name of an action, as `GLOSS_KEYS` writes it; constants are what the program speaks of.
package struct ActionName: Hashable, Sendable, ExpressibleByStringLiteral {
  package let string: String

  package init(_ string: String) { self.string = string }
  package init(stringLiteral string: String) { self.string = string }

  package static let undo: ActionName = "undo"
  package static let forward: ActionName = "forward"
  package static let skip: ActionName = "skip"
  package static let save: ActionName = "save"
  package static let rationale: ActionName = "rationale"
  package static let note: ActionName = "note"
  package static let accept: ActionName = "accept"
  package static let guideline: ActionName = "guideline"
  package static let find: ActionName = "find"
  package static let commandLine: ActionName = "command"
  package static let reveal: ActionName = "reveal"
  package static let revealAll: ActionName = "reveal_all"
  package static let stop: ActionName = "stop"
  package static let zoom: ActionName = "zoom"
  package static let raw: ActionName = "raw"
  package static let differences: ActionName = "differences"
  package static let leave: ActionName = "leave"
  package static let items: ActionName = "items"
  package static let later: ActionName = "later"
}

/// What only a face can do.
package enum FaceAction: Hashable, Sendable {
  case guideline, terms, find, items, commandLine, zoom, raw, differences, help
}

/// What was typed behind an action's word.
package enum ActionArgument: Hashable, Sendable {
  case none
  /// All of it: as in `:reveal all`.
  case all
  case text(String)
  case clause(ID)
  case group(ItemGroup)
  case minutes(Int)
  case rationale(question: ID?, text: String)
  case note(Happening.Topic, clauses: [ID], text: String)

  /// The text that was typed; empty where none was.
  var text: String { if case .text(let text) = self { text } else { "" } }
}

/// An action that has a name, with what was typed behind its word.
package struct ActionCall: Hashable, Sendable {
  package let name: ActionName
  package let argument: ActionArgument

  package init(_ name: ActionName, _ argument: ActionArgument = .none) {
    self.name = name
    self.argument = argument
  }

  package var row: ActionRow { ActionRow.named(name) }
}

extension ActionRow {
  /// In the order in which help lists them.
  package static let all: [ActionRow] = [
    ActionRow(
      .undo, word: "undo", key: "u", .moving,
      "Takes back the last change, then goes back to the label before.",
      .session(goesOn: true) { $0.undo($2) }),
    ActionRow(
      .forward, word: "forward", key: "]", .moving, "Goes forward again after going back.",
      .session(goesOn: true) { $0.goForward($2) }),
    ActionRow(
      "pass", word: "pass", fixedKeys: "Tab", .moving,
      "Leaves this question as it is and goes on to the next; after the last, saves.",
      keyNote: "goes to the next question, Shift-Tab to the one before",
      .session(goesOn: true) { $0.pass($2) }),
    ActionRow(
      .save, word: "save", fixedKeys: "Ctrl-S", .moving, "Saves the item.",
      keyNote: "or Enter on the last question",
      .session(goesOn: true) { session, _, now in
        session.tick(now)
        session.save(now)
      }),
    ActionRow(
      .skip, word: "skip", key: "s", .moving, "Skips the item; no reason is asked.",
      .session(goesOn: true) { $0.skip($2) }),
    ActionRow(
      .rationale, word: "rationale", arguments: "[QUESTION] TEXT", key: "r", .answer,
      "Says why; without a text, takes the rationale away.",
      keyNote: "opens a field; Enter accepts, Alt-Enter breaks the line",
      read: ActionLine.rationale,
      .session { session, argument, now in
        guard case .rationale(let question, let text) = argument else { return }
        session.setRationale(text, ask: question.flatMap(session.askKey), now)
      }),
    ActionRow(
      .note, word: "note", arguments: "TOPIC [CLAUSE…] [--] TEXT", key: "n", .answer,
      "Sends a note to the lead; the topics are \(topics.joined(separator: ", ")).",
      read: ActionLine.note,
      .session { session, argument, now in
        guard case .note(let topic, let clauses, let text) = argument else { return }
        session.note(topic, clauses: clauses, text: text, now)
      }),
    ActionRow(
      .accept, word: "accept", key: "a", .answer,
      "Takes what a machine suggests, drawn behind ~, as the answer.", .session { $0.accept($2) }),
    ActionRow(
      .guideline, word: "guide", arguments: "[CLAUSE]", key: "?", keyWord: "help", .reading,
      "Shows the guideline, at the clause of the question.", keyNote: "F1 while typing",
      read: ActionLine.clause, .face(.guideline)),
    ActionRow(
      "terms", word: "terms", .reading,
      "Shows for whom, why and for what pay the work is done.", .face(.terms)),
    ActionRow(
      .find, word: "find", arguments: "TEXT", key: "/", .moving,
      "Lists the items that hold a text.", read: ActionLine.text, .face(.find)),
    ActionRow(
      "goto", word: "goto", arguments: "N|ID", .moving, "Opens an item by its number or its id.",
      read: ActionLine.text, .session(goesOn: true) { $0.goTo($1.text, $2) }),
    ActionRow(
      "next", word: "next", .moving, "Goes to the first item that is still open.",
      .session(goesOn: true) { session, _, now in session.goToNext(now) }),
    ActionRow(
      .items, word: "items", arguments: "[STATE]", key: "o", .moving,
      "Lists all items by how they stand; Enter goes to one.", read: ActionLine.group,
      .face(.items)),
    ActionRow(
      .later, word: "later", key: "+", .moving,
      "Marks the item for later and goes on, or takes the mark away.",
      .session(goesOn: true) { session, _, now in session.putOff(now) }),
    ActionRow(
      "stale", word: "stale", .moving,
      "Goes to the next of your labels made under an older text of the rubric.",
      .session(goesOn: true) { $0.goToStale($2) }),
    ActionRow(
      "withdraw", word: "withdraw", arguments: "[N|ID]", .moving,
      "Withdraws the label of this item, or of the one named.", isWhole: true,
      read: ActionLine.textOrNone, .session(goesOn: true) { $0.withdraw($1.text, $2) }),
    ActionRow(
      .reveal, word: "reveal", arguments: "[all]", key: "v", .care,
      "Shows one sentence more of a masked item, or all of it.", read: ActionLine.all,
      .session { $0.reveal(whole: $1 == .all, $2) }),
    ActionRow(
      .revealAll, typed: ":reveal all", key: "V", .care, "Shows all of a masked item.",
      .session { $0.reveal(whole: true, $2) }),
    ActionRow(
      "optout", word: "optout", arguments: "[-]CATEGORY", .care,
      "Passes over the items of a category; behind - offers them again.", read: ActionLine.text,
      .session { $0.optOut($1.text, $2) }),
    ActionRow(
      "cap", word: "cap", arguments: "MINUTES", .care,
      "Sets your own cap for a day, which you are told of; 0 for none.", read: ActionLine.minutes,
      .session { session, argument, now in
        guard case .minutes(let minutes) = argument else { return }
        session.setCap(minutes, now)
      }),
    ActionRow(
      "break", word: "break", .care, "Starts a break; the next key or line ends it.",
      .session { $0.startBreak($2) }),
    ActionRow(
      .stop, word: "stop", key: "!", .care,
      "Unlawful material: masks the item at once, and withholds it from everyone.",
      keyNote: "then Enter", isWhole: true, .session { $0.askToStop($2) }),
    ActionRow(
      "results", word: "results", arguments: "DIR", .rest,
      "Goes on in another directory after a failed write.", read: ActionLine.text,
      .session { session, argument, _ in session.changeResults(argument.text) }),
    ActionRow(
      .zoom, word: "zoom", key: "z", .reading, "Shows one text alone, then the next, then all.",
      .face(.zoom)),
    ActionRow(
      .raw, word: "raw", key: "m", .reading,
      "Shows texts as they are written, or drawn as Markdown again; plain mode has them as written.",
      .face(.raw)),
    ActionRow(
      .differences, word: "diff", key: "d", .reading,
      "Marks what differs between two responses, word by word.", .face(.differences)),
    ActionRow(
      "hours", word: "hours", .care, "Says how long you have worked, here and today.",
      .session { $0.sayHours($2) }),
    ActionRow("help", word: "help", .reading, "Lists the commands.", .face(.help)),
    ActionRow(
      .commandLine, key: ":", keyWord: "more", .moving,
      "Takes a command; help lists them.", .face(.commandLine)),
    ActionRow(
      .leave, word: "quit", key: "q", .moving,
      "Leaves; what is saved is safe, and what is half-made is kept.",
      .session { $0.leaveOrAsk($2) }),
  ]

  private static let topics = Happening.Topic.allCases.map(\.rawValue)

  /// The rows whose key can be moved.
  package static let movable = all.filter { $0.key != nil }
  /// The rows that a word reaches.
  package static let worded = all.filter { $0.word != nil }

  /// Keys that no word reaches and that cannot be moved.
  package static let fixed: [(keys: String, help: String, section: Section)] = [
    ("Shift-Tab", "Goes to the question before.", .moving),
    ("PgUp PgDn", "Scrolls, responses together; Home and End too.", .reading),
    ("Enter Esc", "Goes on from a page between items.", .reading),
    ("F1", "Shows the guideline.", .fields),
    ("Ctrl-E", "Opens EDITOR.", .fields),
    ("Ctrl-L", "Draws the screen anew.", .rest),
    ("Ctrl-Z", "Suspends; in the text of an answer, takes back the last change.", .rest),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  package static func named(_ name: ActionName) -> ActionRow {
    guard let row = byName[name] else { preconditionFailure("no row is called \(name.string)") }
    return row
  }
}
