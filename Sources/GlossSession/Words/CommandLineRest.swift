/// What is still unread of a typed line; words stand between spaces.
struct CommandLineRest {
  private var scalars: Substring.UnicodeScalarView

  init(_ line: String) {
    scalars = Substring(line).unicodeScalars
    skipSpaces()
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// The next word, without taking it.
  var word: String { String(scalars.prefix { !CommandLineRest.isSpace($0) }) }

  /// Takes the next word and the spaces behind it; empty at the end.
  mutating func takeWord() -> String {
    let word = word
    scalars = scalars.dropFirst(word.unicodeScalars.count)
    skipSpaces()
    return word
  }

  /// Takes all that is left, without the spaces at its end.
  mutating func takeText() -> String {
    while let last = scalars.last, CommandLineRest.isSpace(last) { scalars.removeLast() }
    defer { scalars = scalars.dropFirst(scalars.count) }
    return String(scalars)
  }

  private mutating func skipSpaces() {
    scalars = scalars.drop { CommandLineRest.isSpace($0) }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r"
  }
}
