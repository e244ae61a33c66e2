import Foundation
import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import Testing

@Suite struct RegistryTests {
  @Test func aFolderIsAKindAndAKindIsAFolder() throws {
    let folders = try Sample.files(in: Sample.package.appending(path: "Sources/GlossTasks/Kinds"))
      .filter(\.hasDirectoryPath).map { $0.lastPathComponent.lowercased() }
    // By its name in a rubric, or by its type's where that name is another type's already.
    let named = Kinds.all.map { folders.contains($0.name) ? $0.name : "\($0)".lowercased() }
    #expect(Set(folders) == Set(named))
    #expect(folders.count == Kinds.all.count)
  }

  /// A kind that nothing in the program has heard of works through the same box.
  @Test func aSeventhKindNeedsNoChangeElsewhere() throws {
    let report = Report()
    var fields = try #require(
      Fields(JSONValue(parsing: Array(#"{"most": 3}"#.utf8)), "question", report))
    let kind = AnyKind.read(Counting.self, &fields)
    fields.finish()
    #expect(report.diagnostics == [])
    let asked = Sample.asked(Input(text: "a b"))
    var draft = kind.start(asked)
    #expect(kind.press(.character("z"), &draft, asked) == .ignored)
    #expect(kind.press(.character("+"), &draft, asked) == .changed)
    #expect(kind.press(.character("+"), &draft, asked) == .changed)
    #expect(kind.standing(draft, asked) == .complete)
    #expect(kind.value(draft, asked).text == "2")
    #expect(kind.draft(kind.value(draft, asked), asked) == draft)
    #expect(kind.enter("9", &draft, asked) == .refused("At most 3."))
    #expect(kind.enter("1", &draft, asked) == .answered)
    #expect(kind.summary(draft, asked) == "1")
    #expect(kind.marks(draft, asked) == [])
    #expect(kind.preferences(kind.value(draft, asked), Input()) == nil)
    #expect(kind == AnyKind(Counting.self, 3))
    #expect(kind != AnyKind(Counting.self, 4))
    #expect(try kind != Sample.kind("pairwise", ""))
    #expect(Set([kind, AnyKind(Counting.self, 3)]).count == 1)
  }
}

/// Counts something in an item.
private enum Counting: Kind {
  typealias Settings = Int
  typealias Draft = Int?

  static let name = "counting"
  static let schema: [SchemaProperty] = []

  static func readSettings(_ fields: inout Fields) -> Int { fields.int("most", in: 1...99) ?? 99 }
  static func bindings(_ most: Int) -> [Binding] { [Binding("+", "one more")] }
  static func start(_ most: Int, _ asked: Asked) -> Int? { nil }
  static func press(_ key: Key, _ draft: inout Int?, _ most: Int, _ asked: Asked) -> Pressed {
    guard key.typed == "+" else { return .ignored }
    guard (draft ?? 0) < most else { return .refused("at most \(most)") }
    draft = (draft ?? 0) + 1
    return .changed
  }
  static func enter(_ line: String, _ draft: inout Int?, _ most: Int, _ asked: Asked) -> Entered {
    guard let count = Int(line), count <= most else { return .refused("at most \(most)") }
    draft = count
    return .answered
  }
  static func standing(_ draft: Int?, _ most: Int, _ asked: Asked) -> Standing {
    draft == nil ? .untouched : .complete
  }
  static func lines(_ draft: Int?, _ most: Int, _ asked: Asked) -> [StyledLine] {
    [StyledLine("\(draft ?? 0) of \(most)")]
  }
  static func hints(_ draft: Int?, _ most: Int, _ asked: Asked) -> [Hint] { [Hint("+", "more")] }
  static func summary(_ draft: Int?, _ most: Int, _ asked: Asked) -> String {
    draft.map(String.init) ?? ""
  }
  static func usage(_ most: Int, _ asked: Asked) -> [String] { ["a number up to \(most)"] }
  static func values(_ draft: Int?, _ most: Int, _ asked: Asked) -> [AnswerValue] {
    [Answer(question: "", kind: name, text: draft.map(String.init) ?? "")]
  }
  static func draft(_ values: [AnswerValue], _ most: Int, _ asked: Asked) -> Int?? {
    values.first.flatMap { Int($0.text) }.map { .some($0) }
  }
}
