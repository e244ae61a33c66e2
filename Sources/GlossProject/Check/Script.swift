/// The script of a letter, for an overview: the blocks of Unicode that letters of living languages are
/// mostly in. What stands in none of them is counted under no script.
enum Script {
  private static let blocks: [(range: ClosedRange<UInt32>, name: String)] = [
    (0x41...0x7a, latin), (0xc0...0x24f, latin), (0x370...0x3ff, "Greek"),
    (0x400...0x52f, "Cyrillic"), (0x530...0x58f, "Armenian"), (0x590...0x5ff, "Hebrew"),
    (0x600...0x77f, "Arabic"), (0x780...0x7bf, "Thaana"), (0x900...0x97f, "Devanagari"),
    (0x980...0x9ff, "Bengali"), (0xa00...0xa7f, "Gurmukhi"), (0xa80...0xaff, "Gujarati"),
    (0xb00...0xb7f, "Odia"), (0xb80...0xbff, "Tamil"), (0xc00...0xc7f, "Telugu"),
    (0xc80...0xcff, "Kannada"), (0xd00...0xd7f, "Malayalam"), (0xd80...0xdff, "Sinhala"),
    (0xe00...0xe7f, "Thai"), (0xe80...0xeff, "Lao"), (0xf00...0xfff, "Tibetan"),
    (0x1000...0x109f, "Burmese"), (0x10a0...0x10ff, "Georgian"), (0x1100...0x11ff, "Hangul"),
    (0x1200...0x139f, "Ethiopic"), (0x1780...0x17ff, "Khmer"), (0x1e00...0x1eff, latin),
    (0x1f00...0x1fff, "Greek"), (0x3040...0x30ff, kana), (0x3400...0x4dbf, han),
    (0x4e00...0x9fff, han), (0xac00...0xd7af, "Hangul"), (0xf900...0xfaff, han),
    (0xfb1d...0xfb4f, "Hebrew"), (0xfb50...0xfdff, "Arabic"), (0xfe70...0xfeff, "Arabic"),
    (0x20000...0x323af, han),
  ]
  private static let (latin, han, kana) = ("Latin", "Han", "Japanese")
  private static let bounds = blocks.map(\.range.lowerBound)

  /// The one that most letters of these texts are of, the first in the table of several; nil where
  /// there are none. Japanese is told by its kana, however many Han stand between them.
  static func ofMost(in texts: [String]) -> String? {
    var counts = [Int](repeating: 0, count: blocks.count)
    for text in texts {
      for scalar in text.unicodeScalars {
        // Most texts are in these letters, and most of their signs are no others.
        if scalar.value < 0x80 {
          if (scalar.value | 0x20) &- 0x61 < 26 { counts[0] += 1 }
          continue
        }
        if let block = block(of: scalar.value) { counts[block] += 1 }
      }
    }
    var byName: [String: Int] = [:]
    for (block, count) in zip(blocks, counts) where count > 0 {
      byName[block.name, default: 0] += count
    }
    if let kanaCount = byName[kana] {
      byName[kana] = kanaCount + (byName.removeValue(forKey: han) ?? 0)
    }
    guard let most = byName.values.max() else { return nil }
    return blocks.first { byName[$0.name] == most }?.name
  }

  private static func block(of value: UInt32) -> Int? {
    var (low, high) = (0, bounds.count)
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low > 0 && blocks[low - 1].range.contains(value) ? low - 1 : nil
  }
}
