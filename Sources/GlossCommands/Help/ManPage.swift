/// The manual page in the `man` macros: all commands, the keys, exit codes, environment.
///
/// It has no date, so that one version of the program prints one page.
package struct ManPage: Sendable {
  package let commands: [Command]

  package var text: String {
    var page = [
      ".TH GLOSS 1 \"\" \(Roff.quoted("\(Tool.name) \(Tool.version)")) "
        + Roff.quoted(ProgramWords.Manual.title)
    ]
    page += section(
      ProgramWords.Manual.name, [Roff.text("\(Tool.name) - \(ProgramWords.Help.tagline)")])
    page += section(
      ProgramWords.Manual.synopsis, [Roff.bold(Tool.name) + Roff.text(Self.afterName)])
    page += section(ProgramWords.Manual.description, paragraphs(ProgramWords.Manual.text))
    page += section(ProgramWords.Manual.commands, commands.flatMap(command))
    page += section(ProgramWords.Manual.keys, KeyMap.all(.standard).sections.flatMap(keys))
    page += section(
      ProgramWords.Manual.exitStatus,
      ExitCode.allCases.flatMap {
        definition(Roff.bold("\($0.rawValue)"), ProgramWords.Manual.exitCode($0))
      })
    var known: Set<Command.Variable> = []
    let variables = commands.flatMap(\.variables).filter { known.insert($0).inserted }
    if !variables.isEmpty {
      page += section(
        ProgramWords.Manual.environment,
        variables.flatMap { definition(Roff.bold($0.name), $0.summary) })
    }
    return page.joined(separator: "\n") + "\n"
  }

  private static let afterName = String(ProgramWords.Help.usage.dropFirst(Tool.name.count))

  private func section(_ title: String, _ lines: [String]) -> [String] {
    [".SH \(Roff.quoted(title))"] + lines
  }

  private func paragraphs(_ text: String) -> [String] {
    Array(Wrap.paragraphs(of: text).map { [Roff.text($0)] }.joined(separator: [".PP"]))
  }

  private func definition(_ term: String, _ meaning: String) -> [String] {
    [".TP", term, Roff.text(meaning)]
  }

  private func command(_ command: Command) -> [String] {
    var lines = [".SS \(Roff.quoted(command.usage))"]
    lines += [Roff.text(Self.sentence(command.summary)), ".PP"] + paragraphs(command.text)
    lines += command.arguments.flatMap { definition(Roff.italic($0.name), $0.meaning) }
    lines += command.allFlags.flatMap { flag in
      let names = (flag.short.map { ["-\($0)"] } ?? []) + [flag.typed]
      let value = flag.value.map { " " + Roff.italic($0.placeholder) } ?? ""
      return definition(names.map(Roff.bold).joined(separator: ", ") + value, flag.meaning)
    }
    for example in command.examples {
      lines += [".PP", Roff.text(example.summary + ":"), ".PP", ".nf", ".RS"]
      lines += [Roff.text(example.line), ".RE", ".fi"]
    }
    return lines
  }

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  private func keys(_ section: KeyMap.Section) -> [String] {
    [".SS \(Roff.quoted(section.title))"]
      + section.rows.flatMap { row in
        var lines = [".TP", Roff.bold(row.what)]
        lines.append(Roff.text("\(ProgramWords.Manual.screenKeys) \(row.screen)"))
        if !row.plain.isEmpty {
          lines += [".br", Roff.text("\(ProgramWords.Manual.plainLine) \(row.plain)")]
        }
        return lines
      }
  }
}
