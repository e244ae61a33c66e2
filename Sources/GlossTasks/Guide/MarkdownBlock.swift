import GlossJSON

/// The part of Markdown that guidelines are written in, as blocks of text.
///
/// What is not known is kept as it stands, so that nothing of a guideline is ever lost in drawing.
package enum MarkdownBlock: Hashable {
  case heading(level: Int, title: String, clause: ID?)
  case paragraph(String)
  /// `indent` in columns, of the marker.
  case item(indent: Int, marker: String, text: String)
  case quote(String)
  /// A line of fenced code, a table, or a rule.
  case verbatim(String)
  case blank

  package static func blocks(in lines: some Sequence<String>) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var fence: Substring?
    for line in lines {
      if let open = fence {
        blocks.append(.verbatim(line))
        if line.hasPrefix(open) { fence = nil }
      } else if line.hasPrefix("```") || line.hasPrefix("~~~") {
        blocks.append(.verbatim(line))
        fence = line.prefix(3)
      } else {
        add(line, to: &blocks)
      }
    }
    while blocks.last == .blank { blocks.removeLast() }
    return blocks
  }

  private static func add(_ line: String, to blocks: inout [MarkdownBlock]) {
    let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
    let text = String(line.dropFirst(indent))
    if text.isEmpty {
      if let last = blocks.last, last != .blank { blocks.append(.blank) }
    } else if let heading = Heading(line) {
      blocks.append(
        .heading(level: heading.level, title: heading.title, clause: heading.clause))
    } else if let (marker, rest) = item(text) {
      blocks.append(.item(indent: indent, marker: marker, text: rest))
    } else if text.hasPrefix("> ") {
      let rest = String(text.dropFirst(2))
      if case .quote(let before) = blocks.last {
        blocks[blocks.count - 1] = .quote(before + " " + rest)
      } else {
        blocks.append(.quote(rest))
      }
    } else if text.hasPrefix("|") || text.allSatisfy({ $0 == "-" || $0 == "*" || $0 == "_" }) {
      blocks.append(.verbatim(line))
    } else {
      continueOrBegin(text, &blocks)
    }
  }

  /// A line without a mark of its own goes on with the block before it.
  private static func continueOrBegin(_ text: String, _ blocks: inout [MarkdownBlock]) {
    switch blocks.last {
    case .paragraph(let before): blocks[blocks.count - 1] = .paragraph(before + " " + text)
    case .item(let indent, let marker, let before):
      blocks[blocks.count - 1] = .item(indent: indent, marker: marker, text: before + " " + text)
    default: blocks.append(.paragraph(text))
    }
  }

  private static func item(_ text: String) -> (marker: String, rest: String)? {
    let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    let length = digits == 0 ? 1 : digits + 1
    let marker = String(text.prefix(length))
    guard text.dropFirst(length).first == " ",
      digits == 0 ? ["-", "*", "+"].contains(marker) : digits < 10 && marker.hasSuffix(".")
    else { return nil }
    return (marker, String(text.dropFirst(length + 1)))
  }
}
