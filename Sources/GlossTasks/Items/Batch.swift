import GlossJSON

/// A file of items: its header, and the place of every item in the file.
///
/// Items are read when they are asked for, so that a batch opens quickly and one bad item leaves
/// the others usable.
package struct Batch: Sendable {
  package let id: ID
  package let title: String
  package let locale: String
  /// As written in the file, relative to it; empty where the file names none.
  package let rubricPath: String
  package let termsPath: String
  /// False where the header is no JSON, so that nobody knows what it names.
  package let isHeaderReadable: Bool
  package let source: SourceFile
  package let entries: [Entry]

  /// Where one item stands, and its id where that much could be read.
  package struct Entry: Sendable {
    package let id: ID?
    package let content: Content

    package enum Content: Sendable {
      case value(JSONValue)
      /// The line is no JSON, or the id is missing, unusable or another item's.
      case broken(Diagnostic)
    }
  }

  /// What opening an item gives.
  package enum Reading: Equatable, Sendable {
    case item(Item)
    /// Why it cannot be labelled. With an id it can be skipped on record.
    case broken(id: ID?, [Diagnostic])
  }

  /// Reads the item at an index of `entries`.
  package func item(at index: Int) -> Reading {
    let entry = entries[index]
    switch entry.content {
    case .broken(let diagnostic): return .broken(id: nil, [diagnostic])
    case .value(let value):
      let report = Report()
      guard let item = Item.read(value, report) else {
        return .broken(id: entry.id, report.errors)
      }
      return .item(item)
    }
  }
}
