/// The text of a line of Markdown without the marks that only a typesetter needs.
package enum InlineText {
  /// Emphasis loses its asterisks and a link shows where it leads; code keeps its backquotes.
  package static func plain(_ text: String) -> String {
    let parts = withoutEmphasis(text).split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      index.isMultiple(of: 2) ? links(String(part)) : String(part)
    }.joined(separator: "`")
  }

  /// Takes away each pair of asterisk runs of one length that open before and close after a word.
  private static func withoutEmphasis(_ text: String) -> String {
    let characters = Array(text)
    var dropped = Set<Int>()
    var open: Range<Int>?
    for run in asterisks(in: characters) {
      let opens = run.upperBound < characters.count && characters[run.upperBound] != " "
      let closes = run.lowerBound > 0 && characters[run.lowerBound - 1] != " "
      if let start = open, closes, start.count == run.count {
        dropped.formUnion(start)
        dropped.formUnion(run)
        open = nil
      } else if open == nil, opens {
        open = run
      }
    }
    return String(characters.indices.filter { !dropped.contains($0) }.map { characters[$0] })
  }

  /// Runs of asterisks outside of code.
  private static func asterisks(in characters: [Character]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var isCode = false
    for (index, character) in characters.enumerated() {
      if character == "`" { isCode.toggle() }
      guard character == "*", !isCode else { continue }
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  /// `[tone](#tone)` becomes `#tone`; `[the tone](#tone)` becomes `the tone (#tone)`.
  private static func links(_ text: String) -> String {
    text.replacing(#/\[(?<text>[^\[\]]+)\]\((?<target>[^()\s]+)\)/#) { match in
      let (text, target) = (match.output.text, match.output.target)
      return target == "#" + text ? String(target) : "\(text) (\(target))"
    }
  }
}
