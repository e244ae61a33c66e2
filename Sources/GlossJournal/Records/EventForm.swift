import GlossJSON

/// The events of one name: the table of the keys that follow `event`, and the case of ``Happening``
/// that holds them.
package struct EventForm: Sendable {
  package let name: String
  /// All columns of the line.
  package let columns: [Column]
  /// Nil where a key has a complaint.
  let read: @Sendable (inout MemberReader) -> Happening?
  /// Writes `event` and what follows; false, with nothing written, for an event of another name.
  let write: @Sendable (Happening, inout JSONWriter) -> Bool

  /// One further key: its column and how its value is read.
  struct Key<Value: ColumnValue>: Sendable {
    let column: Column
    let reader: ColumnReader<Value>

    init(_ name: String, _ type: ColumnType, _ about: String) {
      column = Column(name, type, about)
      reader = Value.reader(of: name, as: type)
    }

    init(_ name: String, _ about: String) { self.init(name, Value.type, about) }

    func take(_ members: inout MemberReader) -> Value? {
      members.next(column).flatMap { reader($0, members.complaints) }
    }
  }

  /// - Parameters:
  ///   - make: the case, of the values in the order of their keys.
  ///   - keys: a key for each value.
  ///   - values: those of the case, in the same order; nil for another case.
  init<each Value: ColumnValue>(
    _ name: String, _ make: @escaping @Sendable (repeat each Value) -> Happening,
    _ keys: repeat Key<each Value>,
    values: @escaping @Sendable (Happening) -> (repeat each Value)?
  ) {
    let keys = (repeat each keys)
    var columns = EventContent.head.columns
    columns.append(
      Column(EventContent.event.name, .string(.constant(name)), EventContent.event.about))
    repeat columns.append((each keys).column)
    self.name = name
    self.columns = columns
    read = { members in
      let taken = (repeat (each keys).take(&members))
      guard members.complaints.isEmpty else { return nil }
      return make(repeat (each taken) ?? (each Value).blank)
    }
    write = { happening, writer in
      guard let values = values(happening) else { return false }
      writer.member(EventContent.event, name)
      repeat writer.member((each keys).column, each values)
      return true
    }
  }

  static let byName = Dictionary(uniqueKeysWithValues: all.map { (ID($0.name), $0) })

  package static let all: [EventForm] = [
    EventForm(
      "session_started", Happening.sessionStarted,
      Key("terms_sha256", "Of the terms, as shown."),
      Key("rubric_sha256", "Of rubric, LF, guideline, as used."),
      Key("tool", .filled, "The program.")
    ) { if case .sessionStarted(let a, let b, let c) = $0 { (a, b, c) } else { nil } },
    EventForm(
      "time", Happening.time,
      Key("activity", "What was done."),
      Key("ms", "For how long since the last of these.")
    ) { if case .time(let a, let b) = $0 { (a, b) } else { nil } },
    EventForm(
      "session_ended", Happening.sessionEnded,
      Key("labels", "How many labels the session saved."),
      Key("receipt", "Hash of the label journal's last line.")
    ) { if case .sessionEnded(let a, let b) = $0 { (a, b) } else { nil } },
    EventForm(
      "setting", Happening.setting,
      Key("name", "Which setting."),
      Key("value", "Its new value.")
    ) { if case .setting(let a, let b) = $0 { (a, b) } else { nil } },
    EventForm(
      "seen", Happening.seen,
      Key("of", .filled, "A reply, review or decision by id, or terms by hash.")
    ) { if case .seen(let a) = $0 { a } else { nil } },
    EventForm(
      "exposure", Happening.exposure,
      Key("item", .filled, "The masked item that was revealed."),
      Key("advice", "Its content categories."),
      Key("shown", "How many of its sentences were shown."),
      Key("sentences", "How many it has.")
    ) { if case .exposure(let a, let b, let c, let d) = $0 { (a, b, c, d) } else { nil } },
    EventForm(
      "practice", Happening.practice,
      Key("item", .filled, "The practice item."),
      Key("answers", "What was answered."),
      Key("ms", "Time at work on it.")
    ) { if case .practice(let a, let b, let c) = $0 { (a, b, c) } else { nil } },
    EventForm(
      "note", Happening.note,
      Key("topic", "What it is about."),
      Key("clauses", .list(.filled), "The clauses it cites."),
      Key("item", "The item, empty where it is about none."),
      Key("text", "The note.")
    ) { if case .note(let a, let b, let c, let d) = $0 { (a, b, c, d) } else { nil } },
    EventForm(
      "reply", Happening.reply,
      Key("to", .string(.entry(.event)), "The note."),
      Key("text", "The reply."),
      Key("action", "What was done.")
    ) { if case .reply(let a, let b, let c) = $0 { (a, b, c) } else { nil } },
    EventForm(
      "review", Happening.review,
      Key("label", .string(.entry(.label)), "The label reviewed."),
      Key("verdict", "What was found."),
      Key("clause", "The clause it rests on; a rejection must name one."),
      Key("reason", "Why; a rejection must say."),
      Key(
        "correction", .string(.orEmpty(.entry(.label))),
        "The adjudicator's label in its place; empty without.")
    ) { if case .review(let a, let b, let c, let d, let e) = $0 { (a, b, c, d, e) } else { nil } },
    EventForm(
      "appeal", Happening.appeal,
      Key("review", .string(.entry(.event)), "The review appealed."),
      Key("text", "Why.")
    ) { if case .appeal(let a, let b) = $0 { (a, b) } else { nil } },
    EventForm(
      "decision", Happening.decision,
      Key("appeal", .string(.entry(.event)), "The appeal decided."),
      Key("outcome", "What was decided."),
      Key("reason", "Why.")
    ) { if case .decision(let a, let b, let c) = $0 { (a, b, c) } else { nil } },
    EventForm(
      "attest", Happening.attest,
      Key("line", .filled, "The line of the labour card."),
      Key("value", "What the line said."),
      Key("agree", "Whether it is as stated."),
      Key("text", "What is not.")
    ) { if case .attest(let a, let b, let c, let d) = $0 { (a, b, c, d) } else { nil } },
    EventForm(
      "about", Happening.about,
      Key("key", .filled, "What a person says of themselves."),
      Key("value", "What they say; empty takes it back.")
    ) { if case .about(let a, let b) = $0 { (a, b) } else { nil } },
  ]
}

extension JSONWriter {
  fileprivate mutating func member(_ column: Column, _ value: some ColumnValue) {
    key(written: column.key)
    value.write(to: &self)
  }
}

extension Happening {
  /// The value of `event`.
  package var name: String {
    if case .other(let name, _) = self { return name }
    var writer = JSONWriter()
    writer.beginObject()
    return EventForm.all.first { $0.write(self, &writer) }?.name ?? ""
  }
}
