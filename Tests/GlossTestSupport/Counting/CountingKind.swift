import GlossJournal
import GlossScreen
import GlossTasks

/// A seventh kind, which the program has never heard of: counting something in an item.
///
/// All of it is in this folder. Tests register it by a line, and its column by a row, as `registered`
/// has them.
package struct CountingKind: Kind {
  package static let name = "counting"
  package static let schema = [
    SchemaProperty("most", .integer(1...99), "How many there can be; 99.")
  ]

  package static let keyRows = [KeyRow(what: "one more", screen: "+", plain: "a number")]

  package static func starter(_ sample: StarterSample) -> Starter? {
    Starter(
      name: "birds", title: "How many birds?", members: #""clause": "birds", "most": 9"#,
      rule: "Count those that can fly.", examples: ["None.", "None."],
      edgeCases: ["**An egg.** No."])
  }

  let most: Int

  package init(reading fields: inout Fields) { most = fields.int("most", in: 1...99) ?? 99 }

  /// The column that its answers are kept in.
  private static let row = Row<Answer>(own: "count", .count, holds: Int.self, "counting: how many.")

  /// Runs a test's part in which the kind is registered.
  package static func registered<T>(_ body: () throws -> T) rethrows -> T {
    try Answer.$table.withValue(Table(Answer.table.rows + [row])) {
      try Kinds.$all.withValue(Kinds.all + [CountingKind.self], operation: body)
    }
  }

  package let bindings = [Binding("+", "one more")]

  /// Nil until anything was counted.
  package func start(_ asked: Asked) -> Int? { nil }

  package func press(_ key: Key, _ count: inout Int?, _ asked: Asked) -> Pressed {
    switch key {
    case .character("+"):
      guard (count ?? 0) < most else { return .refused("there are at most \(most)") }
      count = (count ?? 0) + 1
      return .changed
    case Key(.enter): return count == nil ? .refused("nothing is counted yet") : .answered
    default: return .ignored
    }
  }

  package func enter(_ line: String, _ count: inout Int?, _ asked: Asked) -> Entered {
    guard let number = Int(line), (1...most).contains(number) else {
      return .refused("give a number up to \(most)")
    }
    count = number
    return .answered
  }

  package func standing(_ count: Int?, _ asked: Asked) -> Standing {
    count == nil ? .untouched : .complete
  }

  package func lines(_ count: Int?, _ asked: Asked) -> [StyledLine] {
    [StyledLine("  \(count ?? 0) of at most \(most)")]
  }

  package func hints(_ count: Int?, _ asked: Asked) -> [Hint] {
    [Hint("+", "one more")] + (count == nil ? [] : [Hint("Enter", "save")])
  }

  package func summary(_ count: Int?, _ asked: Asked) -> String { count.map(String.init) ?? "" }

  package func usage(_ asked: Asked) -> [String] { ["  A number up to \(most)."] }

  package func values(_ count: Int?, _ asked: Asked) -> [AnswerValue] {
    var answer = Answer(question: "", kind: name, of: asked.of)
    answer[own: "count"] = count ?? 0
    return [answer]
  }

  package func draft(_ values: [AnswerValue], _ asked: Asked) -> Int?? {
    guard let value = values.first, values.count == 1, case let count:Int = value[own: "count"],
      (1...most).contains(count), self.values(count, asked) == [value.bare]
    else { return nil }
    return .some(count)
  }
}

extension CountingKind: HasUnits {
  package var agreement: AgreementScale { .ordinal(1...most) }

  package func units(_ answer: Answer, _ input: Input) -> [AgreementUnit] {
    [AgreementUnit(of: answer.of, .number(answer[own: "count"]))]
  }
}
