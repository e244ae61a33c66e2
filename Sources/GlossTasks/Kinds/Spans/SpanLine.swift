import GlossJSON
import GlossScreen

/// One entry of a line of plain mode: `12-25 person`, `"Acme Corp"#2 org`, `B: 3-9 place`.
struct SpanLine: Equatable {
  enum Where: Equatable {
    case offsets(Int, Int)
    /// A text to be found; which of its places, from 1, where that was said.
    case quoted(String, occurrence: Int?)
  }

  /// `B` or `t2`, as typed; nil where none was.
  var text: String?
  var place: Where
  var label: String

  struct Fault: Error, Equatable {
    let message: String
  }

  private static let form =
    "write 12-25 LABEL or \"text\" LABEL, with ; between several"

  /// Reads the entries of a line; an empty line has none.
  static func parse(_ line: String) throws(Fault) -> [SpanLine] {
    var rest = Array(line.unicodeScalars)[...]
    var entries: [SpanLine] = []
    skipSeparators(&rest)
    while !rest.isEmpty {
      entries.append(try parseEntry(&rest))
      skipSeparators(&rest)
    }
    return entries
  }

  private static func parseEntry(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault)
    -> SpanLine
  {
    let text = parsePrefix(&rest)
    skipSpaces(&rest)
    let place = rest.first == "\"" ? try parseQuoted(&rest) : try parseOffsets(&rest)
    skipSpaces(&rest)
    let label = rest.prefix { $0 != ";" }
    rest = rest.dropFirst(label.count + 1)
    let word = trimmed(string(label))
    guard !word.isEmpty else { throw Fault(message: "which label? " + form) }
    return SpanLine(text: text, place: place, label: word)
  }

  private static func parsePrefix(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    let word = rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || $0.isDigit) }
    guard !word.isEmpty, rest.dropFirst(word.count).first == ":" else { return nil }
    rest = rest.dropFirst(word.count + 1)
    return string(word)
  }

  private static func parseOffsets(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault)
    -> Where
  {
    let word = rest.prefix { $0 != " " && $0 != ";" && $0 != "\t" }
    let parts = string(word).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]), start >= 0
    else { throw Fault(message: "\"\(string(word))\" is no span: " + form) }
    rest = rest.dropFirst(word.count)
    return .offsets(start, end)
  }

  /// A JSON string, then perhaps `#n`.
  private static func parseQuoted(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) -> Where {
    var end = rest.startIndex + 1
    while end < rest.endIndex, rest[end] != "\"" { end += rest[end] == "\\" ? 2 : 1 }
    guard end < rest.endIndex else {
      throw Fault(message: "the closing \" is missing: " + form)
    }
    let quoted = string(rest[rest.startIndex...end])
    guard let text = (try? JSONValue(parsing: Array(quoted.utf8)))?.string, !text.isEmpty else {
      throw Fault(message: "\(quoted) is no JSON string: " + form)
    }
    rest = rest[(end + 1)...]
    guard rest.first == "#" else { return .quoted(text, occurrence: nil) }
    let digits = rest.dropFirst().prefix(while: \.isDigit)
    guard let occurrence = Int(string(digits)), occurrence > 0 else {
      throw Fault(message: "behind # stands which of them, from 1")
    }
    rest = rest.dropFirst(1 + digits.count)
    return .quoted(text, occurrence: occurrence)
  }

  private static func skipSpaces(_ rest: inout ArraySlice<Unicode.Scalar>) {
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
  }

  private static func skipSeparators(_ rest: inout ArraySlice<Unicode.Scalar>) {
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == ";" }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
