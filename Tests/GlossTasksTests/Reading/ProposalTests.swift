import GlossJSON
import GlossJournal
import GlossScreen
import GlossTasks
import GlossTestSupport
import Testing

/// What an item brings along is read as the answers that labels hold.
@Suite struct ProposalTests {
  /// Whatever a question of any kind records is proposed by the same keys, and is the same answer.
  @Test(arguments: KindSample.all)
  func whatALabelHoldsCanBeProposed(_ sample: KindSample) throws {
    let question = try question(sample)
    let shown = sample.asked.item
    let asks = (sample.of == "" ? [""] : shown.shownOrder).map { Asked(item: shown, of: $0) }
    for seed in 1...4 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let values = try asks.map { try answered(question.kind, sample, $0, &random) }
      let item = try item(sample.input, values.flatMap(\.self))
      for (asked, wanted) in zip(asks, values) {
        let ask = try #require(question.ask(asked).proposed(item.suggestions), "seed \(seed)")
        #expect(ask.values == wanted, "seed \(seed)")
        #expect(ask.standing == .complete, "seed \(seed)")
      }
    }
  }

  /// Each response has its own; one that nothing is proposed for has none.
  @Test func oneResponsesIsNotAnothers() throws {
    let sample = try #require(KindSample.all.first { $0.of != "" })
    let question = try question(sample)
    let item = try item(
      sample.input, [Answer(question: "", kind: sample.kind, of: "r2", labels: ["bb"])])
    let asked = ["r1", "r2"].map { Asked(item: sample.asked.item, of: $0) }
    #expect(question.ask(asked[0]).proposed(item.suggestions) == nil)
    let ask = try #require(question.ask(asked[1]).proposed(item.suggestions))
    #expect(ask.chosen == ["bb"])
  }

  /// Two of one response, an unknown response, none and no object: none of them is shown, and what
  /// stands beside them is.
  @Test func aFaultInOneLeavesTheOthers() throws {
    let item = try Sample.item(
      json: """
        {"id": "i", "responses": [{"id": "r1", "text": "a"}, {"id": "r2", "text": "b"}],
        "suggestions": {"q": [{"of": "r1", "labels": ["a"]}, {"of": "r1", "labels": ["bb"]},
        {"of": "r3", "labels": ["a"]}, {"labels": ["a"]}, "a", {"of": "r2", "labels": ["bb"]}]}}
        """)
    #expect(item.suggestions.map(\.of) == ["r2"])
    #expect(item.suggestions.map(\.labels) == [["bb"]])
  }

  /// One answer does not stand for all responses, nor one of a response for the item.
  @Test func anotherShapeIsNoProposal() throws {
    for sample in KindSample.all where sample.of != "" {
      let question = try question(sample)
      let item = try item(sample.input, [Answer(question: "", kind: sample.kind, labels: ["a"])])
      #expect(question.ask(sample.asked).proposed(item.suggestions) == nil)
      #expect(question.ask(sample.asked).answeredTogether == [])
    }
    let input = Sample.pair()
    let item = try item(
      input, [Answer(question: "", kind: "", of: "r1", labels: ["a"], preferred: "r2")])
    for sample in KindSample.all where sample.of == "" && sample.kind != "rating" {
      let question = try question(sample)
      #expect(question.ask(Sample.asked(input)).proposed(item.suggestions) == nil)
    }
  }

  /// A grid of all responses is proposed as one answer too, each rating saying what it is of.
  @Test func aGridIsProposedInEitherShape() throws {
    let sample = try #require(
      KindSample.all.first { $0.kind == "rating" && $0.keys.contains("responses") })
    let question = try question(sample)
    #expect(question.ask(sample.asked).answeredTogether == sample.asked.item.shownOrder)
    var random = SeededGenerator(seed: 1)
    let values = try answered(question.kind, sample, sample.asked, &random)
    let together = Answer(question: "", kind: "rating", ratings: values.flatMap(\.ratings))
    let ask = try #require(
      question.ask(sample.asked).proposed(try item(sample.input, [together]).suggestions))
    #expect(ask.values == values)
    let missingOne = Array(values.dropLast())
    #expect(
      question.ask(sample.asked).proposed(try item(sample.input, missingOne).suggestions) == nil)
  }

  private func question(_ sample: KindSample) throws -> Question {
    let comma = sample.keys.isEmpty ? "" : ", "
    let question = "{\"name\": \"q\", \"kind\": \"\(sample.kind)\"\(comma)\(sample.keys)}"
    return try Sample.rubric(question).questions[0]
  }

  /// A whole answer that keys or lines make.
  private func answered(
    _ kind: any Kind, _ sample: KindSample, _ asked: Asked, _ random: inout SeededGenerator
  ) throws -> [AnswerValue] {
    let often = kind.bindings.map { Key.character($0.key) } + keys(sample.often)
    let all = manyKeys + Array(repeating: often, count: 10).flatMap(\.self)
    var ask = kind.ask(asked)
    for _ in 0..<20_000 where ask.standing != .complete {
      _ = ask.press(all[Int.random(in: 0..<all.count, using: &random)])
    }
    try #require(ask.standing == .complete)
    return ask.values
  }

  /// An item of this input, for whose one question these are suggested: in an array where they are
  /// of responses.
  private func item(_ input: Input, _ answers: [AnswerValue]) throws -> Item {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", "i")
    if !input.text.isEmpty { writer.member("text", input.text) }
    writer.key("prompt")
    writer.beginArray()
    for turn in input.prompt {
      writer.beginObject()
      writer.member("role", turn.role)
      writer.member("content", turn.content)
      writer.endObject()
    }
    writer.endArray()
    writer.key("responses")
    writer.beginArray()
    for response in input.responses {
      writer.beginObject()
      writer.member("id", response.id.string)
      writer.member("text", response.text)
      writer.endObject()
    }
    writer.endArray()
    writer.key("suggestions")
    writer.beginObject()
    writer.key("q")
    let isArray = answers.contains { $0.of != "" }
    if isArray { writer.beginArray() }
    for answer in answers { write(answer, to: &writer) }
    if isArray { writer.endArray() }
    writer.endObject()
    writer.endObject()
    return try Sample.item(json: String(decoding: writer.bytes, as: UTF8.self))
  }

  private func write(_ answer: Answer, to writer: inout JSONWriter) {
    writer.beginObject()
    if answer.of != "" { writer.member("of", answer.of.string) }
    writer.member("labels", answer.labels.map(\.string))
    writer.key("spans")
    writer.beginArray()
    for span in answer.spans {
      writer.beginObject()
      writer.member("of", span.of.string)
      writer.member("start", span.start)
      writer.member("end", span.end)
      writer.member("label", span.label.string)
      writer.member("text", span.text)
      writer.endObject()
    }
    writer.endArray()
    writer.member("preferred", answer.preferred.string)
    writer.member("strength", answer.strength)
    writer.key("ranking")
    writer.beginArray()
    for rank in answer.ranking {
      writer.beginObject()
      writer.member("response", rank.response.string)
      writer.member("rank", rank.rank)
      writer.endObject()
    }
    writer.endArray()
    writer.key("ratings")
    writer.beginArray()
    for rating in answer.ratings {
      writer.beginObject()
      // In an array's element the ratings are of its response.
      if answer.of == "", rating.of != "" { writer.member("of", rating.of.string) }
      writer.member("criterion", rating.criterion.string)
      writer.member("value", rating.value)
      writer.endObject()
    }
    writer.endArray()
    writer.member("text", answer.text)
    writer.endObject()
  }
}
