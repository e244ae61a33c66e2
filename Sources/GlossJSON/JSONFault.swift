/// What is wrong with a text and where, before it is put into words.
///
/// The checker throws it without allocating; ``JSONError`` is made from it with the source at hand.
struct JSONFault: Error {
  enum Reason {
    case empty
    case byteOrderMark
    case utf16
    case trailing
    case tooDeep
    case unclosed(opener: Int)
    case trailingComma(closer: UInt8)
    case expectedValue
    case expectedKey
    case expectedColon
    case expectedComma(inObject: Bool)
    case wrongCloser(opener: Int)
    case unclosedString
    case controlInString
    case badEscape
    case badUnicodeEscape
    case loneSurrogate
    case invalidUTF8
    case leadingZero
    case missingDigits(after: String)
    case duplicateKey(first: Int)
  }

  var offset: Int
  var reason: Reason

  init(_ offset: Int, _ reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}
