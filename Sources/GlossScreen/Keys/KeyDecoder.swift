/// Turns the bytes of a terminal into events, whatever way a slow line cuts them into reads.
///
/// Rules: a sequence that is not understood is dropped whole, up to its final byte, and told as
/// `.noise`; a control character never becomes a `.character`; memory is bounded whatever arrives.
package struct KeyDecoder: Sendable {
  private enum Mode: Sendable {
    case ground
    /// An ESC was taken for the Escape key when its time was up. On a slow line `[` or `O` may yet
    /// be the rest of its sequence, and then none of it is a key.
    case afterEscape
    /// Inside a bracketed paste, which only its end marker ends.
    case paste(PasteBuffer)
    /// Inside a control sequence that makes no sense, up to its final byte.
    case malformed
    /// Inside a string (OSC, DCS and their like), up to BEL or ESC.
    case string
  }

  private var mode = Mode.ground
  private var pending: [UInt8] = []

  package init() {}

  /// How many milliseconds the caller waits for the rest of an unfinished sequence before it calls
  /// ``timeOut()``; nil where none is held back.
  ///
  /// Long enough for a slow line to bring the rest, short enough not to be felt. For an unfinished
  /// paste nobody waits: were it ended by time, the rest would act as keys.
  package var patience: Int? {
    switch mode {
    case .ground: pending.isEmpty ? nil : 60
    case .afterEscape: pending.isEmpty ? nil : 120
    case .paste: nil
    case .malformed, .string: 60
    }
  }

  /// Takes bytes as they were read and returns the events that they complete.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var input = pending
    input.append(contentsOf: bytes)
    pending = []
    var rest = input[...]
    while let byte = rest.first {
      switch mode {
      case .afterEscape where byte != UInt8(ascii: "[") && byte != UInt8(ascii: "O"):
        mode = .ground
      case .ground, .afterEscape:
        let isLate = if case .afterEscape = mode { true } else { false }
        let (step, count) = isLate ? Self.decodeIntroduced(rest, by: 1) : Self.decode(rest)
        if case .incomplete = step {
          pending = Array(rest)
          return events
        }
        rest = rest.dropFirst(count)
        mode = .ground
        if isLate, case .event(.key) = step { events.append(.noise) } else { take(step, &events) }
      case .paste(var buffer):
        // Taken out of the mode first, so that the buffer is never copied.
        mode = .ground
        if !buffer.take(&rest, into: &events) { mode = .paste(buffer) }
      case .malformed:
        // An ESC starts something new and is not part of the sequence.
        if byte != 0x1B { rest = rest.dropFirst() }
        if byte == 0x1B || (0x40...0x7E).contains(byte) { end(&events) }
      case .string:
        guard byte == 0x1B else {
          rest = rest.dropFirst()
          if byte == 0x07 { end(&events) }
          continue
        }
        // Either its terminator, `ESC \`, or the start of something new; held until it is known.
        guard let next = rest.dropFirst().first else {
          pending = Array(rest)
          return events
        }
        if next == UInt8(ascii: "\\") { rest = rest.dropFirst(2) }
        end(&events)
      }
    }
    return events
  }

  /// Ends the wait for the rest of a sequence: a lone ESC was the Escape key, a lone `[` or `O` after
  /// it a key too, and anything else unfinished is dropped.
  package mutating func timeOut() -> [TerminalEvent] {
    guard patience != nil else { return [] }
    defer { pending = [] }
    switch mode {
    case .ground where pending.allSatisfy { $0 == 0x1B }:
      mode = .afterEscape
      return pending.map { _ in .key(Key(.escape)) }
    case .afterEscape where pending.count == 1:
      mode = .ground
      // What would have ended its sequence may still be on its way.
      return [.key(.character(Character(Unicode.Scalar(pending[0])))), .noise]
    default:
      mode = .ground
      return [.noise]
    }
  }

  private mutating func take(_ step: Step, _ events: inout [TerminalEvent]) {
    switch step {
    case .event(let event): events.append(event)
    case .ignored, .incomplete: break
    case .pasteBegins: mode = .paste(PasteBuffer())
    case .malformed: mode = .malformed
    case .stringBegins: mode = .string
    }
  }

  private mutating func end(_ events: inout [TerminalEvent]) {
    mode = .ground
    events.append(.noise)
  }
}

// MARK: One step

extension KeyDecoder {
  /// What the first bytes of an input turned out to be.
  private enum Step {
    case event(TerminalEvent)
    /// Understood, and no press of a key of ours.
    case ignored
    case incomplete
    case pasteBegins
    case stringBegins
    /// The beginning of a sequence of which no sense can be made.
    case malformed

    static let noise = Step.event(.noise)

    static func key(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> Step {
      .event(.key(Key(code, modifiers)))
    }
  }

  /// Decodes one event at the start of `bytes`, which is not empty, and says how many bytes it took.
  ///
  /// Pure: the same bytes always give the same step, and the steps of a longer input begin with
  /// the steps of a shorter one unless that ended in `.incomplete`.
  private static func decode(_ bytes: ArraySlice<UInt8>) -> (step: Step, count: Int) {
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
    case UInt8(ascii: "["), UInt8(ascii: "O"): return decodeIntroduced(bytes, by: 2)
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
    default: break
    }
    // Alt is ESC before the key.
    let (step, count) = decode(tail)
    switch step {
    case .incomplete: return (step, 0)
    case .event(.key(let key)): return (.key(key.code, key.modifiers.union(.alt)), count + 1)
    default: return (step, count + 1)
    }
  }

  /// Names a C0 control character; both codes that terminals use for backspace are one key.
  private static func control(_ byte: UInt8) -> Step {
    switch byte {
    case 0x00: .key(.character(" "), .control)
    case 0x08, 0x7F: .key(.backspace)
    case 0x09: .key(.tab)
    case 0x0A, 0x0D: .key(.enter)
    case 0x01...0x1A: .key(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    default: .key(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
    }
  }

  /// Decodes one scalar of UTF-8, strictly; what is ill-formed is noise, up to its last byte.
  private static func decodeScalar(_ bytes: ArraySlice<UInt8>) -> (step: Step, count: Int) {
    let first = bytes[bytes.startIndex]
    let length: Int
    switch first {
    case 0x20..<0x7F: return (.key(.character(Character(Unicode.Scalar(first)))), 1)
    case 0x80..<0xC0: return (c1(first), 1)
    case 0xC0..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF8: length = 4
    default: return (.noise, 1)
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard let byte = bytes.dropFirst(offset).first else { return (.incomplete, 0) }
      guard byte & 0xC0 == 0x80 else { return (.noise, offset) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // Overlong forms are shorter when written anew; surrogates and what is above U+10FFFF are none.
    guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == length else {
      return (.noise, length)
    }
    if value < 0xA0 { return (c1(UInt8(value)), length) }
    return (.key(.character(Character(scalar))), length)
  }

  /// What a C1 control begins: no terminal that speaks UTF-8 sends a key so, and none of it is one.
  private static func c1(_ byte: UInt8) -> Step {
    switch byte {
    // Control sequences, and what is shifted to be read with the next byte.
    case 0x8F, 0x9B: .malformed
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: .stringBegins
    default: .noise
    }
  }
}

// MARK: Sequences

extension KeyDecoder {
  /// The longest control sequence that is read; real ones are far shorter.
  private static let sequenceLimit = 64

  /// Decodes what `[` or `O` introduces as the last of so many bytes, mostly `ESC [` or `ESC O`.
  private static func decodeIntroduced(
    _ bytes: ArraySlice<UInt8>, by count: Int
  ) -> (step: Step, count: Int) {
    bytes[bytes.startIndex + count - 1] == UInt8(ascii: "[")
      ? decodeControlSequence(bytes, from: count) : decodeSingleShift(bytes, from: count)
  }

  /// Decodes `ESC [ … final`, the form of nearly every key that is not text.
  private static func decodeControlSequence(
    _ bytes: ArraySlice<UInt8>, from start: Int
  ) -> (step: Step, count: Int) {
    var parameters: [UInt8] = []
    var hasIntermediate = false
    for (offset, byte) in bytes.enumerated().dropFirst(start) {
      guard offset < sequenceLimit else { return (.malformed, offset) }
      switch byte {
      case UInt8(ascii: "[") where offset == start:
        // The Linux console's F1 to F5: `ESC [ [ A`.
        guard let letter = bytes.dropFirst(offset + 1).first else { return (.incomplete, 0) }
        guard (0x41...0x45).contains(letter) else { return (.malformed, offset + 1) }
        return (.key(.function(Int(letter) - 0x40)), offset + 2)
      case UInt8(ascii: "M") where offset == start:
        // An old mouse report that an earlier program left switched on: three bytes follow.
        return bytes.count < offset + 4 ? (.incomplete, 0) : (.noise, offset + 4)
      case UInt8(ascii: "$") where KeyTable.isNumber(parameters):
        // rxvt ends Shift with a function key by what is elsewhere an intermediate byte.
        return (sequence(Parameters(parameters), final: byte), offset + 1)
      case 0x30...0x3F where !hasIntermediate: parameters.append(byte)
      case 0x20...0x2F: hasIntermediate = true
      case 0x40...0x7E:
        let step = hasIntermediate ? .noise : sequence(Parameters(parameters), final: byte)
        return (step, offset + 1)
      default: return (.malformed, offset)
      }
    }
    return (.incomplete, 0)
  }

  /// Decodes `ESC O final`: arrows and keypad in application mode, F1 to F4.
  private static func decodeSingleShift(
    _ bytes: ArraySlice<UInt8>, from start: Int
  ) -> (step: Step, count: Int) {
    var parameters: [UInt8] = []
    for (offset, byte) in bytes.enumerated().dropFirst(start) {
      guard offset < sequenceLimit else { return (.malformed, offset) }
      switch byte {
      case 0x30...0x3B: parameters.append(byte)
      case 0x20, 0x40...0x7E:
        guard let key = KeyTable.singleShift(byte) else { return (.noise, offset + 1) }
        // Old terminals put a modifier there alone: `ESC O 5 A`.
        let bits = Parameters(parameters)?.values.last?.first ?? 1
        return (modified(key.code, bits, key.modifiers), offset + 1)
      default: return (.malformed, offset)
      }
    }
    return (.incomplete, 0)
  }

  private static func sequence(_ parameters: Parameters?, final: UInt8) -> Step {
    guard let parameters else { return .noise }
    if let marker = parameters.marker {
      return reply(marker: marker, parameters, final: final)
    }
    let code = parameters[0] ?? 1
    let bits = parameters[1] ?? 1
    // Terminals that report releases say so in a sub-parameter; a release is no press.
    switch parameters[1, 1] ?? 1 {
    case 1, 2: break
    case 3: return .ignored
    default: return .noise
    }
    switch final {
    case UInt8(ascii: "~"):
      switch code {
      case 200: return .pasteBegins
      case 27: return parameters[2].map { character($0, bits: bits) } ?? .noise
      default: return KeyTable.tilde(code).map { modified($0, bits) } ?? .noise
      }
    case UInt8(ascii: "^"): return KeyTable.tilde(code).map { .key($0, .control) } ?? .noise
    case UInt8(ascii: "$"): return KeyTable.tilde(code).map { .key($0, .shift) } ?? .noise
    case UInt8(ascii: "@"):
      return KeyTable.tilde(code).map { .key($0, [.control, .shift]) } ?? .noise
    case UInt8(ascii: "u"):
      return character(code, shifted: parameters[0, 1], base: parameters[0, 2], bits: bits)
    case UInt8(ascii: "R") where code != 1:
      // A report of the cursor's position has the same form as F3.
      return .noise
    default:
      guard let key = KeyTable.letter(final) else { return .noise }
      return modified(key.code, bits, key.modifiers)
    }
  }

  private static func reply(marker: UInt8, _ parameters: Parameters, final: UInt8) -> Step {
    switch (marker, final) {
    case (UInt8(ascii: "?"), UInt8(ascii: "u")):
      .event(.reply(.keyboardProtocol(flags: parameters[0] ?? 0)))
    case (UInt8(ascii: "?"), UInt8(ascii: "c")):
      .event(.reply(.deviceAttributes(parameters.values.map { $0.first ?? 0 })))
    default: .noise
    }
  }

  /// The numbers of a control sequence: parameters split by `;`, each with sub-parameters by `:`.
  private struct Parameters {
    /// The private marker (`?`, `<`, `=`, `>`) that sets replies apart from keys.
    var marker: UInt8?
    /// An empty sub-parameter is 0, as one that was left out; numbers are capped, not wrapped.
    var values: [[Int]] = []

    /// Nil where a marker stands among the numbers.
    init?(_ bytes: [UInt8]) {
      var digits = bytes[...]
      if let first = digits.first, first >= 0x3C {
        marker = first
        digits = digits.dropFirst()
      }
      guard digits.allSatisfy({ $0 < 0x3C }) else { return nil }
      guard !digits.isEmpty else { return }
      values = digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
        $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
          $0.reduce(0) { min($0 * 10 + Int($1 & 0x0F), 0x11_0000) }
        }
      }
    }

    /// The sub-parameter of a parameter, nil where it is left out or 0.
    subscript(_ parameter: Int, _ sub: Int = 0) -> Int? {
      guard parameter < values.count, sub < values[parameter].count else { return nil }
      let value = values[parameter][sub]
      return value == 0 ? nil : value
    }
  }
}

// MARK: Modifiers

extension KeyDecoder {
  /// Makes a step with what the modifier parameter says, which is eight bits that count from 1. Some
  /// modifiers (super, hyper) make the press the window system's.
  private static func with(_ bits: Int, _ step: (Key.Modifiers) -> Step) -> Step {
    guard (1...256).contains(bits) else { return .noise }
    let bits = bits - 1
    guard bits & 0b01_1000 == 0 else { return .ignored }
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    // Meta, where a keyboard has it apart from Alt, means the same here.
    if bits & 0b10_0010 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return step(modifiers)
  }

  /// Makes a key of a named code and the modifier parameter.
  private static func modified(
    _ code: Key.Code, _ bits: Int, _ always: Key.Modifiers = []
  ) -> Step {
    with(bits) { .key(code, $0.union(always)) }
  }

  /// Makes a key of a code point and the modifier parameter, as kitty and xterm send them.
  ///
  /// `shifted` is what the key types with Shift, `base` what it types on a Latin layout: Ctrl with
  /// a letter must work while a Cyrillic layout is on.
  private static func character(
    _ value: Int, shifted: Int? = nil, base: Int? = nil, bits: Int
  ) -> Step {
    if let code = KeyTable.functional(value) { return modified(code, bits) }
    // Kitty's functional keys live in a private use area; those without a name here are no text.
    if (0xE000...0xF8FF).contains(value) { return .ignored }
    guard var scalar = text(value) else { return .noise }
    return with(bits) { held in
      var modifiers = held
      if modifiers.contains(.control) {
        if !scalar.isASCII, let base = base.flatMap(text) { scalar = base }
        return .key(.character(single(scalar.properties.lowercaseMapping, scalar)), modifiers)
      }
      if modifiers.contains(.shift) {
        if let shifted = shifted.flatMap(text) {
          scalar = shifted
          modifiers.remove(.shift)
        } else if scalar.properties.isCased || modifiers == .shift {
          modifiers.remove(.shift)
          return .key(.character(single(scalar.properties.uppercaseMapping, scalar)), modifiers)
        }
      }
      return .key(.character(Character(scalar)), modifiers)
    }
  }

  private static func text(_ value: Int) -> Unicode.Scalar? {
    guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.generalCategory != .control
    else { return nil }
    return scalar
  }

  private static func single(_ mapping: String, _ scalar: Unicode.Scalar) -> Character {
    mapping.count == 1 ? Character(mapping) : Character(scalar)
  }
}
