extension KeyDecoder {
  /// What the first bytes of an input turned out to be.
  enum Step: Hashable, Sendable {
    case event(TerminalEvent)
    case ignored
    case incomplete
    case pasteBegins
    case stringBegins
    case overlong

    static func key(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> Step {
      .event(.key(Key(code, modifiers)))
    }

    /// The same step with Alt held, for what follows an ESC.
    var withAlt: Step {
      guard case .event(.key(let key)) = self else { return self }
      return .key(key.code, key.modifiers.union(.alt))
    }
  }

  /// Decodes one event at the start of `bytes`, which is not empty, and says how many bytes it took.
  ///
  /// Pure: the same bytes always give the same step, and the steps of a longer input begin with
  /// the steps of a shorter one unless that ended in `.incomplete`.
  static func decode(_ bytes: ArraySlice<UInt8>) -> (step: Step, count: Int) {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x1B: return decodeEscape(bytes)
    case 0x00..<0x20, 0x7F: return (control(first), 1)
    default: return decodeScalar(bytes)
    }
  }

  private static func decodeEscape(_ bytes: ArraySlice<UInt8>) -> (step: Step, count: Int) {
    let tail = bytes.dropFirst()
    guard let second = tail.first else { return (.incomplete, 0) }
    switch second {
    case UInt8(ascii: "["): return decodeControlSequence(bytes)
    case UInt8(ascii: "O"): return decodeSingleShift(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      return (.stringBegins, 2)
    case 0x1B:
      // Alt with an arrow is ESC before its sequence in rxvt; any other second ESC is a key of
      // its own, or the start of the next one.
      guard let third = tail.dropFirst().first else { return (.incomplete, 0) }
      guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else {
        return (.key(.escape), 1)
      }
      let (step, count) = decodeEscape(tail)
      return (step.withAlt, step == .incomplete ? 0 : count + 1)
    default:
      let (step, count) = decode(tail)
      return (step.withAlt, step == .incomplete ? 0 : count + 1)
    }
  }

  /// Names a C0 control character; both codes that terminals use for backspace are one key.
  static func control(_ byte: UInt8) -> Step {
    switch byte {
    case 0x00: return .key(.character(" "), .control)
    case 0x08, 0x7F: return .key(.backspace)
    case 0x09: return .key(.tab)
    case 0x0A, 0x0D: return .key(.enter)
    case 0x01...0x1A: return .key(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    default: return .key(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
    }
  }

  /// Decodes one scalar of UTF-8, strictly; what is ill-formed, and C1 controls, are ignored.
  private static func decodeScalar(_ bytes: ArraySlice<UInt8>) -> (step: Step, count: Int) {
    let first = bytes[bytes.startIndex]
    // The allowed second bytes rule out overlong forms, surrogates and what is above U+10FFFF.
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0x20..<0x7F: return (.key(.character(Character(Unicode.Scalar(first)))), 1)
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return (.ignored, 1)
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard let byte = bytes.dropFirst(offset).first else { return (.incomplete, 0) }
      guard (offset == 1 ? second : 0x80...0xBF).contains(byte) else { return (.ignored, offset) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .control
    else { return (.ignored, length) }
    return (.key(.character(Character(scalar))), length)
  }
}
