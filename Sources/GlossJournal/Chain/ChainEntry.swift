import GlossJSON

/// One line of a chained file, a label or an event: its content, with its place in the chain.
@dynamicMemberLookup
package struct Chained<Content: ChainContent>: Hashable, Sendable {
  package var id: ID
  /// The hash of the line before, without its newline; `Hash.zero` on the first.
  package var prev: Hash
  package var content: Content

  package init(id: ID, prev: Hash, content: Content) {
    self.id = id
    self.prev = prev
    self.content = content
  }

  package subscript<T>(dynamicMember path: KeyPath<Content, T>) -> T { content[keyPath: path] }

  /// Reads one line's value, holding it to the format in all that one line can show.
  package static func read(_ value: JSONValue) throws(BadLine) -> Self {
    let complaints = Complaints()
    let line = Content.read(value, complaints)
    if complaints.isEmpty { line.content.check(value, complaints) }
    guard complaints.isEmpty else { throw BadLine(diagnostics: complaints.diagnostics) }
    return line
  }

  /// The line's bytes, without its newline: one object, keys in the order of the format.
  package var line: [UInt8] {
    var writer = JSONWriter()
    Content.write(self, to: &writer)
    return writer.bytes
  }
}

/// Everything of a line that its writer decides; the file adds id and chain.
package protocol ChainContent: Hashable, Sendable {
  static var schema: String { get }
  static var idKind: EntryID.Kind { get }

  /// Reads a line's object, with a complaint for whatever is not of the format.
  static func read(_ value: JSONValue, _ complaints: Complaints) -> Chained<Self>

  static func write(_ line: Chained<Self>, to writer: inout JSONWriter)

  /// Whose file the line belongs into.
  var owner: ChainOwner { get }

  /// Complains of what is wrong though every column is of its type.
  func check(_ line: JSONValue, _ complaints: Complaints)
}

extension Table {
  /// The columns of a line: those of the chain, then those of its content.
  init<Content>(chained rows: [Row<Record>]) where Record == Chained<Content> {
    self.init(
      [
        Row("schema", always: Content.schema, "What the line is."),
        Row("id", .string(.entry(Content.idKind)), \.id, "Rises strictly within a file."),
        Row("prev", \.prev, "SHA-256 of the line before; zeros on the first."),
      ] + rows)
  }
}

/// The batch and the person that a chained file is named for.
package struct ChainOwner: Hashable, Sendable {
  package let batch: ID
  package let person: ID

  package init(batch: ID, person: ID) {
    self.batch = batch
    self.person = person
  }
}
