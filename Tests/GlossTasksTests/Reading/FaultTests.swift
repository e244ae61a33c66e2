import Foundation
import GlossJSON
import GlossTasks
import Testing

/// Files with faults, and beside each the messages that it gives.
///
/// With `GLOSS_RECORD` set the messages are written anew and the run fails, so that a change is
/// looked at before it is kept.
@Suite struct FaultTests {
  private static let folder = Sample.fixtures.appending(path: "faults")
  private static let isRecording = ProcessInfo.processInfo.environment["GLOSS_RECORD"] != nil

  private static func fixtures(_ name: String) throws -> [String] {
    try Sample.files(in: folder.appending(path: name))
      .filter { ["json", "jsonl"].contains($0.pathExtension) }.map(\.lastPathComponent)
  }

  private static func source(_ name: String) throws -> SourceFile {
    try Sample.file(folder.appending(path: name), as: name)
  }

  private func check(_ report: Report, _ name: String) throws {
    let said = report.diagnostics.map { Sample.render($0) + "\n" }.joined(separator: "\n")
    let file = Self.folder.appending(path: name + ".expected")
    if Self.isRecording {
      try Data(said.utf8).write(to: file)
      Issue.record("recorded \(name)")
      return
    }
    #expect(said == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  /// What a batch and all its items are complained of.
  static func read(_ source: SourceFile) -> Report {
    let report = Report(warnsOfGuesses: true)
    let batch = Batch.read(source, report)
    for index in batch?.indices ?? 0..<0 {
      switch batch?.value(at: index) {
      case nil: break
      case .failure(let diagnostic): report.add(diagnostic)
      case .success(let value):
        guard let item = Item.read(value, report) else { continue }
        // Only where a rubric is known are these told of.
        for member in value["suggestions"].map({ Array($0.members) }) ?? [] {
          _ = Proposals.answers(
            to: ID(member.key.keyString), member.value, "suggestion", item.input, report)
        }
      }
    }
    return report
  }

  @Test(arguments: try fixtures("batch"))
  func batches(_ name: String) throws {
    try check(Self.read(try Self.source("batch/" + name)), "batch/" + name)
  }

  @Test(arguments: try fixtures("rubric"))
  func rubrics(_ name: String) throws {
    let source = try Self.source("rubric/" + name)
    let guideline = Rubric.guidelinePath(in: source).flatMap { try? Self.source("rubric/" + $0) }
    let report = Report(warnsOfGuesses: true)
    #expect(Rubric.read(source, guideline: guideline, report) == nil)
    #expect(report.hasErrors)
    try check(report, "rubric/" + name)
  }

  /// One file, many faults, each with its own message at its own place.
  @Test func oneRunFindsThemAll() throws {
    let report = Self.read(try Self.source("batch/many.jsonl"))
    #expect(report.errors.count >= 20)
    #expect(Set(report.errors.map(\.message)).count >= 20)
    #expect(Set(report.diagnostics.compactMap(\.position)).count == report.diagnostics.count)
    #expect(Set(report.errors.compactMap(\.position?.line)).count >= 20)
  }

  /// Every way in which this target complains is seen in one of the files.
  @Test func everyMessageHasAFile() throws {
    let expected = try ["batch", "rubric"].flatMap { folder in
      try Sample.files(in: Self.folder.appending(path: folder))
        .filter { $0.pathExtension == "expected" }
        .map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    }.joined()
    let sources = try #require(
      FileManager.default.enumerator(
        at: Sample.package.appending(path: "Sources/GlossTasks"), includingPropertiesForKeys: nil))
    var seen = 0
    // What is said of files that name each other, and of terms, is held by the tests of loading; what
    // the disk does not give, by those of a batch's file.
    for case let file as URL in sources
    where file.pathExtension == "swift" && !file.path.contains("/Loading/")
      && !["Terms.swift", "BatchFile.swift"].contains(file.lastPathComponent)
    {
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      for fragment in Self.fragments(of: text) {
        seen += 1
        #expect(expected.contains(fragment), "\(file.lastPathComponent): \(fragment)")
      }
    }
    #expect(seen > 40)
  }

  /// The longest fixed part of each message that a source hands to a report.
  private static func fragments(of source: String) -> [String] {
    var calls = source.components(separatedBy: "report.").dropFirst()
      .filter { $0.hasPrefix("error(") || $0.hasPrefix("warning(") }
    if source.contains("Diagnostic(") {
      calls += source.components(separatedBy: "message: ").dropFirst()
    }
    if source.contains("enum IDRule") {
      calls += source.components(separatedBy: "{ return ").filter { $0.hasPrefix("\"") }
    }
    return calls.compactMap { literal(in: Substring($0)).map(longestFixedPart) }
      .filter { $0.count > 4 }
  }

  /// The longest part of a literal that is no interpolation.
  private static func longestFixedPart(_ literal: String) -> String {
    let interpolation = #"\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"#
    let fixed = literal.replacingOccurrences(
      of: interpolation, with: "\u{0}", options: .regularExpression)
    let parts = fixed.replacing("\\\"", with: "\"").split(separator: "\u{0}")
    return parts.map(String.init).max { $0.count < $1.count } ?? ""
  }

  /// The first string literal of a text, without its quotes.
  private static func literal(in text: Substring) -> String? {
    guard let open = text.firstIndex(of: "\""), text[..<open].count < 120 else { return nil }
    var literal = ""
    var depth = 0
    var index = text.index(after: open)
    while index < text.endIndex {
      let rest = text[index...]
      if rest.hasPrefix("\\(") {
        depth += 1
        literal += "\\("
        index = text.index(index, offsetBy: 2)
        continue
      }
      let character = text[index]
      if depth == 0, character == "\\" {
        literal += rest.prefix(2)
        index = text.index(index, offsetBy: 2)
        continue
      }
      if depth == 0, character == "\"" { return literal }
      if depth > 0, character == "(" { depth += 1 }
      if depth > 0, character == ")" { depth -= 1 }
      literal.append(character)
      index = text.index(after: index)
    }
    return nil
  }
}
