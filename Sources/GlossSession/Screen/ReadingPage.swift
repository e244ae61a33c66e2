import GlossJSON
import GlossScreen
import GlossTasks

/// The lines of something long to read, wrapped.
struct ReadingPage {
  var title: String
  var lines: [(wrapping: Wrapping, line: Int, style: Style, indent: Int)] = []
  var lineOfClause: [ID: Int] = [:]

  mutating func add(_ string: String, _ style: Style, indent: Int = 0, width: Int) {
    let wrapping = Wrapping(Text(string).clusters, width: max(width - indent, 1))
    for line in wrapping.lines.indices { lines.append((wrapping, line, style, indent)) }
  }

  func draw(_ scroll: ScrollState, in canvas: inout Canvas) {
    canvas.drawScrolled(scroll, total: lines.count) { canvas, index, row in
      let (wrapping, line, style, indent) = lines[index]
      canvas.draw(wrapping.lines[line], of: wrapping, row: row, column: indent) { cluster in
        wrapping.clusters[cluster].kind == .escape ? Style(.escape) : style
      }
    }
  }
}

extension ScreenFace {
  func page(of reading: Reading) -> ReadingPage {
    let width = min(columns, 90)
    return reading.page == .keys ? keysPage(width) : guidelinePage(width)
  }

  private func guidelinePage(_ width: Int) -> ReadingPage {
    let rubric = sitting.setup.rubric
    var page = ReadingPage(title: "\(rubric.title) · \(rubric.id) \(rubric.version)")
    let clauses = Dictionary(
      rubric.guideline.clauses.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    var isFenced = false
    for (index, line) in rubric.guideline.lines.enumerated() {
      if let clause = clauses[index] {
        page.lineOfClause[clause.id] = page.lines.count
        page.add("\(clause.title)  #\(clause.id)", Style(.heading), width: width)
      } else if line.hasPrefix("```") {
        isFenced.toggle()
      } else if isFenced {
        page.add(line, Style(.code), indent: 2, width: width)
      } else {
        addProse(line, &page, width)
      }
    }
    if page.lines.isEmpty { page.add("This rubric has no guideline.", Style(.quiet), width: width) }
    return page
  }

  private func addProse(_ line: String, _ page: inout ReadingPage, _ width: Int) {
    let level = line.prefix { $0 == "#" }.count
    if (1...6).contains(level), line.dropFirst(level).first == " " {
      page.add(String(line.dropFirst(level + 1)), Style(.title), width: width)
    } else if line.hasPrefix("> ") {
      page.add(String(line.dropFirst(2)), Style(.quote), indent: 2, width: width)
    } else {
      page.add(line.replacing("**", with: ""), Style(.text), width: width)
    }
  }

  private func keysPage(_ width: Int) -> ReadingPage {
    var page = ReadingPage(title: "Keys")
    if let item = sitting.open, item.asks.indices.contains(item.state.focus) {
      let ask = item.asks[item.state.focus]
      page.add("This question", Style(.heading), width: width)
      for binding in ask.question.kind.bindings {
        page.add("  \(binding.key)  \(binding.word)", Style(.text), width: width)
      }
      for hint in ask.question.kind.hints(item.state.entries[item.state.focus].draft, ask.asked) {
        page.add("  \(hint.key)  \(hint.word)", Style(.text), width: width)
      }
      page.add("", Style(.text), width: width)
    }
    page.add("Always", Style(.heading), width: width)
    for (key, word) in Words.alwaysKeys {
      page.add(
        "  " + key + String(repeating: " ", count: max(12 - Text.width(key), 1)) + word,
        Style(.text), width: width)
    }
    page.add("", Style(.text), width: width)
    page.add("Behind :", Style(.heading), width: width)
    for command in CommandWord.all {
      page.add("  \(command.form)  \(command.help)", Style(.text), width: width)
    }
    return page
  }
}
