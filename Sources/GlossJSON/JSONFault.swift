/// What is wrong with a text and where, before it is put into words.
///
/// The checker throws it without allocating; ``JSONError`` is made from it with the source at hand.
struct JSONFault: Error {
  enum Reason {
    case empty, byteOrderMark, utf16, trailing, tooDeep
    case unclosed(opener: Int)
    case wrongCloser(opener: Int)
    case trailingComma(closer: UInt8)
    case expectedValue, expectedKey, expectedColon
    case expectedComma(inObject: Bool)
    case duplicateKey(first: Int)
    case unclosedString, controlInString, invalidUTF8
    case badEscape, badUnicodeEscape, loneSurrogate
    case leadingZero
    case missingDigits(after: String)
  }

  let offset: Int
  let reason: Reason

  init(_ offset: Int, _ reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// What is wrong, and what to do about it.
  func words(_ quote: SourceQuote) -> (message: String, remedy: String) {
    switch reason {
    case .empty: ("there is no JSON value here", "write a value, such as an object in { }")
    case .byteOrderMark:
      ("the text begins with a byte order mark", "save the file as UTF-8 without a BOM")
    case .utf16: ("the text is UTF-16, not UTF-8", "save the file as UTF-8 without a BOM")
    case .trailing:
      (
        "\(quote.word(at: offset)) follows the end of the value",
        "remove it: a JSON text is one value"
      )
    case .tooDeep:
      (
        "arrays and objects are nested deeper than \(JSONChecker.depthLimit)",
        "make the value flatter"
      )
    case .unclosed(let opener):
      (
        "the text ends inside the \(quote.container(opener))",
        "close it with `\(quote.closer(of: opener))`"
      )
    case .wrongCloser(let opener):
      (
        "\(quote.word(at: offset)) stands where the \(quote.container(opener)) is still open",
        "close it with `\(quote.closer(of: opener))` first"
      )
    case .duplicateKey(let first):
      (
        "duplicate key \(quote.string(at: offset)); the first is at \(quote.place(first))",
        "keep one of the two, or rename one"
      )
    case .trailingComma(let closer):
      ("a comma is followed by `\(Character(Unicode.Scalar(closer)))`", "remove the comma")
    case .expectedColon:
      (
        "a key is followed by \(quote.word(at: offset)), not by `:`",
        "put a colon between key and value"
      )
    case .expectedComma(let inObject):
      (
        "\(quote.word(at: offset)) follows a value without a comma",
        inObject
          ? "put a comma between members, or `}` at the end"
          : "put a comma between elements, or `]` at the end"
      )
    case .expectedKey:
      switch quote.word(at: offset) {
      case "`,`": ("a key is expected, not `,`", "remove the extra comma")
      case "`/`", "`#`": ("JSON has no comments", "remove the comment")
      case let word:
        ("a key is expected, not \(word)", "write the key as a string in double quotes")
      }
    case .expectedValue: Self.valueWords(quote.word(at: offset))
    case .unclosedString:
      ("the string that begins here is not closed", "add the closing double quote")
    case .controlInString: Self.controlWords(quote.source.bytes[offset])
    case .badEscape:
      (
        "\(quote.characters(2, at: offset)) is not an escape",
        #"write `\\` for a backslash; escapes are \" \\ \/ \b \f \n \r \t and \uXXXX"#
      )
    case .badUnicodeEscape:
      (#"`\u` is not followed by four hexadecimal digits"#, #"write `\\` for a backslash itself"#)
    case .loneSurrogate:
      (
        "\(quote.characters(6, at: offset)) is one half of a surrogate pair",
        "write both halves, or the character itself"
      )
    case .invalidUTF8: (quote.whyNotUTF8(at: offset), "save the file as UTF-8")
    case .leadingZero:
      ("a number begins with a superfluous 0", "remove the 0, or write the number as a string")
    case .missingDigits(let what):
      ("digits are missing after `\(what)` in a number", "add digits, or remove `\(what)`")
    }
  }

  private static func valueWords(_ word: String) -> (String, String) {
    let bare = word.dropFirst().dropLast()
    return switch bare.lowercased() {
    case "true", "false", "null": ("\(word) is not a value", "write `\(bare.lowercased())`")
    case "none", "nil", "undefined": ("\(word) is not a value", "write `null`")
    case "nan", "infinity", "inf":
      ("\(word) is not a number in JSON", "write a finite number or a string")
    case ",": ("a value is expected, not `,`", "remove the extra comma, or add the value")
    case "]", "}": ("a value is expected, not \(word)", "add the value")
    case "'": ("a string is in single quotes", "use double quotes")
    case "/", "#": ("JSON has no comments", "remove the comment")
    case "+": ("a number begins with `+`", "remove the plus sign")
    case ".": ("a number begins with `.`", "put a 0 before the decimal point")
    default:
      (
        "a value is expected, not \(word)",
        "write a string in double quotes, a number, true, false, null, an array or an object"
      )
    }
  }

  private static func controlWords(_ byte: UInt8) -> (String, String) {
    if byte == 0x0a || byte == 0x0d {
      return (
        "a line break stands inside a string", #"close the string before it, or write it as \n"#
      )
    }
    let hex = SourceQuote.hex(UInt32(byte), digits: 4)
    return (
      "control character U+\(hex) stands raw in a string", #"write it as \u\#(hex.lowercased())"#
    )
  }
}
