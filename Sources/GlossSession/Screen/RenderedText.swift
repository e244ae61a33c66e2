import GlossScreen

/// A text of Markdown as it is drawn for reading: every line of the source is a line here.
///
/// A rater judges a text as its reader sees it, but must miss nothing that is in it. So only the
/// asterisks of emphasis are left out, and the bars of quotes stand for their signs; fences, the
/// signs of headings and lists, backquotes and whatever is not understood are drawn as written.
/// Lines are never joined, so that what is no Markdown (verse, code without a fence) keeps its
/// shape.
struct RenderedText {
  struct Line {
    /// How many quotes it stands in; each is a bar before every row.
    var bars = 0
    /// Columns after the bars before the text, in every row.
    var indent = 0
    /// What stands in the indent of the first row: white space, and the sign of a list's item.
    var head: [Cluster] = []
    var clusters: [Cluster] = []
    /// One for each cluster; empty where all have `style`.
    var styles: [Style] = []
    var style = Style(.text)
    /// Whether a row that goes on with a line which was cut says so, since lines mean something.
    var isVerbatim = false
  }

  /// Deeper quotes show their signs.
  static let mostBars = 4

  private(set) var lines: [Line] = []
  /// Whether anything is drawn otherwise than it is written.
  private(set) var differs = false

  init(_ text: Text) {
    Work.did("render \(text.string)")
    var scanner = RenderedLines(text.clusters)
    scanner.scan()
    lines = scanner.lines
    differs = scanner.differs
  }
}

extension Cluster {
  /// What Markdown sees of it: a character of ASCII, a space for white space, NUL for all else.
  ///
  /// Found once for a text, since its signs are looked at several times.
  var sign: Unicode.Scalar {
    if isWhite { return " " }
    guard kind == .text, glyph.utf8.count == 1, let byte = glyph.utf8.first else { return "\0" }
    return Unicode.Scalar(byte)
  }

  var isWhite: Bool { kind == .space || kind == .tab }

  /// The columns it takes from a column on.
  func columns(at column: Int) -> Int { kind == .tab ? 4 - column % 4 : width }
}
