import Foundation
import GlossJSON
import GlossTestSupport
import Testing

/// From a file of one's own to the first label in three commands, in an empty directory, as a lead
/// types them.
@Suite struct LeadTests {
  private let place = Workplace()

  private func gloss(_ line: String, input: String = "") throws -> Subprocess {
    let words = line.split(separator: " ").map(String.init)
    return try Subprocess(
      Workplace.gloss(words), environment: place.environment(["GLOSS_ANNOTATOR": "ana"]),
      directory: place.directory.path, input: Array(input.utf8))
  }

  /// Runs a line, and gives the lines that it says to type next.
  private func next(after line: String) throws -> [String] {
    let ran = try gloss(line)
    #expect(ran.status == 0, "\(line): \(ran.errorText)")
    return ran.errorText.split(separator: "\n").filter {
      $0.hasPrefix("next: gloss ") || $0.hasPrefix("then: gloss ")
    }.map { String($0.dropFirst("next: gloss ".count)) }
  }

  @Test func `a table of texts`() throws {
    try place.write(
      "mine.csv", "Date,Message\r\n1 May,\"Where is it?\r\nSince Monday …\"\r\n2 May,Thanks!\r\n")
    let (first, second, third) = (
      "import csv mine.csv --output tasks/mine.jsonl", "new classification --id mine",
      "label tasks/mine.jsonl --rubric guidelines/mine.json"
    )
    // What one command says to type is what the README says.
    #expect(try next(after: first) == [second, third])
    _ = try next(after: second)
    let label = try gloss(third + " --plain", input: "k\nt\n")
    #expect(label.status == 0, "\(label.errorText)")
    let labels = try place.labels()
    #expect(labels.map(\.item) == ["row-1", "row-2"])
    #expect(labels.map { $0.answers[0].labels } == [["question"], ["opinion"]])
    #expect(labels[0].input.text == "Where is it?\r\nSince Monday …")
    #expect(try place.faults() == [])
  }

  /// Whatever the shape, what each command says to type next ends in a label.
  @Test(arguments: [
    (
      "hh.jsonl", "jsonl",
      #"{"chosen": "\n\nHuman: Hi\n\nAssistant: Yes?", "rejected": "\n\nHuman: Hi\n\nAssistant: No."}"#,
      "A"
    ),
    (
      "uf.jsonl", "jsonl",
      #"""
      {"instruction": "Hi", "completions": [{"model": "m", "response": "1"}, {"model": "n", "response": "2"}, {"model": "o", "response": "3"}, {"model": "p", "response": "4"}]}
      """#, "A,B,C,D"
    ),
    ("table.csv", "csv", "question;answer_a;answer_b\nHi;1;2\n", "B"),
  ])
  func `pairs and lists of replies`(
    _ file: String, _ format: String, _ text: String, _ line: String
  )
    throws
  {
    try place.write(file, text)
    let next = try next(after: "import \(format) \(file) --output tasks/mine.jsonl")
    _ = try self.next(after: try #require(next.first))
    let label = try gloss(try #require(next.last) + " --plain", input: line + "\n")
    #expect(label.status == 0, "\(label.outputText)\(label.errorText)")
    #expect(try place.labels().count == 1)
  }

  /// Real pairs that nobody here wrote, where they are at hand.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: pandalm)))
  func `a published set of pairs`() throws {
    let ran = try gloss("import jsonl \(Self.pandalm) --output tasks/panda.jsonl")
    #expect(ran.status == 0, "\(ran.errorText)")
    #expect(ran.errorText.contains("tasks/panda.jsonl: batch panda, 999 items"))
    _ = try next(after: "new pairwise --id panda")
    let check = try gloss("check tasks/panda.jsonl --rubric guidelines/panda.json")
    #expect(check.status == 0, "\(check.errorText)")
    #expect(check.outputText.contains("responses: 2 each"))
  }

  private static let pandalm =
    GlossExecutable.packageRoot + "/../shared/data/pandalm/testset-v1.json"
}
