import GlossTestSupport
import Testing

@testable import GlossScreen

/// What must be so of every text, on texts that nobody chose.
struct TextWalkTests {
  private func check(_ string: String, _ note: Comment) {
    let text = Text(string)
    var next: ScalarOffset = 0
    var sum = 0
    var whole = String.UnicodeScalarView()
    var starts: Set<Int> = []
    for cluster in text.clusters {
      #expect(cluster.scalars.lowerBound == next && cluster.scalars.count > 0, note)
      next = cluster.scalars.upperBound
      starts.insert(cluster.scalars.lowerBound.value)
      whole.append(contentsOf: text.slice(cluster.scalars).unicodeScalars)
      sum += cluster.kind == .newline || cluster.kind == .tab ? 0 : cluster.width
      #expect((cluster.width == 0) == (cluster.kind == .newline), note)
      #expect(cluster.kind == .escape || cluster.width <= 2, note)
      #expect(!cluster.glyph.unicodeScalars.contains(where: Samples.isForbidden), note)
      if cluster.kind == .escape {
        #expect(cluster.glyph.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, note)
      }
    }
    #expect(next.value == text.scalarCount && text.scalarCount == string.unicodeScalars.count, note)
    #expect(whole.elementsEqual(string.unicodeScalars), note)
    let flat = text.clusters.contains { $0.kind == .newline || $0.kind == .tab }
    if !flat { #expect(Text.width(string) == sum, note) }
    var offset = 0
    for character in string {
      #expect(starts.contains(offset), note)
      offset += character.unicodeScalars.count
    }
  }

  @Test(.enabled(if: Samples.data != nil, "the folder shared/data is not there"))
  func naughtyStringsBecomeSafeAndLoseNothing() throws {
    let lines = try Samples.naughtyLines()
    #expect(lines.count > 500)
    for (number, line) in lines.enumerated() { check(line, "line \(number + 1)") }
    check(lines.joined(separator: "\n"), "the whole file")
  }

  @Test(arguments: 0..<300)
  func randomTextsBecomeSafeAndLoseNothing(seed: Int) {
    var walk = SeededWalk(seed: UInt64(seed))
    let text = walk.text(length: 1 + seed)
    check(text, "seed \(seed)")
    #expect(!Text.visible(text).unicodeScalars.contains(where: Samples.isForbidden))
  }

  @Test func everyCodePointAloneAndAfterALetterIsSafe() {
    for code in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let alone = Text(String(scalar))
      let glyphs =
        alone.clusters.map(\.glyph).joined()
        + Text("a" + String(scalar)).clusters.map(\.glyph).joined()
      if glyphs.unicodeScalars.contains(where: Samples.isForbidden) || alone.clusters.count != 1 {
        Issue.record("U+\(String(code, radix: 16)) drawn as \(glyphs.debugDescription)")
      }
    }
  }

  @Test func spansCutOutOfLongTextsAreExact() {
    var walk = SeededWalk(seed: 7)
    for string in [walk.text(length: 5000), String(repeating: "plain ", count: 900)] {
      let text = Text(string)
      let scalars = Array(string.unicodeScalars)
      for _ in 0..<500 {
        let start = Int.random(in: 0...scalars.count, using: &walk)
        let end = Int.random(in: start...scalars.count, using: &walk)
        let slice = text.slice(ScalarOffset(start)..<ScalarOffset(end))
        #expect(slice.unicodeScalars.elementsEqual(scalars[start..<end]))
      }
    }
  }

  /// The bound is what the whole program promises for such a text. The best of three counts, since
  /// other tests run beside this one; the figures are printed.
  @Test(.timeLimit(.minutes(10)))
  func aHundredThousandHostileCodePointsTakeNoTime() {
    var report = ""
    for flood in Samples.floods {
      var text = Text("")
      var wrapping = Wrapping([], width: 80)
      var segments = Segments(text)
      let reading = best { text = Text(flood.text) }
      let wrap = best { wrapping = Wrapping(text.clusters, width: 80) }
      let finding = best { segments = Segments(text) }
      report += "\(flood.name): text \(reading), wrap \(wrap), segments \(finding)\n"
      #expect(text.scalarCount >= 99_999, "\(flood.name)")
      #expect(wrapping.lines.last?.clusters.upperBound == text.clusters.count, "\(flood.name)")
      #expect(segments.words.count <= text.clusters.count, "\(flood.name)")
      for time in [reading, wrap, finding] {
        #expect(time < .milliseconds(100), "\(flood.name)")
      }
    }
    print(report)
  }

  private func best(_ work: () -> Void) -> Duration {
    let times = (0..<3).map { _ in WorkClock().measure(work) }
    return times.min() ?? .zero
  }
}
