import GlossScreen
import GlossSession
import Testing

/// The guideline is a page that one finds one's way in: typeset, with contents, search and links.
@Suite struct GuidelinePageTests {
  private static let guideline = """
    # How to judge

    Read **all** of it, *then* decide; see [the tone](#tone) or https://example.org.

    ## Deciding {#deciding}

    Choose `one`. A [page](https://example.org/a) is elsewhere, [nothing](#nowhere) is not here.
    \((1...30).map { "\nParagraph \($0) of the rule." }.joined(separator: "\n"))

    ## Tone {#tone}

    Judge the words, not the mood.
    """

  private func player(_ typed: String, columns: Int = 80, rows: Int = 24) throws -> ScreenPlayer {
    ScreenPlayer(
      try Stage(Questions.letters, items: Stage.items(2), guideline: Self.guideline),
      columns: columns, rows: rows, typed: "?" + typed)
  }

  private func shows(_ text: String, _ typed: String) throws -> Bool {
    try player(typed).frame.snapshot().contains(text)
  }

  @Test func `it opens at the question's clause, and is typeset`() throws {
    #expect(try shows("Judge the words, not the mood.", ""))
    let shot = try player("<Home>").frame.snapshot(styles: true)
    #expect(shot.contains("Read all of it, then decide; see the tone or"))
    #expect(shot.contains("Choose `one`. A page (https://example.org/a) is elsewhere, nothing"))
    #expect(shot.contains("text+bold") && shot.contains("text+italic") && shot.contains("code"))
    #expect(shot.contains("Deciding  #deciding"))
  }

  @Test func `c lists the headings, and Enter goes to one`() throws {
    let shot = try player("c<Home><Down>").frame.snapshot()
    #expect(shot.contains(">   Deciding") && shot.contains("    Tone"), "\(shot)")
    #expect(try shows("Choose `one`.", "c<Home><Down><Enter>"))
    #expect(try shows("Judge the words", "c<Home><Down><Esc>"))
  }

  @Test func `a slash searches in whatever case, n and N go on`() throws {
    #expect(try shows("\"PARAGRAPH 3\" 1 of 2", "<Home>/PARAGRAPH 3<Enter>"))
    let shot = try player("<Home>/PARAGRAPH 3<Enter>n").frame.snapshot(styles: true)
    #expect(shot.contains("2 of 2") && shot.contains("Paragraph 30"), "\(shot)")
    #expect(shot.contains("text+reverse"), "\(shot)")
    #expect(try shows("1 of 2", "<Home>/PARAGRAPH 3<Enter>nN"))
    #expect(try shows("\"cabbage\" is not on this page", "/cabbage<Enter>"))
    // Esc gives up the search first, and closes the page then.
    #expect(try player("/mood<Enter><Esc><Esc>").isAnswering)
    // The keys of the page are text while one types, and those of the item are none.
    #expect(try player("/quck<Enter><Esc>").face.mode != .answering)
  }

  @Test func `Tab chooses a link to a clause, and Enter follows it`() throws {
    let shot = try player("<Home><Tab>").frame.snapshot(styles: true)
    #expect(shot.contains("text+underline+reverse"), "\(shot)")
    #expect(try shows("Judge the words", "<Home><Tab><Enter>"))
    #expect(try player("<Home><Tab><Enter><Enter>").isAnswering)
  }

  @Test func `from 120 columns on it stands beside the item`() throws {
    let shot = try player("", columns: 120, rows: 35).frame.snapshot()
    #expect(shot.contains("Message number 1") && shot.contains("Judge the words"), "\(shot)")
  }

  @Test func `the clause of the label under the cursor is opened`() throws {
    let question = #"""
      {"name": "tone", "kind": "classification", "title": "Which?", "clause": "deciding",
      "labels": [{"id": "sad", "title": "Sad"}, {"id": "rude", "title": "Rude", "clause": "tone"}]}
      """#
    let stage = try Stage(question, items: Stage.items(2), guideline: Self.guideline)
    let player = { ScreenPlayer(stage, columns: 80, rows: 24, typed: $0).frame.snapshot() }
    #expect(player("?").contains("Choose `one`."))
    #expect(player("<Down><Down>?").contains("Judge the words"))
  }
}
