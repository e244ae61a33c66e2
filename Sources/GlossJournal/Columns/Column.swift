/// One key of a line: its name, what may stand there, and what it means.
///
/// The columns of a label and of an event are said once, in tables of these. The strict reader, the
/// JSON Schema, the dataset card and the schemas for readers all come from there, so that they
/// cannot say different things.
package struct Column: Hashable, Sendable {
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
package indirect enum ColumnType: Hashable, Sendable {
  case string(StringShape)
  case integer(minimum: Int)
  case boolean
  case list(ColumnType)
  case structure([Column])

  static let text = ColumnType.string(.any)
  static let count = ColumnType.integer(minimum: 0)
}

/// Which strings a column takes.
package enum StringShape: Hashable, Sendable {
  case any
  case filled
  case constant(String)
  case oneOf([String])
  case time
  case hash
  case hashOrEmpty
  case entry(EntryID.Kind)
  case entryOrEmpty(EntryID.Kind)

  static func cases<T>(of type: T.Type) -> StringShape
  where T: CaseIterable & RawRepresentable, T.RawValue == String {
    .oneOf(T.allCases.map(\.rawValue))
  }
}
