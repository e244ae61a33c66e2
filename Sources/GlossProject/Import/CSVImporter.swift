import GlossJSON
import GlossTasks

/// A table whose first row names its columns, as spreadsheets save one.
package struct CSVImporter: Importer {
  package static let name = "csv"
  package static let summary = "a table whose first row names the columns"

  package let found: String
  private let header: CSVHeader
  private var rows: CSVRows
  private var number = 0

  package init?(_ source: SourceFile, _ report: Report) {
    guard let (source, wasUTF16) = ForeignText.read(source, report) else { return nil }
    let separator = Self.separator(of: source)
    rows = CSVRows(source, separator: separator)
    guard let names = rows.next(report) else {
      report.error(source, 0, "this table has no rows", remedy: "name the columns in the first row")
      return nil
    }
    header = CSVHeader(names, source, report)
    let signs = ["commas", "semicolons", "tabs", "bars"]
    let sign = zip(CSVRows.separators, signs).first { $0.0 == separator }?.1 ?? ""
    found =
      "a table with \(counted(header.names.count, "column"))"
      + (header.names.count > 1 ? ", separated by \(sign)" : "")
      + (wasUTF16 ? ", in UTF-16" : "")
  }

  package var columns: [String] { header.names.filter { !$0.isEmpty } }

  package mutating func next(_ report: Report) -> ForeignRow? {
    while let cells = rows.next(report) {
      number += 1
      let start = cells[0].isQuoted ? cells[0].range.lowerBound - 1 : cells[0].range.lowerBound
      guard hasItsFields(cells, start, report) else { continue }
      return ForeignRow(
        source: rows.source, start: ByteOffset(start), number: number,
        form: .cells(cells, header))
    }
    return nil
  }

  /// A surplus of empty fields is what a spreadsheet leaves behind.
  private func hasItsFields(_ cells: [CSVCell], _ start: Int, _ report: Report) -> Bool {
    let wanted = header.names.count
    let surplus = cells.dropFirst(wanted).first { !$0.range.isEmpty }
    guard cells.count < wanted || surplus != nil else { return true }
    report.error(
      rows.source, ByteOffset(surplus?.range.lowerBound ?? start),
      "this row has \(counted(cells.count, "field")), and the first row names \(wanted)",
      remedy: "put a field that holds a separator or a line break in double quotes")
    return false
  }

  /// The one that parts the most fields in the first row.
  static func separator(of source: SourceFile) -> UInt8 {
    let counts = CSVRows.separators.map { separator in
      var rows = CSVRows(source, separator: separator)
      return (separator: separator, count: rows.next(Report())?.count ?? 0)
    }
    let most = counts.map(\.count).max() ?? 0
    return counts.first { $0.count == most }?.separator ?? CSVRows.separators[0]
  }
}

/// The names in the first row of a table.
struct CSVHeader: Sendable {
  /// Without white space around them; empty where a column has none.
  let names: [String]
  private let places: [ID: Int]

  init(_ cells: [CSVCell], _ source: SourceFile, _ report: Report) {
    var names: [String] = []
    var places: [ID: Int] = [:]
    for (column, cell) in cells.enumerated() {
      let text = cell.text(in: source)
      let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
      let scalars = text.unicodeScalars.drop(while: isSpace).reversed().drop(while: isSpace)
      let name = String(String.UnicodeScalarView(scalars.reversed()))
      names.append(name)
      guard !name.isEmpty else { continue }
      if places.updateValue(column, forKey: ID(name)) != nil {
        report.error(
          source, ByteOffset(cell.range.lowerBound), "two columns are called \"\(name)\"",
          remedy: "give each column a name of its own")
      }
    }
    self.names = names
    self.places = places
  }

  func index(of name: ID) -> Int? { places[name] }
}
