import GlossJSON

/// An object of a line, told by one table of its columns.
package protocol Record: ColumnValue {
  /// Says nothing in any column.
  init()

  static var table: Table<Self> { get }
}

extension Record {
  package static var columns: [Column] { table.columns }
  package static var type: ColumnType { .structure(Self.self) }
  package static var blank: Self { Self() }

  package static func reader(of name: String, as type: ColumnType) -> ColumnReader<Self> {
    { value, complaints in Self(value, complaints) }
  }

  /// Reads an object; what is not of its type is left out, with a complaint.
  init(_ value: JSONValue, _ complaints: Complaints) {
    self.init()
    let table = Self.table
    var members = MemberReader(value, table.columns, complaints)
    table.read(&members, into: &self)
    members.finish()
  }

  package func write(to writer: inout JSONWriter) {
    writer.object { Self.table.write(self, to: &$0) }
  }
}

/// The columns of a record in the order of its keys.
///
/// They are said here and nowhere else: writing, strict reading, the JSON Schema, the dataset card
/// and the schemas for readers all come from it, so that they cannot say different things.
package struct Table<Record>: Sendable {
  package let rows: [Row<Record>]
  package let columns: [Column]

  package init(_ rows: [Row<Record>]) {
    self.rows = rows
    columns = rows.map(\.column)
  }

  func read(_ members: inout MemberReader, into record: inout Record) {
    for row in rows {
      guard let value = members.next(row.column) else { return }
      row.read(value, &record, members.complaints)
    }
  }

  func write(_ record: Record, to writer: inout JSONWriter) {
    for row in rows {
      writer.key(written: row.column.key)
      row.write(record, &writer)
    }
  }
}

/// One column of a record, and where the record keeps its value.
package struct Row<Record>: Sendable {
  package let column: Column
  package let read: @Sendable (JSONValue, inout Record, Complaints) -> Void
  let write: @Sendable (Record, inout JSONWriter) -> Void
  /// Whether a kind of question brings it along.
  var isOwn = false

  package init<Value: ColumnValue>(
    _ name: String, _ type: ColumnType, _ path: WritableKeyPath<Record, Value> & Sendable,
    _ about: String
  ) {
    column = Column(name, type, about)
    let reader = Value.reader(of: name, as: type)
    read = { value, record, complaints in
      if let found = reader(value, complaints) { record[keyPath: path] = found }
    }
    write = { record, writer in record[keyPath: path].write(to: &writer) }
  }

  package init<Value: ColumnValue>(
    _ name: String, _ path: WritableKeyPath<Record, Value> & Sendable, _ about: String
  ) {
    self.init(name, Value.type, path, about)
  }

  /// A column that holds the same in every line.
  init(_ name: String, always text: String, _ about: String) {
    column = Column(name, .string(.constant(text)), about)
    let reader = String.reader(of: name, as: column.type)
    read = { value, _, complaints in _ = reader(value, complaints) }
    write = { _, writer in writer.string(text) }
  }
}

/// Takes the members of an object one by one: every key has to be there, in order.
struct MemberReader {
  let complaints: Complaints
  private let object: JSONValue
  /// Those that the object may have, to tell a key that is misplaced from one that is unknown.
  private let columns: [Column]
  private var members: JSONValue.Members.Iterator
  private var isOver = false

  init(_ object: JSONValue, _ columns: [Column], _ complaints: Complaints) {
    self.object = object
    self.columns = columns
    self.complaints = complaints
    members = object.members.makeIterator()
    if object.kind != .object {
      complaints.add(object, "expected an object, not \(object.kind)")
      isOver = true
    }
  }

  /// The value of the column, which comes next; nil from the first complaint on.
  mutating func next(_ column: Column) -> JSONValue? {
    guard !isOver else { return nil }
    guard let (key, value) = members.next() else {
      end(object, "missing key \"\(column.name)\"")
      return nil
    }
    if key.rawBytes.elementsEqual(column.key) || column.isNamed(key) { return value }
    let isKnown = columns.contains { $0.isNamed(key) }
    end(
      key,
      (isKnown
        ? "key \"\(key.keyString)\" stands in the place of"
        : "unknown key \"\(key.keyString)\" instead of") + " \"\(column.name)\"")
    return nil
  }

  /// What is left, each with its key, where any key may follow.
  mutating func rest() -> [(key: JSONValue, value: JSONValue)] {
    var rest: [(JSONValue, JSONValue)] = []
    while !isOver, let member = members.next() { rest.append(member) }
    return rest
  }

  mutating func finish() {
    guard !isOver, let (key, _) = members.next() else { return }
    end(key, "unknown key \"\(key.keyString)\"")
  }

  private mutating func end(_ value: JSONValue, _ message: String) {
    isOver = true
    complaints.add(value, message)
  }
}

extension Column {
  fileprivate func isNamed(_ key: JSONValue) -> Bool { ID(key.keyString) == ID(name) }
}
