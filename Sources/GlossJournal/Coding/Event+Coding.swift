import GlossJSON

extension Event: ChainEntry {
  package static var idKind: EntryID.Kind { .event }

  package static func read(_ value: JSONValue) throws(BadLine) -> Event {
    let name = value["event"]?.string.flatMap(Happening.Name.init(rawValue:))
    var checker = ColumnChecker()
    // Without a name that is known, the head's own columns say what is wrong with it.
    checker.check(value, name.map(Column.event) ?? Column.eventHead)
    guard checker.diagnostics.isEmpty, let name else {
      throw BadLine(diagnostics: checker.diagnostics)
    }
    var reader = ColumnReader(value)
    let event = Event(&reader, name)
    let problems = event.content.happening.problems()
    guard problems.isEmpty else {
      throw BadLine(diagnostics: problems.map { $0.diagnostic(in: value) })
    }
    return event
  }

  private init(_ reader: inout ColumnReader, _ name: Happening.Name) {
    _ = reader.value()
    let (id, prev) = (reader.id(), reader.hash())
    let (batch, person, session) = (reader.id(), reader.id(), reader.id())
    let at = reader.time()
    _ = reader.value()
    self.init(
      id: id, prev: prev,
      content: EventContent(
        batch: batch, person: person, session: session, at: at,
        happening: Happening(&reader, name)))
  }

  package func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("schema", Event.schema)
    writer.member("id", id.string)
    writer.member("prev", prev.text)
    writer.member("batch", content.batch.string)
    writer.member("person", content.person.string)
    writer.member("session", content.session.string)
    writer.member("at", content.at.text)
    writer.member("event", content.happening.name.rawValue)
    content.happening.write(to: &writer)
    writer.endObject()
  }
}

extension Happening {
  fileprivate init(_ reader: inout ColumnReader, _ name: Name) {
    switch name {
    case .sessionStarted:
      self = .sessionStarted(
        termsSHA256: reader.optionalHash(), rubricSHA256: reader.hash(), tool: reader.string())
    case .time: self = .time(activity: reader.choice(), ms: reader.int())
    case .sessionEnded: self = .sessionEnded(labels: reader.int(), receipt: reader.hash())
    case .setting: self = .setting(name: reader.choice(), value: reader.string())
    case .seen: self = .seen(of: reader.id())
    case .exposure: self = .exposure(item: reader.id(), advice: reader.strings())
    case .practice:
      self = .practice(
        item: reader.id(), answers: reader.structures { Answer(&$0) }, ms: reader.int())
    case .note:
      self = .note(
        topic: reader.choice(), clauses: reader.ids(), item: reader.id(), text: reader.string())
    case .reply: self = .reply(to: reader.id(), text: reader.string(), action: reader.choice())
    case .review:
      self = .review(
        label: reader.id(), verdict: reader.choice(), clause: reader.id(),
        reason: reader.string())
    case .appeal: self = .appeal(review: reader.id(), text: reader.string())
    case .decision:
      self = .decision(appeal: reader.id(), outcome: reader.choice(), reason: reader.string())
    case .attest:
      self = .attest(line: reader.id(), agree: reader.bool(), text: reader.string())
    case .about: self = .about(key: reader.string(), value: reader.string())
    }
  }

  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .sessionStarted(let terms, let rubric, let tool):
      writer.member("terms_sha256", terms?.text ?? "")
      writer.member("rubric_sha256", rubric.text)
      writer.member("tool", tool)
    case .time(let activity, let ms):
      writer.member("activity", activity.rawValue)
      writer.member("ms", ms)
    case .sessionEnded(let labels, let receipt):
      writer.member("labels", labels)
      writer.member("receipt", receipt.text)
    case .setting(let name, let value):
      writer.member("name", name.rawValue)
      writer.member("value", value)
    case .seen(let of): writer.member("of", of.string)
    case .exposure(let item, let advice):
      writer.member("item", item.string)
      writer.member("advice", advice)
    case .practice(let item, let answers, let ms):
      writer.member("item", item.string)
      writer.list("answers", answers) { $1.write(to: &$0) }
      writer.member("ms", ms)
    case .note, .reply, .review, .appeal, .decision, .attest, .about: writeWords(to: &writer)
    }
  }

  /// Writes what people say to each other.
  private func writeWords(to writer: inout JSONWriter) {
    switch self {
    case .note(let topic, let clauses, let item, let text):
      writer.member("topic", topic.rawValue)
      writer.member("clauses", clauses.map(\.string))
      writer.member("item", item.string)
      writer.member("text", text)
    case .reply(let note, let text, let action):
      writer.member("to", note.string)
      writer.member("text", text)
      writer.member("action", action.rawValue)
    case .review(let label, let verdict, let clause, let reason):
      writer.member("label", label.string)
      writer.member("verdict", verdict.rawValue)
      writer.member("clause", clause.string)
      writer.member("reason", reason)
    case .appeal(let review, let text):
      writer.member("review", review.string)
      writer.member("text", text)
    case .decision(let appeal, let outcome, let reason):
      writer.member("appeal", appeal.string)
      writer.member("outcome", outcome.rawValue)
      writer.member("reason", reason)
    case .attest(let line, let agree, let text):
      writer.member("line", line.string)
      writer.member("agree", agree)
      writer.member("text", text)
    case .about(let key, let value):
      writer.member("key", key)
      writer.member("value", value)
    case .sessionStarted, .time, .sessionEnded, .setting, .seen, .exposure, .practice:
      preconditionFailure("\(name) is not something that one person says to another")
    }
  }

  /// A rejection says why and by which clause, or it is not stored.
  fileprivate func problems() -> [Problem] {
    guard case .review(_, .reject, let clause, let reason) = self else { return [] }
    var problems: [Problem] = []
    if clause.string.isEmpty {
      problems.append(Problem([.key("clause")], "a review that rejects names no clause"))
    }
    if reason.isEmpty {
      problems.append(Problem([.key("reason")], "a review that rejects gives no reason"))
    }
    return problems
  }
}
