import GlossScreen

/// A text of several styles, before it is broken into lines.
struct StyledText {
  private var string = ""
  private var count = 0
  /// Where each style begins, in code points.
  private var styles: [(start: Int, style: Style)] = []

  /// How many words of an unchanged stretch are shown beside a change.
  private static let contextWords = 12

  mutating func add(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    styles.append((count, style))
    string.unicodeScalars.append(contentsOf: text.unicodeScalars)
    count += text.unicodeScalars.count
  }

  /// Adds what differs: `[-removed-]` and `{+added+}`, so that no colour and no line through a word
  /// is needed to read it. Cut, of what stayed there are only the words around a change.
  mutating func add(
    _ difference: WordDiff, from old: Text, to new: Text, isCut: Bool = false
  ) {
    let runs = difference.runs
    for (index, run) in runs.enumerated() {
      switch run.change {
      case .same where !isCut: add(old.slice(run.old), Style(.text))
      case .same:
        add(unchanged: run.old, of: old, isFirst: index == 0, isLast: index + 1 == runs.count)
      case .removed: add("[-" + old.slice(run.old) + "-]", Style(.removed))
      case .added: add("{+" + new.slice(run.new) + "+}", Style(.added))
      }
    }
  }

  private mutating func add(
    unchanged range: Range<ScalarOffset>, of text: Text, isFirst: Bool, isLast: Bool
  ) {
    let slice = Text(text.slice(range))
    let words = Segments(slice).words
    let most = StyledText.contextWords
    let kept = (isFirst ? 0 : most, isLast ? 0 : most)
    guard words.count > 2 * most, !(isFirst && isLast) else {
      return add(slice.string, Style(.text))
    }
    if kept.0 > 0 { add(slice.slice(0..<words[kept.0 - 1].upperBound), Style(.text)) }
    add(" […] ", Style(.quiet))
    if kept.1 > 0 {
      let end = ScalarOffset(slice.scalarCount)
      add(slice.slice(words[words.count - kept.1].lowerBound..<end), Style(.text))
    }
  }

  func wrapped(width: Int) -> WrappedText {
    let styles = styles
    return WrappedText(Wrapping(Text(string).clusters, width: width)) { cluster in
      let place = cluster.scalars.lowerBound.value
      var (low, high) = (0, styles.count)
      while low < high {
        let middle = (low + high) / 2
        if styles[middle].start <= place { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? styles[low - 1].style : .plain
    }
  }
}
