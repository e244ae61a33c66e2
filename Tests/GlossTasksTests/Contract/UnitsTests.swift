import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

/// What two people can agree on, as each kind states it.
@Suite struct UnitsTests {
  @Test func everyKindHasUnitsButText() {
    #expect(Kinds.all.filter { !($0 is any HasUnits.Type) }.map { $0.name } == ["text"])
  }

  /// Units are those of the item's own parts, none is stated twice, and each has a value of the scale.
  @Test(arguments: KindSample.all)
  func unitsAreDistinctAndOnTheScale(_ sample: KindSample) throws {
    let (kind, asked) = (try Sample.kind(sample.kind, sample.keys), sample.asked)
    guard let comparing = kind as? any HasUnits else { return }
    let input = asked.item.item.input
    var random = SeededGenerator(seed: 3)
    let wanted = manyKeys + kind.bindings.map { .character($0.key) } + keys(sample.often)
    var ask = kind.ask(asked)
    var complete = 0
    for _ in 0..<2000 where complete < 20 {
      _ = ask.press(wanted[Int.random(in: 0..<wanted.count, using: &random)])
      guard ask.standing == .complete else { continue }
      complete += 1
      let units = ask.values.flatMap { comparing.units($0, input) }
      #expect(Set(units.map { [$0.of, $0.criterion] }).count == units.count)
      for unit in units {
        #expect(unit.of == asked.of || input.text(of: unit.of) != nil)
        #expect(holds(comparing.agreement, unit.value), "\(unit)")
      }
    }
  }

  private func holds(_ scale: AgreementScale, _ value: AgreementUnit.Value) -> Bool {
    switch (scale, value) {
    case (.nominal(let declared), .label(let label)):
      declared.isEmpty || declared.contains(label)
    case (.sets(let declared), .labels(let labels)): labels.isSubset(of: declared)
    case (.ordinal(let range), .number(let number)): range.contains(number)
    case (.ranks, .number(let number)): number > 0
    case (.spans(let declared), .spans(let spans, let codePoints)):
      spans.allSatisfy { declared.contains($0.label) && $0.end <= codePoints }
    default: false
    }
  }

  // MARK: Kind by kind

  private func compared(
    _ kind: String, _ keys: String, _ answer: Answer, _ input: Input = Input(text: "Some text.")
  ) throws -> (scale: AgreementScale, units: [AgreementUnit]) {
    let kind = try #require(Sample.kind(kind, keys) as? any HasUnits)
    return (kind.agreement, kind.units(answer, input))
  }

  @Test func oneLabelIsNominalAndSeveralAreASet() throws {
    let labels = #""labels": [{"id": "a"}, {"id": "b"}]"#
    let one = try compared(
      "classification", labels + #", "of": "responses""#,
      Answer(question: "q", kind: "classification", of: "r2", labels: ["b"]), Sample.pair())
    #expect(one.scale == .nominal(["a", "b"]))
    #expect(one.units == [AgreementUnit(of: "r2", .label("b"))])
    for chosen in [[], ["b", "a"]] as [[ID]] {
      let several = try compared(
        "classification", labels + #", "multiple": true"#,
        Answer(question: "q", kind: "classification", labels: chosen))
      #expect(several.scale == .sets(["a", "b"]))
      #expect(several.units == [AgreementUnit(.labels(Set(chosen)))])
    }
  }

  @Test func spansAreOfEachTextAlsoOfOneWithoutAny() throws {
    let span = Span(of: "r2", start: 0, end: 3, label: "a", text: "Two")
    let (scale, units) = try compared(
      "spans", #""labels": [{"id": "a"}], "field": "responses""#,
      Answer(question: "q", kind: "spans", spans: [span]), Sample.pair("Ünö", "Two."))
    #expect(scale == .spans(["a"]))
    #expect(
      units == [
        AgreementUnit(of: "r1", .spans([], codePoints: 3)),
        AgreementUnit(of: "r2", .spans([span], codePoints: 4)),
      ])
  }

  @Test func aPairIsComparedByWhichResponseWon() throws {
    for preferred in ["r2", "tie", "neither"] as [ID] {
      let (scale, units) = try compared(
        "pairwise", #""tie": true, "neither": true, "strength": ["a bit", "much"]"#,
        Answer(question: "q", kind: "pairwise", preferred: preferred, strength: 2), Sample.pair())
      #expect(scale == .nominal([]))
      #expect(units == [AgreementUnit(.label(preferred))])
    }
  }

  @Test func aRankingIsARankForEachResponseThatHasOne() throws {
    let ranking = [Rank(response: "r2", rank: 1), Rank(response: "r1", rank: 1)]
    let (scale, units) = try compared(
      "ranking", #""ties": true, "unrankable": true"#,
      Answer(question: "q", kind: "ranking", ranking: ranking), Sample.pair())
    #expect(scale == .ranks)
    #expect(units == [AgreementUnit(of: "r2", .number(1)), AgreementUnit(of: "r1", .number(1))])
  }

  @Test func aRatingIsANumberForEachCriterion() throws {
    let ratings = [
      Rating(of: "r1", criterion: "tone", value: 2),
      Rating(of: "r1", criterion: "safety", value: 4),
    ]
    let (scale, units) = try compared(
      "rating", #""criteria": [{"id": "tone"}, {"id": "safety"}], "max": 4, "of": "responses""#,
      Answer(question: "q", kind: "rating", of: "r1", ratings: ratings), Sample.pair())
    #expect(scale == .ordinal(1...4))
    #expect(
      units == [
        AgreementUnit(of: "r1", criterion: "tone", .number(2)),
        AgreementUnit(of: "r1", criterion: "safety", .number(4)),
      ])
  }

  @Test func aCountOfAnInventedKindIsANumber() throws {
    try CountingKind.registered {
      var answer = Answer(question: "q", kind: "counting")
      answer[own: "count"] = 2
      let (scale, units) = try compared("counting", #""most": 3"#, answer)
      #expect(scale == .ordinal(1...3))
      #expect(units == [AgreementUnit(.number(2))])
    }
  }
}
