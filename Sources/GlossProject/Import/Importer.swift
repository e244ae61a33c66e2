import GlossJSON
import GlossTasks

/// A form in which another program's items come: its rows, one by one.
package protocol Importer: Sendable {
  /// As it is typed.
  static var name: String { get }
  /// One line without a full stop.
  static var summary: String { get }
  /// Nil, with errors noted, where the file has no rows to be found.
  init?(_ source: SourceFile, _ report: Report)
  /// The names of the fields, as far as they are known at the start.
  var columns: [String] { get }
  /// What the file was found to be, in a few words.
  var found: String { get }
  /// The next row; nil behind the last one. What is wrong with a row is noted, and the row passed over.
  mutating func next(_ report: Report) -> ForeignRow?
}

/// The registry: a form that is not in this array does not exist.
package enum Importers {
  package static let all: [any Importer.Type] = [JSONLinesImporter.self, CSVImporter.self]

  package static func named(_ name: String) -> (any Importer.Type)? {
    all.first { $0.name == name }
  }
}
