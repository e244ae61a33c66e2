import Foundation
import Testing

@testable import GlossScreen

/// Unicode's own vectors for UAX #9, whole, less what gloss never lets act: lines with explicit
/// formatting characters and marks of direction. Boundary neutrals are taken out, as rule X9 says.
@Suite struct BidiConformanceTests {
  /// Where Debian's package unicode-data puts them; or beside the package.
  private static func file(_ name: String) -> URL? {
    let folders = [
      Samples.data?.appending(path: "unicode"), URL(filePath: "/usr/share/unicode"),
    ]
    return folders.compactMap { $0?.appending(path: name) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  private static func lines(_ name: String) throws -> [Substring] {
    guard let file = file(name) else { return [] }
    return String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
  }

  private static func has(_ name: String) -> Bool { file(name) != nil }

  private struct Case {
    var classes: [BidiClass]
    var brackets: [BidiTable.Bracket?] = []
    /// nil: by the first strong character.
    var base: UInt8?
    var levels: [UInt8]
    var order: [Int]

    /// What is wrong; nil if nothing is.
    var fault: String? {
      let base = base ?? BidiParagraph.base(of: classes)
      var found = BidiParagraph(classes, brackets: brackets, base: base).levels()
      BidiLine.reset(&found, classes, base: base)
      if found != levels { return "levels \(found), not \(levels)" }
      let order = BidiLine.order(found)
      return order == self.order ? nil : "order \(order), not \(self.order)"
    }
  }

  @Test(
    .enabled(if: has("BidiCharacterTest.txt"), "needs Unicode's files (Debian: unicode-data)"))
  func charactersAreOrderedAsUnicodeDoes() throws {
    var (tried, skipped, faults) = (0, 0, 0)
    for line in try Self.lines("BidiCharacterTest.txt") where !line.hasPrefix("#") {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false)
      let codes = fields[0].split(separator: " ").compactMap { UInt32($0, radix: 16) }
      if codes.contains(where: Self.isExplicit) {
        skipped += 1
        continue
      }
      let levels = fields[3].split(separator: " ")
      let kept = codes.indices.filter { levels[$0] != "x" }
      let scalars = try kept.map { try #require(Unicode.Scalar(codes[$0])) }
      let expected = Case(
        classes: scalars.map(Self.classify), brackets: scalars.map(BidiTable.bracket),
        base: fields[1] == "2" ? nil : UInt8(fields[1]),
        levels: kept.compactMap { UInt8(levels[$0]) },
        order: fields[4].split(separator: " ").compactMap { Int($0) }
          .compactMap(kept.firstIndex(of:)))
      tried += 1
      if expected.base == nil {
        #expect(UInt8(fields[2]) == BidiParagraph.base(of: expected.classes), "\(line)")
      }
      if let fault = expected.fault {
        faults += 1
        if faults <= 10 { Issue.record("\(line): \(fault)") }
      }
    }
    print(
      "BidiCharacterTest: \(tried) tried, \(skipped) with explicit formatting, \(faults) faults")
    #expect(faults == 0 && tried > skipped)
  }

  private static func isExplicit(_ code: UInt32) -> Bool {
    switch code {
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Tabs and separators are told by the scanner, not by the table.
  private static func classify(_ scalar: Unicode.Scalar) -> BidiClass {
    switch scalar.value {
    case 0x09: .segmentSeparator
    case 0x2029: .paragraphSeparator
    default: BidiTable.classify(scalar)
    }
  }

  @Test(.enabled(if: has("BidiTest.txt"), "needs Unicode's files (Debian: unicode-data)"))
  func classesAreOrderedAsUnicodeDoes() throws {
    let known: [Substring: BidiClass] = [
      "L": .left, "R": .right, "AL": .arabicLetter, "EN": .europeanNumber,
      "ES": .europeanSeparator, "ET": .europeanTerminator, "AN": .arabicNumber,
      "CS": .commonSeparator, "NSM": .nonspacingMark, "S": .segmentSeparator,
      "B": .paragraphSeparator, "WS": .whiteSpace, "ON": .neutral,
    ]
    var (tried, skipped, faults) = (0, 0, 0)
    var levels: [Substring] = []
    var order: [Int] = []
    for line in try Self.lines("BidiTest.txt") where !line.hasPrefix("#") {
      if line.hasPrefix("@Levels:") {
        levels = line.dropFirst(8).split(whereSeparator: \.isWhitespace)
        continue
      }
      if line.hasPrefix("@Reorder:") {
        order = line.dropFirst(9).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        continue
      }
      let fields = line.split(separator: ";")
      let names = fields[0].split(separator: " ")
      let kept = names.indices.filter { names[$0] != "BN" }
      let classes = kept.compactMap { known[names[$0]] }
      let directions = try #require(Int(fields[1].trimmingPrefix(" "), radix: 16))
      guard classes.count == kept.count else {
        skipped += 1
        continue
      }
      let bases: [(bit: Int, base: UInt8?)] = [(1, nil), (2, 0), (4, 1)]
      for (bit, base) in bases where directions & bit != 0 {
        let expected = Case(
          classes: classes, base: base, levels: kept.compactMap { UInt8(levels[$0]) },
          order: order.compactMap(kept.firstIndex(of:)))
        tried += 1
        if let fault = expected.fault {
          faults += 1
          if faults <= 10 {
            Issue.record("\(line) by \(base.map(String.init) ?? "text"): \(fault)")
          }
        }
      }
    }
    print("BidiTest: \(tried) tried, \(skipped) lines with explicit formatting, \(faults) faults")
    #expect(faults == 0 && tried > 0)
  }
}
