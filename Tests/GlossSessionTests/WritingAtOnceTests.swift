import GlossJSON
import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks
import Testing

/// A text that waits to be written opens in its editor.
@Suite struct WritingAtOnceTests {
  private static let remark = #"{"name": "remark", "kind": "text", "title": "Say why"}"#

  private static func player(_ questions: String, _ items: [String], typed: String) throws
    -> ScreenPlayer
  {
    var stage = try Stage(questions, items: items)
    stage.guardMS = 0
    return ScreenPlayer(stage, columns: 80, rows: 24, typed: typed)
  }

  @Test func aRequiredTextOpensInItsEditor() throws {
    let first = try Self.player(Self.remark, Stage.items(3), typed: "quick<C-s>")
    #expect(first.labels.map { $0.answers[0].text } == ["quick"])
    #expect(first.session.open?.editableText == "")
    let after = try Self.player(Sample.team + "," + Self.remark, Stage.items(2), typed: "bquick")
    #expect(after.session.open?.editableText == "quick")
    let closed = try Self.player(Self.remark, Stage.items(2), typed: "<Esc>q")
    #expect(closed.exitCode == 0)
  }

  @Test func tabMovesOnFromTheEditorAndUndoComesAfterEsc() throws {
    let tabbed = try Self.player(Sample.team + "," + Self.remark, Stage.items(2), typed: "b<Tab>")
    #expect(tabbed.session.open?.state.focus == 0)
    let undone = try Self.player(
      Sample.team + "," + Self.remark, Stage.items(2), typed: "b<Esc>u")
    #expect(undone.session.open?.isTouched == false)
  }

  /// Where texts may be left out, or somebody is only passing by, keys stay keys.
  @Test func otherTextsOpenOnAKey() throws {
    let optional = Self.remark.replacing(#""title""#, with: #""required": false, "title""#)
    let left = try Self.player(optional, Stage.items(2), typed: "")
    #expect(left.session.open?.editableText == nil)
    let rewrite = Self.remark.replacing(#""title""#, with: #""from": "text", "title""#)
    let rewritten = try Self.player(rewrite, Stage.items(2), typed: "")
    #expect(rewritten.session.open?.editableText == nil)
    let passing = try Self.player(Self.remark, Stage.items(2), typed: "<Esc>suu")
    #expect(passing.session.open?.id == "i1")
    #expect(passing.session.open?.editableText == nil)
    let plain = try PlainHarness(Self.remark, items: Sample.texts(1))
    #expect(plain.prompt == "> ")
  }

  @Test func aMaskedItemOpensNoEditor() throws {
    let items = [#"{"id": "i1", "text": "One. Two.", "advice": ["violence"]}"#]
    let masked = try Stage(Self.remark, #""care": {"mask": ["violence"]},"#, items: items)
    var player = ScreenPlayer(masked, columns: 80, rows: 24)
    #expect(player.session.open?.editableText == nil)
    player.press(.character("V"))
    #expect(player.session.open?.editableText == nil)
    player.press(Key(.enter))
    #expect(player.session.open?.editableText == "")
  }
}
