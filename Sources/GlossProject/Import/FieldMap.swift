import GlossJSON
import GlossTasks

/// Which fields of another program's file become what of an item.
package struct FieldMap: Hashable, Sendable {
  var id: FieldPath?
  var text: FieldPath?
  var prompt: [FieldPath] = []
  var responses: [FieldPath] = []
  var context: FieldPath?
  var metadata: [FieldPath] = []
  /// Whether the id was found, and not named: a bare number gets the field's name before it then.
  var isIDFound = false

  /// What a person asks for by flags; nil where it is left to be found.
  package struct Request: Sendable {
    package var id: String?
    package var text: String?
    package var prompt: String?
    package var responses: String?
    package var context: String?
    package var metadata: String?

    package init(
      id: String? = nil, text: String? = nil, prompt: String? = nil, responses: String? = nil,
      context: String? = nil, metadata: String? = nil
    ) {
      self.id = id
      self.text = text
      self.prompt = prompt
      self.responses = responses
      self.context = context
      self.metadata = metadata
    }
  }

  /// Why there is no map.
  package enum Failure: Error, Hashable, Sendable {
    /// A field that a flag names and no row has.
    case unknown(flag: String, name: String)
    /// Nothing that could be judged was named or found.
    case nothingToJudge
  }

  /// Whether an item can be made by it.
  var judges: Bool { text != nil || !prompt.isEmpty || !responses.isEmpty }

  /// The field that ids come from; nil where rows have their numbers.
  package var idName: String? { id?.name }
  package var hasResponses: Bool { !responses.isEmpty }

  /// The fields that are taken, by the key of an item, in the order in which they are told.
  package var taken: [(key: String, names: [String])] {
    [
      ("text", text.map { [$0] } ?? []), ("context", context.map { [$0] } ?? []),
      ("prompt", prompt), ("responses", responses), ("metadata", metadata),
    ].map { ($0.0, $0.1.map(\.name)) }.filter { !$0.names.isEmpty }
  }

  /// Columns of which nothing is taken.
  package func left(of columns: [String]) -> [String] {
    let paths = [id, text, context].compactMap { $0 } + prompt + responses + metadata
    let used = Set(paths.flatMap { [$0.whole] + $0.parts.prefix(1).map { ID($0) } })
    return columns.filter { !used.contains(ID($0)) }
  }
}

extension FieldMap {
  /// What is asked for, and what is not is found by the names of fields.
  ///
  /// - Parameters:
  ///   - columns: the names of the fields.
  ///   - rows: some rows, to see what a field holds.
  package init(_ request: Request, columns: [String], rows: [ForeignRow]) throws(Failure) {
    let known = Known(columns: columns, rows: rows)
    if let name = request.id {
      id = name.isEmpty ? nil : try known.path(name, "id")
    } else {
      id = known.firstText(of: Names.id)
      isIDFound = id != nil
    }
    text = try request.text.map { name throws(Failure) in try known.path(name, "text") }
    prompt = try known.paths(request.prompt, "prompt")
    responses = try known.paths(request.responses, "responses")
    context = try request.context.map { name throws(Failure) in try known.path(name, "context") }
    metadata = try known.paths(request.metadata, "metadata")
    // A text that was named is not joined by replies that were not; a prompt asks for them.
    if text == nil, responses.isEmpty { find(known) }
    if prompt.isEmpty, !responses.isEmpty, request.prompt == nil {
      prompt = known.asked(beside: responses + metadata + [id, context].compactMap(\.self))
    }
    if context == nil, request.context == nil, !prompt.isEmpty || text != nil {
      context = known.firstText(of: Names.context)
    }
    if !judges { throw .nothingToJudge }
  }

  private mutating func find(_ known: Known) {
    let named = prompt.map(\.whole)
    responses = known.responses.filter { !named.contains($0.whole) }
    if responses.isEmpty, prompt.isEmpty { text = known.text }
    if text == nil, responses.isEmpty, prompt.isEmpty { prompt = known.prompt }
  }

  /// Names as they are met in data sets, without signs and case.
  private enum Names {
    static let id = [
      "id", "uid", "itemid", "exampleid", "sampleid", "promptid", "questionid", "conversationid",
      "messageid", "ticketid", "ticket", "idx", "uuid",
    ]
    static let text = [
      "text", "message", "content", "body", "comment", "sentence", "document", "review", "tweet",
      "post",
    ]
    static let message = ["message", "text", "content", "body"]
    static let prompt = ["prompt", "instruction", "question", "query", "input"]
    static let context = ["context"]
    static let lists = [
      "responses", "completions", "answers", "generations", "outputs", "candidates", "replies",
    ]
    static let one = [
      "response", "completion", "answer", "generation", "output", "candidate", "reply",
    ]
    /// Words that stand for a response with a letter or a number behind them.
    static let numbered = one + ["conversation", "text", "model", "system", "option"]
    static let conversations = ["messages", "conversations", "conversation", "dialogue"]

    static func plain(_ name: String) -> String {
      String(
        name.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || ("0"..."9").contains($0)
        })
    }
  }

  /// The fields that a file has.
  private struct Known {
    let columns: [String]
    let rows: [ForeignRow]
    private let byPlain: [String: String]

    init(columns: [String], rows: [ForeignRow]) {
      self.columns = columns
      self.rows = rows
      byPlain = Dictionary(columns.map { (Names.plain($0), $0) }) { first, _ in first }
    }

    func first(of names: [String]) -> FieldPath? {
      names.lazy.compactMap { byPlain[$0] }.first.map { FieldPath($0) }
    }

    /// A field by a usual name is taken only where the first thing that it holds is a text.
    func firstText(of names: [String]) -> FieldPath? {
      names.lazy.compactMap { byPlain[$0] }.map { FieldPath($0) }.first { path in
        let first = rows.lazy.flatMap { $0.values(at: path) }.first { !$0.isEmpty }
        return first.map { $0.text != nil } ?? true
      }
    }

    func path(_ name: String, _ flag: String) throws(Failure) -> FieldPath {
      let path = FieldPath(name)
      guard has(path) else { throw .unknown(flag: flag, name: name) }
      return path
    }

    /// One name, or several with commas between.
    func paths(_ names: String?, _ flag: String) throws(Failure) -> [FieldPath] {
      guard let names, !names.isEmpty else { return [] }
      if has(FieldPath(names)) { return [FieldPath(names)] }
      var paths: [FieldPath] = []
      for name in names.split(separator: ",") { paths.append(try path(String(name), flag)) }
      return paths
    }

    private func has(_ path: FieldPath) -> Bool {
      columns.contains { ID($0) == path.whole } || rows.contains { !$0.values(at: path).isEmpty }
    }

    var text: FieldPath? {
      firstText(of: Names.text) ?? (columns.count == 1 ? FieldPath(columns[0]) : nil)
    }

    /// An instruction and the input that it is about make one prompt.
    var prompt: [FieldPath] {
      guard let prompt = first(of: Names.prompt) else { return [] }
      guard Names.plain(prompt.name) == "instruction", let input = byPlain["input"] else {
        return [prompt]
      }
      return [prompt, FieldPath(input)]
    }

    /// What replies answer: beside them, what is else called a text is the message that they are to.
    func asked(beside taken: [FieldPath]) -> [FieldPath] {
      if !prompt.isEmpty { return prompt }
      let names = Names.message.filter { name in !taken.contains { Names.plain($0.name) == name } }
      return firstText(of: names).map { [$0] } ?? []
    }

    var responses: [FieldPath] {
      if let chosen = byPlain["chosen"], let rejected = byPlain["rejected"] {
        return [FieldPath(chosen), FieldPath(rejected)]
      }
      if let list = first(of: Names.lists), holdsList(list) { return [list] }
      let numbered = self.numbered
      if numbered.count > 1 { return numbered }
      // A reply is one to something: "answer" may be what somebody said of a text.
      let reply = prompt.isEmpty ? nil : first(of: Names.one)
      return (reply ?? first(of: Names.conversations)).map { [$0] } ?? []
    }

    private func holdsList(_ path: FieldPath) -> Bool {
      rows.contains { row in
        row.values(at: path).contains { value in
          if case .json(let json) = value { json.kind == .array } else { false }
        }
      }
    }

    /// `response_a` and `response_b`, `answer1` and `answer2`: one word with a letter or a number.
    private var numbered: [FieldPath] {
      for word in Names.numbered {
        let found = columns.filter { column in
          let plain = Names.plain(column)
          let end = plain.dropFirst(word.count)
          return plain.hasPrefix(word)
            && (end.count == 1 || !end.isEmpty && end.allSatisfy(\.isNumber))
        }
        if found.count > 1 { return found.map { FieldPath($0) } }
      }
      return []
    }
  }
}
