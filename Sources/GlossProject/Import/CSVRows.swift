import GlossJSON
import GlossTasks

/// One field of a row, as it lies in the file.
struct CSVCell: Hashable, Sendable {
  /// Without its quotes.
  let range: Range<Int>
  /// Whether two quotes in it stand for one.
  let isQuoted: Bool

  func text(in source: SourceFile) -> String {
    let bytes = source.bytes[range]
    guard isQuoted, bytes.contains(CSVRows.quote) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
      if byte == CSVRows.quote {
        isSecond.toggle()
        if !isSecond { continue }
      }
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The rows of a table in the form of RFC 4180, read one by one: a field in double quotes holds
/// separators, line breaks and, doubled, quotes.
///
/// Beyond that: fields may be parted by another sign, and lines ended by LF or CR alone, as
/// spreadsheets do it.
struct CSVRows: Sendable {
  static let quote = UInt8(ascii: "\"")
  private static let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  /// Those that are tried, a comma first.
  static let separators = [",", ";", "\t", "|"].map { (sign: Unicode.Scalar) in UInt8(ascii: sign) }

  let source: SourceFile
  let separator: UInt8
  private(set) var position = 0

  init(_ source: SourceFile, separator: UInt8) {
    self.source = source
    self.separator = separator
  }

  /// The next row that has anything in it; nil behind the last one.
  mutating func next(_ report: Report) -> [CSVCell]? {
    while position < source.bytes.count {
      let cells = row(report)
      if cells.count > 1 || cells.first.map({ !$0.range.isEmpty || $0.isQuoted }) == true {
        return cells
      }
    }
    return nil
  }

  private mutating func row(_ report: Report) -> [CSVCell] {
    var cells: [CSVCell] = []
    repeat { cells.append(cell(report)) } while takeSeparator()
    takeLineEnd()
    return cells
  }

  private mutating func cell(_ report: Report) -> CSVCell {
    guard byte == Self.quote else {
      let start = position
      while let byte, byte != separator, !isLineEnd(byte) { position += 1 }
      return CSVCell(range: start..<position, isQuoted: false)
    }
    let open = position
    position += 1
    while let byte {
      if byte == Self.quote {
        guard position + 1 < source.bytes.count, source.bytes[position + 1] == Self.quote else {
          break
        }
        position += 1
      }
      position += 1
    }
    let range = open + 1..<position
    guard byte != nil else {
      report.error(
        source, ByteOffset(open), "this field is opened by a quote that nothing closes",
        remedy: "close it with \"; a quote inside of it is written twice: \"\"")
      return CSVCell(range: range, isQuoted: true)
    }
    position += 1
    if let byte, byte != separator, !isLineEnd(byte) {
      report.error(
        source, ByteOffset(position), "the field goes on behind its closing quote",
        remedy: "write a quote inside of a field twice: \"\"")
      while let byte = self.byte, byte != separator, !isLineEnd(byte) { position += 1 }
    }
    return CSVCell(range: range, isQuoted: true)
  }

  private var byte: UInt8? { position < source.bytes.count ? source.bytes[position] : nil }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func takeSeparator() -> Bool {
    guard byte == separator else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd() {
    if byte == Self.carriageReturn { position += 1 }
    if byte == Self.lineFeed { position += 1 }
  }
}
