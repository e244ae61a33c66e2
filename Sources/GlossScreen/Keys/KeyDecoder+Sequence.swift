extension KeyDecoder {
  /// The longest control sequence that is read; real ones are far shorter.
  static let sequenceLimit = 64

  /// Decodes `ESC [ … final`, the form of nearly every key that is not text.
  static func decodeControlSequence(_ bytes: ArraySlice<UInt8>) -> (step: Step, count: Int) {
    var parameters: [UInt8] = []
    var hasIntermediate = false
    for (offset, byte) in bytes.enumerated().dropFirst(2) {
      guard offset < sequenceLimit else { return (.overlong, offset) }
      switch byte {
      case UInt8(ascii: "[") where offset == 2:
        // The Linux console's F1 to F5: `ESC [ [ A`.
        guard let letter = bytes.dropFirst(3).first else { return (.incomplete, 0) }
        guard (0x41...0x45).contains(letter) else { return (.ignored, letter < 0x20 ? 3 : 4) }
        return (.key(.function(Int(letter) - 0x40)), 4)
      case UInt8(ascii: "M") where offset == 2:
        // An old mouse report that an earlier program left switched on: three bytes follow.
        return bytes.count < 6 ? (.incomplete, 0) : (.ignored, 6)
      case UInt8(ascii: "$") where KeyTable.isNumber(parameters):
        // rxvt ends Shift with a function key by what is elsewhere an intermediate byte.
        return (sequence(Parameters(parameters), final: byte), offset + 1)
      case 0x30...0x3F where !hasIntermediate: parameters.append(byte)
      case 0x20...0x2F: hasIntermediate = true
      case 0x40...0x7E:
        let step = hasIntermediate ? .ignored : sequence(Parameters(parameters), final: byte)
        return (step, offset + 1)
      default:
        // Broken off: what follows is read for itself.
        return (.ignored, offset)
      }
    }
    return (.incomplete, 0)
  }

  /// Decodes `ESC O final`: arrows and keypad in application mode, F1 to F4.
  static func decodeSingleShift(_ bytes: ArraySlice<UInt8>) -> (step: Step, count: Int) {
    var parameters: [UInt8] = []
    for (offset, byte) in bytes.enumerated().dropFirst(2) {
      guard offset < sequenceLimit else { return (.overlong, offset) }
      switch byte {
      case 0x30...0x3B: parameters.append(byte)
      case 0x40...0x7E:
        guard let key = KeyTable.singleShift(byte) else { return (.ignored, offset + 1) }
        // Old terminals put a modifier there alone: `ESC O 5 A`.
        let modifiers = Parameters(parameters).values.last?.first ?? 1
        return (modified(key.code, modifiers, key.modifiers), offset + 1)
      default: return (.ignored, offset)
      }
    }
    return (.incomplete, 0)
  }

  private static func sequence(_ parameters: Parameters, final: UInt8) -> Step {
    if let marker = parameters.marker {
      return reply(marker: marker, parameters, final: final)
    }
    let code = parameters[0] ?? 1
    let bits = parameters[1] ?? 1
    // Terminals that report releases say so in a sub-parameter; a release is no press.
    if parameters[1, 1] == 3 { return .ignored }
    switch final {
    case UInt8(ascii: "~"):
      switch code {
      case 200: return .pasteBegins
      case 27: return parameters[2].map { character($0, bits: bits) } ?? .ignored
      default: return KeyTable.tilde(code).map { modified($0, bits) } ?? .ignored
      }
    case UInt8(ascii: "^"): return KeyTable.tilde(code).map { .key($0, .control) } ?? .ignored
    case UInt8(ascii: "$"): return KeyTable.tilde(code).map { .key($0, .shift) } ?? .ignored
    case UInt8(ascii: "@"):
      return KeyTable.tilde(code).map { .key($0, [.control, .shift]) } ?? .ignored
    case UInt8(ascii: "u"):
      return character(
        code, shifted: parameters[0, 1], base: parameters[0, 2], bits: bits)
    case UInt8(ascii: "R") where code != 1:
      // A report of the cursor's position has the same form as F3.
      return .ignored
    default:
      guard let key = KeyTable.letter(final) else { return .ignored }
      return modified(key.code, bits, key.modifiers)
    }
  }

  private static func reply(marker: UInt8, _ parameters: Parameters, final: UInt8) -> Step {
    guard marker == UInt8(ascii: "?") else { return .ignored }
    switch final {
    case UInt8(ascii: "u"): return .event(.reply(.keyboardProtocol(flags: parameters[0] ?? 0)))
    case UInt8(ascii: "c"):
      return .event(.reply(.deviceAttributes(parameters.values.map { $0.first ?? 0 })))
    default: return .ignored
    }
  }
}
