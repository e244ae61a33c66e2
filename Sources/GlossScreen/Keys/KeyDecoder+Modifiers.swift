extension KeyDecoder {
  /// The numbers of a control sequence: parameters split by `;`, each with sub-parameters by `:`.
  struct Parameters {
    /// The private marker (`?`, `<`, `=`, `>`) that sets replies apart from keys.
    var marker: UInt8?
    /// An empty sub-parameter is 0, as one that was left out; numbers are capped, not wrapped.
    var values: [[Int]] = []

    init(_ bytes: [UInt8]) {
      var digits = bytes[...]
      if let first = digits.first, first >= 0x3C {
        marker = first
        digits = digits.dropFirst()
      }
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

  /// Reads the modifier parameter, which counts from 1; nil where a modifier is held that makes
  /// the press the window system's (super, hyper).
  private static func modifiers(_ bits: Int) -> Key.Modifiers? {
    let bits = max(bits - 1, 0)
    guard bits & 0b01_1000 == 0 else { return nil }
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    // Meta, where a keyboard has it apart from Alt, means the same here.
    if bits & 0b10_0010 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  /// Makes a key of a named code and the modifier parameter.
  static func modified(_ code: Key.Code, _ bits: Int, _ always: Key.Modifiers = []) -> Step {
    guard let modifiers = modifiers(bits) else { return .ignored }
    return .key(code, modifiers.union(always))
  }

  /// Makes a key of a code point and the modifier parameter, as kitty and xterm send them.
  ///
  /// `shifted` is what the key types with Shift, `base` what it types on a Latin layout: Ctrl with
  /// a letter must work while a Cyrillic layout is on.
  static func character(
    _ value: Int, shifted: Int? = nil, base: Int? = nil, bits: Int
  ) -> Step {
    if let code = KeyTable.functional(value) { return modified(code, bits) }
    guard var modifiers = modifiers(bits) else { return .ignored }
    // Kitty's functional keys live in a private use area; those without a name here are no text.
    guard !(0xE000...0xF8FF).contains(value), var scalar = text(value) else { return .ignored }
    if modifiers.contains(.control) {
      if !scalar.isASCII, let base = base.flatMap(text) { scalar = base }
      return .key(.character(lowercased(scalar)), modifiers)
    }
    if modifiers.contains(.shift) {
      if let shifted = shifted.flatMap(text) {
        scalar = shifted
        modifiers.remove(.shift)
      } else if scalar.properties.isCased || modifiers == .shift {
        modifiers.remove(.shift)
        return .key(.character(uppercased(scalar)), modifiers)
      }
    }
    return .key(.character(Character(scalar)), modifiers)
  }

  private static func text(_ value: Int) -> Unicode.Scalar? {
    guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.generalCategory != .control
    else { return nil }
    return scalar
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Character {
    let mapped = scalar.properties.lowercaseMapping
    return mapped.count == 1 ? Character(mapped) : Character(scalar)
  }

  private static func uppercased(_ scalar: Unicode.Scalar) -> Character {
    let mapped = scalar.properties.uppercaseMapping
    return mapped.count == 1 ? Character(mapped) : Character(scalar)
  }
}
