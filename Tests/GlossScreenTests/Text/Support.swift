import Foundation
import GlossScreen

/// What the tests of this folder share.
enum Samples {
  /// A folder of public test data that may stand beside the package.
  static let data: URL? = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path.count > 1 {
      folder = folder.deletingLastPathComponent()
      let data = folder.appending(path: "shared/data")
      if FileManager.default.fileExists(atPath: data.path) { return data }
    }
    return nil
  }()

  static func naughtyLines() throws -> [String] {
    guard let data else { return [] }
    let bytes = try Data(contentsOf: data.appending(path: "naughty-strings/blns.txt"))
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Long texts that were made to hurt, by name.
  static let floods: [(name: String, text: String)] = {
    let count = 100_000
    func fill(_ scalars: String) -> String {
      String(repeating: scalars, count: count / scalars.unicodeScalars.count)
    }
    return [
      ("controls", fill("\u{1B}[31m")), ("bidi overrides", fill("\u{202E}\u{2066}")),
      ("combining marks", "a" + fill("\u{301}\u{323}")), ("regional indicators", fill("\u{1F1E9}")),
      ("joined emoji", fill("\u{1F469}\u{200D}")), ("lead jamo", fill("\u{1100}")),
      ("vowel jamo", "\u{1100}" + fill("\u{1161}")), ("prepended", fill("\u{600}") + "1"),
      ("variation selectors", "\u{1F600}" + fill("\u{FE0F}")),
      ("tags", "\u{1F3F4}" + fill("\u{E0061}")),
      ("zero width", fill("\u{200B}\u{2060}\u{FEFF}")), ("conjuncts", fill("\u{915}\u{94D}")),
      ("joiners", "\u{628}" + fill("\u{200D}")), ("sara am", "\u{E01}" + fill("\u{E33}")),
      ("private use", fill("\u{E000}")), ("carriage returns", fill("\r\r\n")),
      ("one long word", fill("m")), ("spaces", fill(" ")), ("tabs", fill("\t")),
      ("wide", fill("\u{6F22}")), ("no start", fill("\u{3002}")),
      ("mixed", fill("a\u{301}\u{7}\u{1F600}")),
    ]
  }()

  /// What must never be part of a glyph, by the standard library's own tables.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: return true
    case 0xFEFF, 0x200B, 0xAD, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x180E, 0xFFF9...0xFFFB: return true
    default: break
    }
    if scalar.properties.isNoncharacterCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: return true
    // Only a standard library that is as new as the table can tell.
    case .unassigned: return Unicode.Scalar(0x16EA0)?.properties.age != nil
    default: return false
    }
  }
}

/// SplitMix64, so that a failing walk can be walked again.
struct SeededWalk: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A text of scalars from all of Unicode, mostly from the parts where clusters are decided.
  mutating func text(length: Int) -> String {
    let pools: [ClosedRange<UInt32>] = [
      0...0x7F, 0x80...0x24F, 0x300...0x36F, 0x590...0x6FF, 0x900...0xDFF, 0xE00...0xFFF,
      0x1100...0x11FF, 0x2000...0x20FF, 0x2600...0x27BF, 0x3000...0x30FF, 0xAC00...0xAC40,
      0xFE00...0xFE0F, 0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0xE0000...0xE007F, 0...0x10FFFF,
      0x200B...0x200F, 0x0A...0x0D,
    ]
    var scalars = String.UnicodeScalarView()
    while scalars.count < length {
      let pool = pools[Int.random(in: 0..<pools.count, using: &self)]
      if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &self)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
