import GlossJSON

/// A text of the open item that is not saved yet.
package struct Draft: Record, Hashable {
  static let schema = "gloss/draft/1"

  package var item: ID
  /// `rationale`, `rationale/QUESTION`, `text/QUESTION`, `draft/QUESTION`, `note`: whatever the
  /// session looks it up by when the item is open again.
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

extension [Answer] {
  /// The answers as the text of a draft: written as in a label.
  package var draftText: String { String(decoding: json, as: UTF8.self) }

  /// Reads them again; nil for a text that is something else. What no label may hold, as rank 0 of
  /// what has no place yet, is read as what says nothing: their kind judges the whole.
  package init?(draftText: String) {
    guard let value = try? JSONValue(parsing: [UInt8](draftText.utf8)), value.kind == .array else {
      return nil
    }
    self = value.elements.map { Answer($0, Complaints()) }
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

  /// What is kept; and what the person's own editor saved last, where a session ended while a text was
  /// open in it.
  package func load() throws(StorageError) -> [Draft] {
    var kept = try drafts(in: path)
    guard let begun = try drafts(in: begunPath).first else { return kept }
    if var text = edited.flatMap({ String(validating: $0, as: UTF8.self) }) {
      // Editors end the last line of a text that had no such end.
      if text.last?.isNewline == true, begun.text.last?.isNewline != true { text.removeLast() }
      if ID(text) != ID(begun.text) {
        kept.removeAll { $0.item == begun.item && $0.field == begun.field }
        if !text.isEmpty {
          kept.append(Draft(item: begun.item, field: begun.field, text: text, at: begun.at))
        }
        try save(kept)
      }
      try storage.remove(editedPath)
    }
    try clearEdited()
    return kept
  }

  /// Keeps which text the person's own editor is about to open, as it is now; nil where none of it is
  /// kept.
  package func noteEdited(_ draft: Draft?) throws(StorageError) {
    try clearEdited()
    guard let draft else { return }
    try storage.makeDirectory(editorDirectory)
    try storage.replace(begunPath, draft.json + [0x0a])
  }

  /// Puts aside what an editor saved that outlived its session, and removes what it left beside.
  private func clearEdited() throws(StorageError) {
    if let left = edited {
      try storage.makeDirectory(ChainPaths.directory(of: aside))
      _ = try storage.createBeside("\(aside)-\(Hash(of: left).hex.prefix(8))", ".txt", left)
    }
    for name in try storage.list(editorDirectory) {
      try? storage.remove("\(editorDirectory)/\(name)")
    }
  }

  /// Nil where there is none, or what lies in its place is no file.
  private var edited: [UInt8]? { (try? storage.read(editedPath)) ?? nil }
  private var editedPath: String { "\(editorDirectory)/\(Self.editedName)" }
  private var begunPath: String { "\(editorDirectory)/draft.jsonl" }

  private func drafts(in path: String) throws(StorageError) -> [Draft] {
    guard let bytes = try storage.read(path) else { return [] }
    let source = SourceFile(path: path, bytes: bytes)
    return JSONLines.ranges(in: bytes).compactMap { line in
      (try? JSONValue.read(source, in: line.range)).flatMap(Draft.init)
    }
  }

  /// The file that the editor opens.
  package static let editedName = "text.txt"

  /// Copies what is kept to a new file in `recovered/`, and gives its path.
  package func putAside() throws(StorageError) -> String {
    let bytes = try storage.read(path) ?? []
    try storage.makeDirectory(ChainPaths.directory(of: aside))
    return try storage.createBeside("\(aside)-\(Hash(of: bytes).hex.prefix(8))", ".jsonl", bytes)
  }

  package func remove() throws(StorageError) { try storage.remove(path) }
}
