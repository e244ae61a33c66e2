import Foundation
import Testing

@testable import GlossScreen

struct WidthTests {
  @Test(arguments: [
    ("a", 1), ("\u{E9}", 1), ("e\u{301}", 1), ("\u{44F}", 1), ("\u{628}\u{64E}", 1),
    ("\u{6F22}", 2), ("\u{3042}", 2), ("\u{30AB}\u{3099}", 2), ("\u{FF76}", 1), ("\u{FF21}", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1112}", 2), ("\u{D55C}", 2), ("\u{3000}", 2),
    ("\u{1F600}", 2), ("\u{1F44D}\u{1F3FD}", 2), ("\u{1F1E9}\u{1F1EA}", 2), ("\u{1F1E9}", 2),
    ("\u{2764}", 1), ("\u{2764}\u{FE0F}", 2), ("\u{231A}", 2), ("\u{231A}\u{FE0E}", 1),
    ("1\u{FE0F}\u{20E3}", 2), ("#\u{FE0F}\u{20E3}", 2), ("1\u{20E3}", 1),
    ("\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2), ("\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", 2),
    ("\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", 2), ("\u{B0}", 1),
    ("\u{E01}\u{E47}", 1), ("\u{E01}\u{E33}", 2), ("\u{915}\u{93E}", 2),
    ("\u{915}\u{94D}\u{937}", 2),
    ("\u{FDFA}", 1), ("\u{FFFD}", 1), ("\u{301}", 1),
  ])
  func aClusterIsAsWideAsItsWidestPart(string: String, width: Int) {
    #expect(Text(string).clusters.map(\.width) == [width])
    #expect(Text.width(string) == width)
  }

  @Test func whereTerminalsDisagreeClustersSaySo() {
    for string in [
      "\u{1F469}\u{200D}\u{1F467}", "\u{2764}\u{FE0F}", "\u{231A}\u{FE0E}", "\u{1F1E9}\u{1F1EA}",
      "1\u{FE0F}\u{20E3}", "\u{915}\u{94D}\u{937}", "\u{E01}\u{E33}", "\u{B0}", "\u{301}",
      "\u{1112}\u{1161}\u{11AB}", "\u{1F44D}\u{1F3FD}", "\u{601}",
    ] {
      #expect(Text(string).clusters.map(\.isUncertain) == [true], "\(string)")
    }
    for string in ["a", "e\u{301}", "\u{6F22}", "\u{1F600}", "\u{44F}", "\u{202E}", "\t", "\n"] {
      #expect(Text(string).clusters.map(\.isUncertain) == [false], "\(string)")
    }
  }

  @Test func theRunsOfTheTableAscendAndBeginAtNothing() {
    let starts = ScalarTable.runs.map { $0 >> 11 }
    #expect(starts.first == 0)
    #expect(zip(starts, starts.dropFirst()).allSatisfy(<))
    let classes = ScalarTable.runs.map { $0 & 0x7FF }
    #expect(zip(classes, classes.dropFirst()).allSatisfy(!=))
  }

  @Test(.enabled(if: Wcwidth.isThere, "python3 has no wcwidth 0.7.0, which the table is made from"))
  func widthsAreThoseOfWcwidth() throws {
    var clusters: [Cluster] = []
    for code in 0...UInt32(0x10FFFF) {
      if let scalar = Unicode.Scalar(code) { clusters += Text(String(scalar)).clusters }
    }
    var walk = SeededWalk(seed: 1)
    for _ in 0..<200 { clusters += Text(walk.text(length: 100)).clusters }
    for line in try Samples.naughtyLines() { clusters += Text(line).clusters }
    let drawn = clusters.filter { $0.kind == .text || $0.kind == .space }
    let expected = try Wcwidth.widths(of: drawn.map(\.glyph))
    try #require(expected.count == drawn.count)
    for (cluster, width) in zip(drawn, expected) where cluster.width != width {
      if Self.isDecidedOtherwise(cluster) { continue }
      let codes = cluster.glyph.unicodeScalars.map { String($0.value, radix: 16) }
      Issue.record("\(codes): \(cluster.width), not \(width)")
    }
  }

  /// Where the narrower guess would leave half a pictograph on the screen, or where a terminal that
  /// knows the sequence draws it otherwise than wcwidth counts it. All are uncertain.
  private static func isDecidedOtherwise(_ cluster: Cluster) -> Bool {
    guard cluster.isUncertain, let lead = cluster.leadClass else { return false }
    let scalars = cluster.glyph.unicodeScalars
    let asksForText = scalars.contains("\u{FE0E}")
    let isJoinedNarrow = lead.isPictograph && !lead.isWide && scalars.count > 1
    return asksForText || isJoinedNarrow || lead.isTrailingSign
  }
}

/// Python's wcwidth, asked in one run.
private enum Wcwidth {
  private static let script = """
    import sys, wcwidth
    for line in open(sys.argv[1]):
        print(wcwidth.wcswidth("".join(chr(int(code, 16)) for code in line.split())))
    """

  /// Of the release that the table is made from: others count some sequences otherwise.
  static let isThere =
    (try? run("import wcwidth; print(wcwidth.__version__)", [])) == "0.7.0\n"

  static func widths(of glyphs: [String]) throws -> [Int] {
    let lines = glyphs.map { glyph in
      glyph.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    return try run(script, [file.path]).split(separator: "\n").compactMap { Int($0) }
  }

  private static func run(_ script: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
