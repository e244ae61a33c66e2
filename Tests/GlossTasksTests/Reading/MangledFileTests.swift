import Foundation
import GlossJSON
import GlossJournal
import GlossTasks
import GlossTestSupport
import Testing

/// Real files with pieces changed, left out and moved: whatever comes of it is read or refused with
/// a reason, and what was read can be asked.
@Suite struct MangledFileTests {
  /// Values that stand where another was meant.
  private static let strange = [
    "null", "true", "-1", "1.5", "1e999", "\"\"", "\"u\"", "[]", "{}", "[[]]", "\"\\u0000\"",
    "\"text\"", "\"prompt/0\"", "\"tie\"", "99999999999999999999", "{\"id\": \"a\"}", "\"\\ud800\"",
  ]

  /// Replaces some of a file's values, or cuts some of its bytes.
  private static func mangled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0...3, using: &random) {
      let starts = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
      guard let colon = starts.randomElement(using: &random) else { return bytes }
      let end = bytes[(colon + 1)...].firstIndex {
        [UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "}")].contains($0)
      }
      let value = Self.strange.randomElement(using: &random) ?? ""
      bytes.replaceSubrange((colon + 1)..<(end ?? bytes.endIndex), with: Array(value.utf8))
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      let cut = Int.random(in: 0..<bytes.count, using: &random)
      bytes.removeSubrange(cut..<min(cut + Int.random(in: 1...40, using: &random), bytes.count))
    }
    return bytes
  }

  @Test(arguments: ["replies", "route", "violations", "news"])
  func aRubricIsReadOrRefused(_ name: String) throws {
    let folder = Sample.package.appending(path: "guidelines")
    let source = try Sample.file(folder.appending(path: name + ".json"))
    let guideline = try Sample.file(folder.appending(path: name + ".md"))
    var random = SeededGenerator(seed: 3)
    var (read, refused) = (0, 0)
    let asked = Sample.asked(
      Input(
        text: "Some text.", prompt: [Turn(role: "user", content: "Some.")],
        responses: Sample.pair().responses))
    for _ in 0..<300 {
      let report = Report()
      let bytes = Self.mangled(source.bytes, &random)
      let rubric = Rubric.read(
        SourceFile(path: "r.json", bytes: bytes), guideline: guideline, report)
      #expect((rubric == nil) == report.hasErrors)
      if rubric == nil { refused += 1 } else { read += 1 }
      for question in rubric?.questions ?? [] {
        for binding in question.kind.bindings {
          var ask = question.ask(asked)
          #expect(ask.press(.character(binding.key)) != .ignored)
          _ = ask.lines
        }
      }
    }
    #expect(read > 0)
    #expect(refused > 0)
  }

  @Test func aBatchIsReadOrRefused() throws {
    let lines = (1...12).map {
      """
      {"id":"i-\($0)","text":"t","context":"c","advice":["violence"],"flagged_by":"f",\
      "prompt":[{"role":"user","content":"p"}],"metadata":{"n":1},"suggestions":{"q":{}},\
      "practice":{"answers":{},"explanation":"e"},\
      "responses":[{"id":"r1","text":"x","metadata":{"m":1}},{"id":"r2","text":"y"}]}

      """
    }
    let whole = Array(
      ("{\"schema\":\"gloss/batch/1\",\"id\":\"b\",\"rubric\":\"r.json\"}\n" + lines.joined()).utf8)
    var random = SeededGenerator(seed: 5)
    var (read, broken) = (0, 0)
    for _ in 0..<300 {
      let report = Report()
      let source = SourceFile(path: "b.jsonl", bytes: Self.mangled(whole, &random))
      guard let batch = Batch.read(source, report) else {
        #expect(report.hasErrors)
        continue
      }
      #expect(Set(batch.ids).count == batch.indices.count { batch.id(at: $0) != nil })
      for index in batch.indices {
        switch batch.item(at: index) {
        case .item(let item):
          read += 1
          #expect(item.id == batch.id(at: index))
          let shown = PresentedItem(
            item, batch: batch.id, annotator: "ana", seed: 0, shuffles: true)
          #expect(Set(shown.shownOrder) == Set(item.input.responses.map(\.id)))
        case .broken(_, let diagnostics):
          broken += 1
          #expect(!diagnostics.isEmpty)
        }
      }
    }
    #expect(read > 1000)
    #expect(broken > 100)
  }
}
