extension Column {
  /// The columns that every event begins with; `event` says which others follow.
  package static let eventHead: [Column] = [
    Column("schema", .string(.constant(Event.schema)), "What the line is."),
    Column("id", .string(.entry(.event)), "Rises strictly within a file."),
    Column("prev", .string(.hash), "SHA-256 of the line before; zeros on the first."),
    Column("batch", .string(.filled), "The batch."),
    Column("person", .string(.filled), "Whose event it is, by pseudonym."),
    Column("session", .text, "The session, empty outside of one."),
    Column("at", .string(.time), "When."),
    Column("event", .string(.cases(of: Happening.Name.self)), "What happened."),
  ]

  /// All columns of an event of this name, in the order of its keys.
  package static func event(_ name: Happening.Name) -> [Column] { events[name] ?? eventHead }

  /// Made once, since every line that is read asks for its own.
  private static let events = Dictionary(
    uniqueKeysWithValues: Happening.Name.allCases.map { ($0, eventHead + eventTail($0)) })

  private static func eventTail(_ name: Happening.Name) -> [Column] {
    switch name {
    case .sessionStarted:
      [
        Column("terms_sha256", .string(.hashOrEmpty), "Of the terms, as shown."),
        Column("rubric_sha256", .string(.hash), "Of rubric, LF, guideline, as used."),
        Column("tool", .string(.filled), "The program."),
      ]
    case .time:
      [
        Column("activity", .string(.cases(of: Happening.Activity.self)), "What was done."),
        Column("ms", .count, "For how long since the last of these."),
      ]
    case .sessionEnded:
      [
        Column("labels", .count, "How many labels the session saved."),
        Column("receipt", .string(.hash), "Hash of the label journal's last line."),
      ]
    case .setting:
      [
        Column("name", .string(.cases(of: Happening.Setting.self)), "Which setting."),
        Column("value", .text, "Its new value."),
      ]
    case .seen:
      [
        Column("of", .string(.filled), "A reply, review or decision by id, or terms by hash.")
      ]
    case .exposure:
      [
        Column("item", .string(.filled), "The masked item that was revealed."),
        Column("advice", .list(.text), "Its content categories."),
      ]
    case .practice:
      [
        Column("item", .string(.filled), "The practice item."),
        Column("answers", .list(.structure(answer)), "What was answered."),
        Column("ms", .count, "Time at work on it."),
      ]
    case .note, .reply, .review, .appeal, .decision, .attest, .about: wordTail(name)
    }
  }

  /// The columns of what people say to each other.
  private static func wordTail(_ name: Happening.Name) -> [Column] {
    switch name {
    case .note:
      [
        Column("topic", .string(.cases(of: Happening.Topic.self)), "What it is about."),
        Column("clauses", .list(.string(.filled)), "The clauses it cites."),
        Column("item", .text, "The item, empty where it is about none."),
        Column("text", .text, "The note."),
      ]
    case .reply:
      [
        Column("to", .string(.entry(.event)), "The note."),
        Column("text", .text, "The reply."),
        Column("action", .string(.cases(of: Happening.ReplyAction.self)), "What was done."),
      ]
    case .review:
      [
        Column("label", .string(.entry(.label)), "The label reviewed."),
        Column("verdict", .string(.cases(of: Happening.Verdict.self)), "What was found."),
        Column("clause", .text, "The clause it rests on; a rejection must name one."),
        Column("reason", .text, "Why; a rejection must say."),
      ]
    case .appeal:
      [
        Column("review", .string(.entry(.event)), "The review appealed."),
        Column("text", .text, "Why."),
      ]
    case .decision:
      [
        Column("appeal", .string(.entry(.event)), "The appeal decided."),
        Column("outcome", .string(.cases(of: Happening.Outcome.self)), "What was decided."),
        Column("reason", .text, "Why."),
      ]
    case .attest:
      [
        Column("line", .string(.filled), "The line of the labour card."),
        Column("agree", .boolean, "Whether it is as stated."),
        Column("text", .text, "What is not."),
      ]
    case .about:
      [
        Column("key", .string(.filled), "What a person says of themselves."),
        Column("value", .text, "What they say; empty takes it back."),
      ]
    case .sessionStarted, .time, .sessionEnded, .setting, .seen, .exposure, .practice:
      preconditionFailure("\(name) is not something that one person says to another")
    }
  }
}
