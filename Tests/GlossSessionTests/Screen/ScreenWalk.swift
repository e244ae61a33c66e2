import GlossJournal
import GlossScreen
import GlossSession
import GlossTestSupport

/// A seeded run of keys, pastes and resizes over a screen.
struct ScreenWalk {
  var player: ScreenPlayer
  private var generator: SeededGenerator

  init(_ stage: Stage, seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    player = ScreenPlayer(stage, columns: 80, rows: 24)
  }

  private static let typed = "abcdefghijlmnoprstvwxyz0123456789 =<>{}()[]?/:!#-"

  private static let named = [
    "Enter", "Esc", "Tab", "Bksp", "Del", "Up", "Down", "Left", "Right", "Home", "End", "PgUp",
    "PgDn", "F1", "S-Tab", "S-Left", "S-Right", "S-Up", "S-Down", "A-Enter", "C-s", "C-e", "C-l",
    "C-z", "C-w", "C-u", "C-k", "A-b", "A-f", "A-x", "C-Right",
  ]

  private static let keys: [Key] = typed.map { Key(.character($0)) } + named.map(Typed.key)

  private static let pastes = [
    "", "Bank", "two\nlines", "\u{1B}[2J\u{202E}", "\u{738B}\u{5C0F}\u{660E}", "goto 2",
    "note other #tone hm", "guide tone", "withdraw", "find parcel", "results /elsewhere",
  ]

  /// One step; a session that was left begins anew.
  mutating func step(_ stage: Stage) {
    if player.exitCode != nil {
      player = ScreenPlayer(stage, columns: player.face.columns, rows: player.face.rows)
    }
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<3: resize()
    case 3..<6:
      let paste = Self.pastes.randomElement(using: &generator) ?? ""
      player.handle(.paste(paste), after: milliseconds())
    case 6: player.diskFails = Bool.random(using: &generator)
    case 7: player.play([.edited("from outside\nand \u{7} back")])
    default:
      let key = Self.keys.randomElement(using: &generator) ?? Key(.escape)
      player.handle(.key(key), after: milliseconds())
    }
  }

  private mutating func milliseconds() -> Int64 {
    [0, 40, 300, 2000, 400_000].randomElement(using: &generator) ?? 0
  }

  private mutating func resize() {
    if Bool.random(using: &generator) {
      player.resize(columns: 80, rows: 24)
    } else {
      player.resize(
        columns: Int.random(in: 0...200, using: &generator),
        rows: Int.random(in: 0...50, using: &generator))
    }
  }
}

extension ScreenPlayer {
  var isAnswering: Bool { face.mode == .answering }

  /// Whether anything came of the last key, compared with how things were before it: what was
  /// asked of the outside, what is open, what is drawn, or a message that says more than that the
  /// key does nothing.
  func differs(from before: ScreenPlayer) -> Bool {
    if exitCode != before.exitCode || requests != before.requests { return true }
    if labels.count != before.labels.count || face.mode != before.face.mode { return true }
    if session.open?.state != before.session.open?.state { return true }
    if session.open?.place != before.session.open?.place { return true }
    if let notice = session.notice, !notice.text.contains("does nothing here") { return true }
    return body != before.body
  }

  /// The screen without its top line, which tells the time, and without messages.
  private var body: [ArraySlice<Cell>] {
    let frame = frame
    guard frame.rows > 3 else { return [] }
    return (1..<frame.rows).filter { $0 != frame.rows - 2 }.map { frame.row($0) }
  }
}
