import GlossJSON
import GlossJournal
import GlossTasks

/// Another program's rows on their way into a batch: an item each, written as soon as it is made.
package struct Import {
  package let map: FieldMap
  /// What the file was found to be.
  package let found: String
  /// Fields of which nothing is taken.
  package let left: [String]
  package private(set) var outcome = Outcome()
  /// What stands before the value of the field that ids come from; the row's number is behind it
  /// where there is no such field.
  package let idPrefix: String
  private var importer: any Importer
  private let report: Report
  private var lineOfID: [ID: Int] = [:]

  package struct Outcome: Sendable {
    package var itemCount = 0
    /// The most responses that an item has.
    package var mostResponses = 0
    /// Rows in which nothing can be judged; they are left out.
    package var empty = Rows()
    /// Rows with one reply where several fields hold one each; they are left out too.
    package var single = Rows()
    /// Rows with fewer responses than fields for them.
    package var short = Rows()
    /// Rows whose conversation begins otherwise than the prompt; the conversation is taken.
    package var contrary = Rows()
  }

  /// How many rows, and the lines of the first of them.
  package struct Rows: Sendable {
    package private(set) var count = 0
    package private(set) var lines: [Int] = []
    private static let most = 5

    mutating func add(_ row: ForeignRow) {
      count += 1
      if lines.count < Self.most { lines.append(row.line) }
    }
  }

  package enum Failure: Error, Sendable {
    /// What is wrong with the file is in the report.
    case unreadable
    case unmapped(FieldMap.Failure, columns: [String])
  }

  /// Rows that are looked at before the first is taken.
  private static let sample = 1000

  /// - Parameter report: takes what is wrong with the rows; a batch is whole only where that is nothing.
  package init(
    _ type: any Importer.Type, _ source: SourceFile, _ request: FieldMap.Request, _ report: Report
  ) throws(Failure) {
    guard let importer = type.init(source, report), !report.hasErrors else { throw .unreadable }
    var ahead = importer
    var rows: [ForeignRow] = []
    while rows.count < Self.sample, let row = ahead.next(Report()) { rows.append(row) }
    do throws(FieldMap.Failure) {
      map = try FieldMap(request, columns: importer.columns, rows: rows)
    } catch {
      guard rows.isEmpty else { throw .unmapped(error, columns: importer.columns) }
      // What is wrong with the rows says more than that none has a field.
      var rest = importer
      while rest.next(report) != nil {}
      if !report.hasErrors { report.error(source, 0, "this file has no rows", remedy: "add one") }
      throw .unreadable
    }
    self.importer = importer
    self.report = report
    found = importer.found
    left = map.left(of: importer.columns) + ForeignItem.Reader.left(in: rows, map)
    // A bare number, a date or a UUID for an id is changed by readers that guess types.
    let first = map.id.flatMap { rows.first?.values(at: $0).first?.text }
    idPrefix =
      switch map.id {
      case nil: "row-"
      case let path? where map.isIDFound && first.flatMap(IDRule.guess) != nil: "\(path.name)-"
      default: ""
      }
  }

  /// The line of the next item, without its newline; nil behind the last one.
  package mutating func next() -> [UInt8]? {
    while let row = importer.next(report) {
      guard let content = content(of: row) else { continue }
      switch content.standing {
      case .whole: break
      case .empty:
        outcome.empty.add(row)
        continue
      case .single:
        outcome.single.add(row)
        continue
      }
      guard let id = id(of: row) else { continue }
      outcome.itemCount += 1
      outcome.mostResponses = max(outcome.mostResponses, content.responses.count)
      return content.written(as: id)
    }
    return nil
  }

  private mutating func id(of row: ForeignRow) -> ID? {
    guard let path = map.id else { return ID("\(idPrefix)\(row.number)") }
    guard let value = row.values(at: path).first, let text = value.text, !text.isEmpty else {
      report.error(
        row.source, row.start, "this row has no \"\(path.name)\" to be called by",
        remedy: "give it one, or take the rows' numbers: --id \"\"")
      return nil
    }
    let id = ID(idPrefix + text)
    if let fault = IDRule.fault(of: id.string) {
      report.error(row.source, value.start, "the id of this row \(fault)", remedy: "choose another")
      return nil
    }
    if let first = lineOfID.updateValue(row.line, forKey: id) {
      lineOfID[id] = first
      report.error(
        row.source, value.start, "another row is called \"\(text)\"; the first is at line \(first)",
        remedy: "name a field that differs from row to row, or take the rows' numbers: --id \"\"")
      return nil
    }
    return id
  }

  /// Nil, with errors noted, where a field holds what it cannot.
  private mutating func content(of row: ForeignRow) -> ForeignItem? {
    let own = report.part
    var reader = ForeignItem.Reader(map: map, row: row, report: own)
    let item = reader.read()
    report.add(own)
    guard !own.hasErrors else { return nil }
    if item.standing == .whole {
      if item.responses.count < map.responses.count { outcome.short.add(row) }
      if reader.isContrary { outcome.contrary.add(row) }
    }
    return item
  }
}
