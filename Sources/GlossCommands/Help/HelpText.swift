import GlossScreen
import GlossSession

/// The help that goes to a terminal or a file: at most 80 columns, every line ended.
package struct HelpText: Sendable {
  package let commands: [Command]
  package let width: Int

  /// 80 columns, or less on a narrower terminal. Longer lines are harder to read, not easier.
  package static func width(of outside: Outside) -> Int {
    guard outside.isTerminal(.output), let columns = outside.columns() else { return 80 }
    return min(80, max(40, columns))
  }

  /// What `gloss` alone prints: the commands by the people they are for.
  package var overview: String {
    var blocks = [
      Wrap.lines("\(Tool.name): \(ProgramWords.Help.tagline)", width: width),
      [ProgramWords.Help.usageLine(ProgramWords.Help.usage)],
    ]
    for audience in Audience.allCases {
      let group = commands.filter { $0.audience == audience }
      if group.isEmpty { continue }
      let rows = group.flatMap { definition($0.signature, $0.summary) }
      blocks.append([ProgramWords.Help.audience(audience)] + rows)
    }
    blocks.append([ProgramWords.Help.everyCommand] + Flag.everywhere.flatMap(rows))
    blocks.append(Wrap.lines(ProgramWords.Help.more, width: width))
    return Self.join(blocks)
  }

  /// What `gloss help COMMAND` prints.
  package func text(of command: Command) -> String {
    var blocks = [
      Wrap.lines("\(Tool.name) \(command.name): \(command.summary)", width: width),
      [ProgramWords.Help.usageLine(command.usage)],
    ]
    blocks += Wrap.paragraphs(of: command.text).map { Wrap.lines($0, width: width) }
    let variables = command.variables.flatMap { definition($0.name, $0.summary) }
    let sections = [
      (ProgramWords.Help.arguments, command.arguments.flatMap(rows)),
      (ProgramWords.Help.flags, command.allFlags.flatMap(rows)),
      (ProgramWords.Help.environment, variables),
      (ProgramWords.Help.examples, command.examples.flatMap(rows)),
    ]
    return Self.join(blocks + sections.filter { !$0.1.isEmpty }.map { [$0.0] + $0.1 })
  }

  private func rows(_ argument: Argument) -> [String] {
    definition(argument.name, argument.meaning)
  }

  private func rows(_ flag: Flag) -> [String] {
    // Long names stand under each other, whether or not there is a letter before them.
    let letter = flag.short.map { "-\($0), " } ?? "    "
    let value = flag.value.map { " \($0.placeholder)" } ?? ""
    return definition(letter + flag.typed + value, flag.meaning)
  }

  private func rows(_ example: Command.Example) -> [String] {
    let meaning = Wrap.lines(example.summary, width: width - 6).map { "      " + $0 }
    return ["  " + example.line] + meaning
  }

  /// Two columns: a term, and beside it what it means; below it where the term is too long.
  private func definition(_ term: String, _ meaning: String) -> [String] {
    let column = min(28, width / 3 + 2)
    let margin = String(repeating: " ", count: column)
    let start = "  " + term
    let rest = Wrap.lines(meaning, width: max(20, width - column)).map { margin + $0 }
    let end = Text.width(start)
    guard let first = rest.first, end + 2 <= column else { return [start] + rest }
    return [start + first.dropFirst(end)] + rest.dropFirst()
  }

  static func join(_ blocks: [[String]]) -> String {
    blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }
}

extension Flag {
  /// The summary with what the table knows beside it: choices, repetition, default.
  package var meaning: String {
    var notes: [String] = []
    if case .choice(let choices) = value?.kind { notes.append(ProgramWords.Help.choices(choices)) }
    if isRepeatable { notes.append(ProgramWords.Help.repeatable) }
    if let defaultValue { notes.append(ProgramWords.Help.defaultValue(defaultValue)) }
    return notes.isEmpty ? summary : "\(summary) (\(notes.joined(separator: "; ")))"
  }
}

extension Argument {
  /// The summary with the choices beside it.
  package var meaning: String {
    switch kind {
    case .choice, .kind:
      "\(summary) (\(ProgramWords.Help.choices(kind.choices(among: []) ?? [])))"
    default: summary
    }
  }
}

extension HelpText {
  /// What `gloss help keys` prints: three columns, with the keys that are in force.
  package func keys(_ bindings: KeyBindings = .standard) -> String {
    let what = width * 3 / 10
    let screen = width * 35 / 100
    let plain = width - what - screen
    let head = row(
      ["", ProgramWords.Help.fullScreen, ProgramWords.Help.plainMode], [what, screen, plain])
    let sections = KeyMap.all(bindings).sections.map { section in
      [section.title]
        + section.rows.flatMap { row([$0.what, $0.screen, $0.plain], [what, screen, plain]) }
    }
    return Self.join([head] + sections)
  }

  /// Cells beside each other, each wrapped in its column; the first is indented.
  private func row(_ cells: [String], _ widths: [Int]) -> [String] {
    let columns = zip(cells, widths).enumerated().map { index, cell in
      // The indent of the first column comes out of its width.
      let indent = index == 0 ? "  " : ""
      return Wrap.lines(cell.0, width: cell.1 - 2 - indent.count).map { indent + $0 }
    }
    return (0..<(columns.map(\.count).max() ?? 0)).map { line in
      var text = ""
      var end = 0
      for (column, width) in zip(columns, widths) {
        text += String(repeating: " ", count: max(0, end - Text.width(text)))
        text += line < column.count ? column[line] : ""
        end += width
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}
