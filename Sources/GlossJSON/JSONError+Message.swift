extension JSONError {
  /// Puts a fault into words, with the source for what stands there.
  init(_ fault: JSONFault, in source: SourceFile, _ range: Range<Int>) {
    let quote = SourceQuote(source: source, end: range.upperBound)
    let (message, remedy) = Self.words(for: fault, quote)
    self.init(offset: ByteOffset(fault.offset), message: message, remedy: remedy)
  }

  private static func words(for fault: JSONFault, _ quote: SourceQuote) -> (String, String) {
    let offset = fault.offset
    switch fault.reason {
    case .empty: return ("there is no JSON value here", "write a value, such as an object in { }")
    case .byteOrderMark:
      return ("the text begins with a byte order mark", "save the file as UTF-8 without a BOM")
    case .utf16: return ("the text is UTF-16, not UTF-8", "save the file as UTF-8 without a BOM")
    case .trailing:
      return (
        "\(quote.word(at: offset)) follows the end of the value",
        "remove it: a JSON text is one value"
      )
    case .tooDeep:
      return (
        "arrays and objects are nested deeper than \(JSONChecker.depthLimit)",
        "make the value flatter"
      )
    case .unclosed(let opener):
      return (
        "the text ends inside the \(quote.container(opener)) that begins at \(quote.place(opener))",
        "close it with `\(quote.closer(of: opener))`"
      )
    case .wrongCloser(let opener):
      return (
        "\(quote.word(at: offset)) stands where the \(quote.container(opener)) that begins at "
          + "\(quote.place(opener)) is still open",
        "close it with `\(quote.closer(of: opener))` first"
      )
    case .duplicateKey(let first):
      return (
        "duplicate key \(quote.string(at: offset)); the first is at \(quote.place(first))",
        "keep one of the two, or rename one"
      )
    default: return structureWords(for: fault, quote) ?? scalarWords(for: fault, quote)
    }
  }

  private static func structureWords(
    for fault: JSONFault, _ quote: SourceQuote
  ) -> (String, String)? {
    let word = quote.word(at: fault.offset)
    switch fault.reason {
    case .trailingComma(let closer):
      let closer = Character(Unicode.Scalar(closer))
      return ("a comma is followed by `\(closer)`", "remove the comma")
    case .expectedColon:
      return ("a key is followed by \(word), not by `:`", "put a colon between key and value")
    case .expectedComma(let inObject):
      return (
        "\(word) follows a value without a comma",
        inObject
          ? "put a comma between members, or `}` at the end"
          : "put a comma between elements, or `]` at the end"
      )
    case .expectedKey:
      switch word {
      case "`,`": return ("a key is expected, not `,`", "remove the extra comma")
      case "`/`", "`#`": return ("JSON has no comments", "remove the comment")
      default:
        return ("a key is expected, not \(word)", "write the key as a string in double quotes")
      }
    case .expectedValue: return valueWords(word)
    default: return nil
    }
  }

  private static func valueWords(_ word: String) -> (String, String) {
    let bare = word.dropFirst().dropLast()
    switch bare.lowercased() {
    case "true", "false", "null": return ("\(word) is not a value", "write `\(bare.lowercased())`")
    case "none", "nil", "undefined": return ("\(word) is not a value", "write `null`")
    case "nan", "infinity", "inf":
      return ("\(word) is not a number in JSON", "write a finite number or a string")
    default: break
    }
    switch bare {
    case ",": return ("a value is expected, not `,`", "remove the extra comma, or add the value")
    case "]", "}": return ("a value is expected, not \(word)", "add the value")
    case "'": return ("a string is in single quotes", "use double quotes")
    case "/", "#": return ("JSON has no comments", "remove the comment")
    case "+": return ("a number begins with `+`", "remove the plus sign")
    case ".": return ("a number begins with `.`", "put a 0 before the decimal point")
    default:
      return (
        "a value is expected, not \(word)",
        "write a string in double quotes, a number, true, false, null, an array or an object"
      )
    }
  }

  private static func scalarWords(
    for fault: JSONFault, _ quote: SourceQuote
  ) -> (String, String) {
    let offset = fault.offset
    switch fault.reason {
    case .unclosedString:
      return ("the string that begins here is not closed", "add the closing double quote")
    case .controlInString:
      let byte = quote.source.bytes[offset]
      if byte == 0x0a || byte == 0x0d {
        return (
          "a line break stands inside a string", #"close the string before it, or write it as \n"#
        )
      }
      let hex = SourceQuote.hex(UInt32(byte), digits: 4)
      return (
        "control character U+\(hex) stands raw in a string", #"write it as \u\#(hex.lowercased())"#
      )
    case .badEscape:
      return (
        "\(quote.characters(2, at: offset)) is not an escape",
        #"write `\\` for a backslash; escapes are \" \\ \/ \b \f \n \r \t and \uXXXX"#
      )
    case .badUnicodeEscape:
      return (
        #"`\u` is not followed by four hexadecimal digits"#, #"write `\\` for a backslash itself"#
      )
    case .loneSurrogate:
      return (
        "\(quote.characters(6, at: offset)) is one half of a surrogate pair",
        "write both halves, or the character itself"
      )
    case .invalidUTF8: return (quote.whyNotUTF8(at: offset), "save the file as UTF-8")
    case .leadingZero:
      return (
        "a number begins with a superfluous 0", "remove the 0, or write the number as a string"
      )
    case .missingDigits(let what):
      return ("digits are missing after `\(what)` in a number", "add digits, or remove `\(what)`")
    default: preconditionFailure("a fault without words: \(fault.reason)")
    }
  }
}
