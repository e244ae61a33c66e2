import GlossJSON

/// A text of the open item that is not saved yet.
package struct Draft: Record, Hashable {
  static let schema = "gloss/draft/1"

  package var item: ID
  /// `rationale`, `rationale/QUESTION`, `text/QUESTION`, `note`: whatever the session looks it up
  /// by when the item is open again.
  package var field: ID
  package var text: String
  package var at: Timestamp

  package init(item: ID, field: ID, text: String, at: Timestamp) {
    self.item = item
    self.field = field
    self.text = text
    self.at = at
  }

  package init() { self.init(item: "", field: "", text: "", at: .blank) }

  package static let table = Table<Draft>([
    Row("schema", always: schema, "What the line is."),
    Row("item", .filled, \.item, "The open item."),
    Row("field", .filled, \.field, "Which text of it."),
    Row("text", \.text, "The text so far."),
    Row("at", \.at, "When it was kept."),
  ])

  /// Reads one line; nil for one that is not a draft.
  init?(_ value: JSONValue) {
    let complaints = Complaints()
    self.init(value, complaints)
    guard complaints.isEmpty else { return nil }
  }
}

/// Keeps the unsaved texts of the open item, so that a dropped line costs no writing.
///
/// The file is put in place whole each time and is never data. What cannot be read in it is left
/// out: a draft must not stand between a person and their work.
package struct DraftStore: Sendable {
  package let path: String
  /// Made while a text is in the person's own editor.
  package let editorDirectory: String
  /// What the name of a copy begins with.
  private let aside: String
  private let storage: Storage

  package init(_ layout: ResultsLayout, batch: ID, person: ID, storage: Storage) {
    path = layout.draft(batch: batch, person: person)
    editorDirectory = layout.editor(batch: batch, person: person)
    aside = layout.recoveredDraft(batch: batch, person: person)
    self.storage = storage
  }

  /// Puts these in the place of what was kept; without any, removes the file.
  package func save(_ drafts: [Draft]) throws(StorageError) {
    guard !drafts.isEmpty else { return try remove() }
    try storage.makeDirectory(ChainPaths.directory(of: path))
    try storage.replace(path, drafts.flatMap { $0.json + [0x0a] })
  }

  package func load() throws(StorageError) -> [Draft] {
    guard let bytes = try storage.read(path) else { return [] }
    let source = SourceFile(path: path, bytes: bytes)
    return JSONLines.ranges(in: bytes).compactMap { line in
      (try? JSONValue.read(source, in: line.range)).flatMap(Draft.init)
    }
  }

  /// Copies what is kept to a new file in `recovered/`, and gives its path.
  package func putAside() throws(StorageError) -> String {
    let bytes = try storage.read(path) ?? []
    try storage.makeDirectory(ChainPaths.directory(of: aside))
    return try storage.createBeside("\(aside)-\(Hash(of: bytes).hex.prefix(8))", ".jsonl", bytes)
  }

  package func remove() throws(StorageError) { try storage.remove(path) }
}
