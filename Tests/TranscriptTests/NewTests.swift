import Foundation
import GlossTasks
import GlossTestSupport
import Testing

/// What `gloss new` writes is whole: whatever the kinds, it passes the check and is labelled at once.
@Suite struct NewTests {
  /// The lines that answer the two items, by the kind that is asked alone.
  private static let answers = [
    "classification": ["w", "t"],
    "spans": [#""Maeve Doyle" person; "3 March" date"#, #""Tomás" person"#],
    "pairwise": ["A", "="],
    "text": [
      "Maeve Doyle wants order 20817 sent to Cork.\n.",
      "Somebody is happy with a light.\n.",
    ],
    "ranking": ["A,B=C;D", "D,C,B,A"],
    "rating": ["5 3", "clarity=4 urgency=1"],
  ]

  private func gloss(_ words: [String], in place: Workplace, input: String = "") throws
    -> Subprocess
  {
    try Subprocess(
      Workplace.gloss(words), environment: place.environment(["GLOSS_ANNOTATOR": "ana"]),
      directory: place.directory.path, input: Array(input.utf8))
  }

  private func start(_ kinds: [String], lines: [String]) throws -> Workplace {
    let place = Workplace()
    let new = try gloss(["new"] + kinds + ["--id", "mine"], in: place)
    #expect(new.status == 0, "\(new.errorText)")
    #expect(new.errorText.contains("next: gloss label tasks/mine-example.json\n"))
    let check = try gloss(
      [
        "check", "--strict", "tasks/mine-example.json", "guidelines/mine.json",
        "guidelines/mine.md",
      ],
      in: place)
    #expect(check.status == 0 && check.errorText == "", "\(check.errorText)")
    let label = try gloss(
      ["label", "tasks/mine-example.json", "--plain"], in: place,
      input: lines.map { $0 + "\n" }.joined())
    #expect(label.status == 0, "\(label.outputText)\(label.errorText)")
    #expect(label.errorText.contains("2 saved in this session, 2 of 2 done"))
    return place
  }

  @Test(arguments: Kinds.all.map { $0.name })
  func `every kind alone`(_ kind: String) throws {
    let lines = try #require(Self.answers[kind], "no lines that answer \(kind)")
    let labels = try start([kind], lines: lines).labels()
    #expect(labels.map { $0.answers.map(\.kind) } == [[kind], [kind]])
  }

  @Test func `a question behind a classification waits for its label`() throws {
    let place = try start(
      ["classification", "spans", "rating"], lines: ["w", #""Cork" place"#, "4 4", "t"])
    #expect(
      try place.labels().map { $0.answers.map(\.kind) } == [
        ["classification", "spans", "rating"], ["classification"],
      ])
  }

  @Test func `all kinds together`() throws {
    let kinds = ["classification", "pairwise", "ranking", "rating", "spans", "text"]
    #expect(Set(kinds) == Set(Kinds.all.map { $0.name }))
    let place = try start(
      kinds, lines: ["y", "A", "A,B", "5 5; 3 2", "", ".", "y", "B", "B,A", "5 5; 1 1", "", "."])
    #expect(try place.labels().map { Set($0.answers.map(\.kind)) } == [Set(kinds), Set(kinds)])
  }
}
