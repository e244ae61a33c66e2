import Testing

/// When texts are drawn as Markdown, and when as they are written.
@Suite struct RawTests {
  private func drawn(_ stage: Stage, _ typed: String, columns: Int = 120) -> String {
    ScreenPlayer(stage, columns: columns, rows: 30, typed: typed).frame.snapshot()
  }

  private func pair() throws -> Stage {
    try Stage(
      Questions.better,
      items: (1...2).map {
        Stage.item("p\($0)", prompt: "The *prompt* \($0)", ["The **first** \($0)", "Plain"])
      })
  }

  @Test(arguments: ["", "mm", ":raw<Enter>m", "dd", "m1m"]) func isRendered(_ typed: String) throws
  {
    let drawn = drawn(try pair(), typed)
    #expect(drawn.contains("The prompt "))
    #expect(drawn.contains("The first "))
    #expect(drawn.contains("m raw"))
  }

  @Test(arguments: ["m", ":raw<Enter>", "m1", "m1u", "ms", "m?<Esc>", "mz<PgDn>z"]) func isRaw(
    _ typed: String
  ) throws {
    let drawn = drawn(try pair(), typed)
    #expect(drawn.contains("The **first** "))
    #expect(drawn.contains("m rendered"))
  }

  @Test func markingDifferencesMakesOnlyTheResponsesRaw() throws {
    let drawn = drawn(try pair(), "d")
    #expect(drawn.contains("The prompt 1"))
    #expect(drawn.contains("The **first** 1"))
    #expect(drawn.contains("1 of 1 difference, as written"))
    #expect(drawn.contains("m raw"))
  }

  @Test func marksNeedTheTextAsItIsWritten() throws {
    let stage = try Stage(
      Questions.namesInResponses,
      items: [Stage.item("s", prompt: "Who?", ["*Orla* Kessenich", "Bo"])])
    for typed in ["", "p", "mm"] {
      let drawn = drawn(stage, typed)
      #expect(drawn.contains("*Orla* Kessenich"))
      #expect(!drawn.contains("m raw"))
    }
  }

  @Test func aMaskedItemIsRawUntilAllIsRevealed() throws {
    let item = #"""
      {"id": "m", "prompt": "One **blow**. Then two.", "responses": [{"id": "x", "text": "A"},
      {"id": "y", "text": "B"}], "advice": ["violence"]}
      """#.replacing("\n", with: " ")
    let stage = try Stage(Questions.better, CareSample.care, items: [item])
    #expect(drawn(stage, "m").contains("masked"))
    #expect(drawn(stage, "v").contains("One **blow**."))
    #expect(drawn(stage, "V").contains("One blow. Then two."))
  }

  @Test func plainModePrintsTextsAsTheyAreWritten() throws {
    let plain = try PlainHarness(Sample.team, items: [Stage.item("a", "Is it **raw**?")])
    #expect(plain.opening.contains("Is it **raw**?"))
    #expect(plain.type(":raw").contains("as it is written"))
    #expect(plain.type(":help").contains("plain mode has them as written"))
  }
}
