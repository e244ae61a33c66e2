import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// Every item of the repository's batches, labelled with the keyboard alone.
@Suite struct LabelEverythingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let task: String
    let columns: Int
    let rows: Int
    var testDescription: String { "\(task) at \(columns)×\(rows)" }
  }

  static let cases = ["route", "violations", "news", "replies"].flatMap { task in
    [(80, 24), (200, 50)].map { Case(task: task, columns: $0.0, rows: $0.1) }
  }

  /// The keys that answer the nth item of a batch, and how many of them the item needs at most.
  private static func keys(_ task: String, _ index: Int) -> String {
    let right = "\u{1B}[C"
    return switch task {
    case "route": ["b", "p", "f"][index % 3]
    case "violations": ["\r", "t\r", "tp\r", "hge\r"][index % 4]
    case "news":
      [
        "\r", "p\r", right + right + "l\r", "o" + right + " " + right + "p" + "\r",
        right + "\u{1B}[1;2C" + "h\r",
      ][index % 5]
    default: ["1", "2", "=", "0"][index % 4]
    }
  }

  @Test(arguments: cases)
  func `a whole batch is labelled, and every label decodes`(_ given: Case) throws {
    let place = Workplace()
    let session = try place.sit(
      Repository.task("\(given.task).json"), ["--guard", "0"], columns: given.columns,
      rows: given.rows)
    try session.wait(for: "item 1 of")
    let count = try #require(session.progress?.assigned)
    #expect(count >= 30)
    for index in 0..<count {
      try session.wait(for: "item \(index + 1) of \(count)")
      let keys = Self.keys(given.task, index)
      try session.press(keys)
      try session.wait("what the keys came to") { screen in
        session.progress?.done == index + 1 || screen.contains { $0.contains("strength") }
          || screen.contains { $0.hasPrefix("┌Rationale") || $0.hasPrefix("┌ Rationale") }
          || screen.contains { $0.hasPrefix("! ") }
      }
      if session.progress?.done == index { try finish(session, index) }
      try session.wait(done: index + 1)
    }
    try session.wait(for: "All \(count) items are done.")
    #expect(session.emulator.faults == [])
    #expect(try session.leave() == 0)

    let labels = try place.labels()
    #expect(labels.count == count)
    #expect(Set(labels.map(\.item)).count == count)
    #expect(labels.allSatisfy { $0.status == .answered && $0.answers.count >= 1 })
    #expect(try place.faults() == [])
    let spans = labels.flatMap { label in
      label.answers.flatMap(\.spans).map { (label.input.text, $0) }
    }
    for (text, span) in spans {
      let scalars = Array(text.unicodeScalars)
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[span.start..<span.end])
      #expect(String(cut).utf8.elementsEqual(span.text.utf8))
    }
    #expect((given.task == "news") == !spans.isEmpty)
  }

  /// What an item asks beyond its first answer.
  private func finish(_ session: ScreenSession, _ index: Int) throws {
    for _ in 0..<3 where session.progress?.done == index {
      let isWriting = session.screen.contains { $0.contains("Rationale") }
      try session.press(isWriting ? "Because.\r" : "1")
      try session.wait("the next step") { _ in
        session.progress?.done == index + 1 || session.keyLine.contains("done")
      }
    }
  }
}
