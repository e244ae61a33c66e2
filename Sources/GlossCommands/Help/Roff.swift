/// Text made safe for roff, whose input is a language: a line that begins with a dot is a request,
/// a backslash an escape, and a bare hyphen is set as another character than the one people type.
enum Roff {
  static func text(_ text: String) -> String {
    let escaped = escape(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  static func bold(_ text: String) -> String { "\\fB\(escape(text))\\fR" }

  static func italic(_ text: String) -> String { "\\fI\(escape(text))\\fR" }

  /// One argument of a macro.
  static func quoted(_ text: String) -> String { "\"\(escape(text))\"" }

  private static let escapes: [Unicode.Scalar: String] = [
    "\\": "\\e", "-": "\\-", "'": "\\(aq", "\"": "\\(dq", "^": "\\(ha", "~": "\\(ti", "`": "\\(ga",
  ]

  private static func escape(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      if scalar.isASCII { return escapes[scalar] ?? String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
    }.joined()
  }
}
