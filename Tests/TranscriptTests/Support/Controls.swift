import GlossScreen

/// What in bytes a terminal would take for more than text.
enum Controls {
  /// Controls, C1, DEL and bidi controls other than the newline, as code points.
  static func raw(in bytes: [UInt8]) -> Set<String> {
    guard let text = text(bytes) else { return ["no UTF-8"] }
    return Set(
      text.unicodeScalars.filter { $0 != "\n" && isControl($0) }.map {
        "U+" + String($0.value, radix: 16)
      })
  }

  /// Sequences that are none of the program's, and raw controls beside them.
  static func unknown(in bytes: [UInt8]) -> Set<String> {
    guard let text = text(bytes) else { return ["no UTF-8"] }
    var found: Set<String> = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        let sequence = takeSequence(&rest)
        if !isKnown(sequence) { found.insert("ESC " + sequence) }
      } else if isControl(scalar), !["\r", "\n", "\u{8}"].contains(scalar) {
        found.insert("U+" + String(scalar.value, radix: 16))
      }
    }
    return found
  }

  /// The flag of Scotland is drawn as one, tags and all.
  private static func text(_ bytes: [UInt8]) -> String? {
    let tags = "gbsct".unicodeScalars.map { Unicode.Scalar($0.value + 0xE0000)! }
    var flag = String.UnicodeScalarView("\u{1F3F4}".unicodeScalars)
    flag.append(contentsOf: tags + ["\u{E007F}"])
    return String(validating: bytes, as: UTF8.self)?.replacing(String(flag), with: "")
  }

  private static func takeSequence(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
    var sequence = ""
    guard rest.first == "[" else { return String(rest.prefix(4).map(Character.init)) }
    rest.removeFirst()
    while let scalar = rest.popFirst() {
      sequence.unicodeScalars.append(scalar)
      if (0x40...0x7E).contains(scalar.value) { break }
    }
    return "[" + sequence
  }

  private static func isKnown(_ sequence: String) -> Bool {
    let known = [
      ControlSequence.enterAlternateScreen, ControlSequence.leaveAlternateScreen,
      ControlSequence.wrapOff, ControlSequence.wrapOn, ControlSequence.keepOrder,
      ControlSequence.orderByItself, ControlSequence.hideCursor,
      ControlSequence.showCursor, ControlSequence.pasteMarkersOn, ControlSequence.pasteMarkersOff,
      ControlSequence.pushKeyboardProtocol, ControlSequence.popKeyboardProtocol,
      ControlSequence.beginUpdate, ControlSequence.endUpdate,
      ControlSequence.queryKeyboardProtocol, ControlSequence.queryDeviceAttributes,
      ControlSequence.eraseScreen, ControlSequence.eraseToEndOfLine,
    ].map { String(decoding: $0.dropFirst(), as: UTF8.self) }
    return known.contains(sequence)
      || sequence.wholeMatch(of: #/\[[0-9]*[ABCDG]|\[([0-9]+(;[0-9]+)?)?H|\[[0-9;]*m/#) != nil
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}
