/// The text of a line of Markdown without the marks that only a typesetter needs.
package enum InlineText {
  /// A stretch that is set in one way.
  package struct Run: Hashable, Sendable {
    package let text: String
    package let isEmphasised: Bool
    package let isStrong: Bool
    package let isCode: Bool
    /// Where a link leads, as `#tone`; nil where it is none.
    package let target: String?
  }

  /// The runs of a line: emphasis, code and links without the signs by which they are written.
  package static func runs(_ text: String) -> [Run] {
    let characters = Array(text)
    var marks = [Mark](repeating: Mark(), count: characters.count)
    markCode(characters, &marks)
    markEmphasis(characters, &marks)
    markLinks(text, &marks)
    var runs: [(mark: Mark, text: String)] = []
    for (character, mark) in zip(characters, marks) where !mark.isSign {
      if runs.last?.mark == mark {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((mark, String(character)))
      }
    }
    return runs.map { mark, text in
      Run(
        text: text, isEmphasised: mark.asterisks % 2 == 1, isStrong: mark.asterisks > 1,
        isCode: mark.isCode, target: mark.link?.target)
    }
  }

  /// One string: emphasis is lost, a link shows where it leads, code keeps its backquotes.
  package static func plain(_ text: String) -> String {
    let runs = runs(text)
    return runs.enumerated().map { index, run in
      let written = run.isCode ? "`\(run.text)`" : run.text
      guard let target = run.target, index + 1 == runs.count || runs[index + 1].target != target
      else { return written }
      return target == "#" + run.text ? target : "\(written) (\(target))"
    }.joined()
  }

  /// How one character is set.
  private struct Mark: Equatable {
    var isSign = false
    var isCode = false
    var asterisks = 0
    var link: Link?
  }

  private struct Link: Equatable {
    /// Two links to one place beside each other are two.
    let start: Int
    let target: String
  }

  private static func markCode(_ characters: [Character], _ marks: inout [Mark]) {
    let quotes = characters.indices.filter { characters[$0] == "`" }
    for pair in stride(from: 0, to: quotes.count - 1, by: 2) {
      for index in quotes[pair]...quotes[pair + 1] { marks[index].isCode = true }
      (marks[quotes[pair]].isSign, marks[quotes[pair + 1]].isSign) = (true, true)
    }
  }

  /// Marks what stands between two runs of as many asterisks, the one before a word and the other
  /// behind one.
  private static func markEmphasis(_ characters: [Character], _ marks: inout [Mark]) {
    var open: Range<Int>?
    for run in asterisks(in: characters, marks) {
      let opens = run.upperBound < characters.count && characters[run.upperBound] != " "
      let closes = run.lowerBound > 0 && characters[run.lowerBound - 1] != " "
      if let start = open, closes, start.count == run.count {
        for index in Array(start) + Array(run) { marks[index].isSign = true }
        for index in start.upperBound..<run.lowerBound { marks[index].asterisks = run.count }
        open = nil
      } else if open == nil, opens {
        open = run
      }
    }
  }

  /// Runs of asterisks outside of code.
  private static func asterisks(in characters: [Character], _ marks: [Mark]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, character) in characters.enumerated() {
      guard character == "*", !marks[index].isCode else { continue }
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  /// Marks `[the tone](#tone)`: the words as a link, the rest as its signs.
  private static func markLinks(_ text: String, _ marks: inout [Mark]) {
    for match in text.matches(of: #/\[(?<words>[^\[\]]+)\]\((?<target>[^()\s]+)\)/#) {
      let place = { (index: String.Index) in text.distance(from: text.startIndex, to: index) }
      let (start, end) = (place(match.range.lowerBound), place(match.range.upperBound))
      guard !marks[start].isCode, !marks[end - 1].isCode else { continue }
      let wordsEnd = start + 1 + match.output.words.count
      for index in start..<end where index <= start || index >= wordsEnd {
        marks[index].isSign = true
      }
      let link = Link(start: start, target: String(match.output.target))
      for index in start + 1..<wordsEnd { marks[index].link = link }
    }
  }
}
