/// One key of a line: its name, what may stand there, and what it means.
package struct Column: Sendable {
  package let name: String
  package let type: ColumnType
  package let about: String
  /// The key as it stands in a line, quotes included: what nearly every line has at this place.
  let key: [UInt8]

  init(_ name: String, _ type: ColumnType, _ about: String) {
    self.name = name
    self.type = type
    self.about = about
    key = Array("\"\(name)\"".utf8)
  }
}

/// What may stand in a column. There is no null and no fraction.
package indirect enum ColumnType: Sendable {
  case string(StringShape)
  case integer(minimum: Int)
  case boolean
  case list(ColumnType)
  case structure(any Record.Type)

  package static let filled = ColumnType.string(.filled)
  package static let count = ColumnType.integer(minimum: 0)
}

/// Which strings a column takes.
package indirect enum StringShape: Hashable, Sendable {
  case any
  /// An id, which may be empty.
  case id
  case filled
  case constant(String)
  case oneOf([String])
  case noneOf([String])
  case time, hash
  case entry(EntryID.Kind)
  case orEmpty(StringShape)
}
