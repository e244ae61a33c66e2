import GlossJournal
import GlossScreen
import GlossSession
import GlossTasks

/// The first item of a batch as its session draws it, as text.
struct Preview {
  static let (columns, rows) = (80, 24)

  /// The rows of the screen without the blanks at their ends.
  let lines: [String]

  init(_ loaded: Loaded) {
    let now = Moment(wall: 0, monotonic: 0)
    // Nobody's session: nothing was done before it, no page comes before the item.
    let setup = Setup(
      batch: loaded.batch, rubric: loaded.rubric, annotator: "an-preview", session: "se_preview",
      guardMS: 0, order: .batch, tool: Tool.stamp)
    var store = SessionStore(Session(setup, labels: [], at: now), at: now)
    store.apply(.looked([]), now)
    let face = ScreenFace(&store, columns: Self.columns, rows: Self.rows, now)
    let frame = face.frame(of: store.session)
    lines = (0..<frame.rows).map { row in
      var line = frame.row(row).map(\.glyph).joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
