import GlossJSON

/// Where everything lies in one results directory.
package struct ResultsLayout: Hashable, Sendable {
  /// Without slashes at its end: two spellings of one directory must not make two of its files.
  package let root: String

  package init(_ root: String) {
    let end = root.utf8.lastIndex { $0 != UInt8(ascii: "/") }
    self.root = end.map { String(Substring(root.utf8[...$0])) } ?? String(root.prefix(1))
  }

  package var card: String { path("README.md") }
  var labels: String { path("labels") }
  var events: String { path("events") }
  var shared: String { path("shared") }
  package var texts: String { path("texts") }
  package var drafts: String { path("drafts") }

  package func journal(batch: ID, annotator: ID) -> ChainPaths {
    chain("labels", batch, annotator)
  }

  package func events(batch: ID, person: ID) -> ChainPaths {
    chain("events", batch, person)
  }

  package func text(_ hash: Hash, as form: TextForm) -> String {
    path("texts", "\(hash.hex).\(form.rawValue)")
  }

  package func draft(batch: ID, person: ID) -> String {
    path("drafts", FileName.make(batch), "\(FileName.make(person)).jsonl")
  }

  func editor(batch: ID, person: ID) -> String {
    path("drafts", FileName.make(batch), "\(FileName.make(person)).editor")
  }

  func recoveredDraft(batch: ID, person: ID) -> String {
    path("recovered", "drafts", FileName.make(batch), FileName.make(person))
  }

  private func chain(_ family: String, _ batch: ID, _ person: ID) -> ChainPaths {
    let batch = FileName.make(batch)
    let person = FileName.make(person)
    return ChainPaths(
      file: path(family, batch, "\(person).jsonl"),
      lock: path("locks", family, batch, "\(person).lock"),
      recovered: path("recovered", family, batch, person))
  }

  private func path(_ parts: String...) -> String {
    (root == "/" ? "" : root) + "/" + parts.joined(separator: "/")
  }
}

/// What a text that people were shown is written in.
package enum TextForm: String, CaseIterable, Hashable, Sendable {
  case json, md
}

/// The places that belong to one chained file.
package struct ChainPaths: Hashable, Sendable {
  package let file: String
  package let lock: String
  /// What the names of recovered pieces begin with.
  package let recovered: String

  package var directory: String { ChainPaths.directory(of: file) }

  static func directory(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }
}

/// The name of a file for an id. An id comes from a file and is never a path.
package enum FileName {
  /// The id itself where it is `[a-z0-9][a-z0-9._-]{0,63}` and does not begin with `x-`, else `x-`
  /// and 32 hex digits of its SHA-256.
  ///
  /// Lowercase only, because some file systems merge `Ana` and `ana`.
  package static func make(_ id: ID) -> String {
    isPlain(id) ? id.string : "x-" + Hash(of: id.string).hex.prefix(32)
  }

  private static func isPlain(_ id: ID) -> Bool {
    let utf8 = id.string.utf8
    guard let first = utf8.first, alphanumerics.contains(first), utf8.count <= 64 else {
      return false
    }
    return !utf8.starts(with: "x-".utf8)
      && utf8.allSatisfy { alphanumerics.contains($0) || "._-".utf8.contains($0) }
  }

  private static let alphanumerics = Set("abcdefghijklmnopqrstuvwxyz0123456789".utf8)
}
