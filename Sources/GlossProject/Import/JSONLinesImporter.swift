import GlossJSON
import GlossTasks

/// Objects of JSON, one a line, or all of them in one array.
package struct JSONLinesImporter: Importer {
  package static let name = "jsonl"
  package static let summary = "one object of JSON a line, or an array of them"

  package private(set) var columns: [String] = []
  package let found: String
  private let source: SourceFile
  private var values: Values
  private var number = 0

  private enum Values: Sendable {
    case lines(ArraySlice<JSONLines.Line>)
    case elements(JSONValue.Elements)
  }

  /// Rows whose fields are looked at for their names.
  private static let sample = 1000

  package init?(_ source: SourceFile, _ report: Report) {
    guard let (source, wasUTF16) = ForeignText.read(source, report) else { return nil }
    self.source = source
    if source.bytes.first(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }) == UInt8(ascii: "[") {
      guard let array = report.value(of: source) else { return nil }
      values = .elements(array.elements)
      found = "an array of JSON"
    } else {
      values = .lines(JSONLines.ranges(in: source.bytes)[...])
      found = "JSON, one value a line" + (wasUTF16 ? ", in UTF-16" : "")
    }
    var (names, known): ([String], Set<ID>) = ([], [])
    var ahead = self
    for _ in 0..<Self.sample {
      guard let row = ahead.next(Report()), case .json(let value) = row.form else { break }
      let keys = value.kind == .string ? [ForeignRow.bareName] : value.members.map(\.key.keyString)
      for key in keys where known.insert(ID(key)).inserted { names.append(key) }
    }
    columns = names
  }

  package mutating func next(_ report: Report) -> ForeignRow? {
    while let value = nextValue(report) {
      number += 1
      guard value.kind == .object || value.kind == .string else {
        report.error(
          value, "this row is \(Fields.name(of: value.kind)), not an object",
          remedy: "write it as {\"text\": …}")
        continue
      }
      return ForeignRow(source: source, start: value.start, number: number, form: .json(value))
    }
    return nil
  }

  private mutating func nextValue(_ report: Report) -> JSONValue? {
    switch values {
    case .elements(var rest):
      let value = rest.next()
      values = .elements(rest)
      return value
    case .lines(var rest):
      defer { values = .lines(rest) }
      while let line = rest.popFirst() {
        if source.bytes[line.range].allSatisfy({ [0x20, 0x09, 0x0d].contains($0) }) { continue }
        do throws(JSONError) { return try JSONValue.read(source, in: line.range) } catch {
          number += 1
          report.add(Diagnostic(error, in: source))
        }
      }
      return nil
    }
  }
}
