extension Text {
  /// One line that is safe anywhere, for messages, file names and plain mode: newlines and tabs
  /// are escapes too.
  package static func visible(_ string: String) -> String { Text(string).visibleLine }

  /// The same line, ready to be drawn.
  package init(visible string: String) {
    let text = Text(string)
    let isPlain = text.clusters.allSatisfy { $0.kind == .text || $0.kind == .space }
    self = isPlain ? text : Text(text.visibleLine)
  }

  private var visibleLine: String {
    var line = ""
    for cluster in clusters {
      switch cluster.kind {
      case .newline, .tab:
        for scalar in slice(cluster.scalars).unicodeScalars {
          line += ClusterScanner.escape(of: scalar)
        }
      case .text, .escape, .space: line += cluster.glyph
      }
    }
    return line
  }

  /// One safe line of bytes that should be UTF-8 but need not be, such as a file name: each byte
  /// that is not is drawn as `<0xFF>`.
  package static func visible(bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var line = ""
    var valid = String.UnicodeScalarView()
    var parser = UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        position += encoded.count
        valid.append(UTF8.decode(encoded))
      case .error(let length):
        line += visible(String(valid))
        valid = String.UnicodeScalarView()
        for byte in bytes[position..<position + length] {
          let digits = String(byte, radix: 16, uppercase: true)
          line += "<0x" + (digits.count == 1 ? "0" : "") + digits + ">"
        }
        position += length
      case .emptyInput:
        return line + visible(String(valid))
      }
    }
  }

  /// The lines of a text, each safe to print: newlines end them, tabs become the spaces up to
  /// the next multiple of four columns.
  package static func visibleLines(_ string: String) -> [String] {
    var lines = [""]
    var column = 0
    for cluster in Text(string).clusters {
      switch cluster.kind {
      case .newline:
        lines.append("")
        column = 0
      case .tab:
        let width = Wrapping.tabWidth(at: column)
        lines[lines.count - 1] += String(repeating: " ", count: width)
        column += width
      case .text, .escape, .space:
        lines[lines.count - 1] += cluster.glyph
        column += cluster.width
      }
    }
    return lines
  }

  /// The columns that `visible` of a string takes; of a string that is safe, its own.
  package static func width(_ string: String) -> Int {
    let text = Text(string)
    return text.clusters.reduce(0) { sum, cluster in
      switch cluster.kind {
      case .newline, .tab: sum + "<U+000A>".utf8.count * cluster.scalars.count
      case .text, .escape, .space: sum + cluster.width
      }
    }
  }
}
