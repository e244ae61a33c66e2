import GlossSession
import GlossTasks
import Testing

@testable import GlossCommands

@Suite struct HelpTests {
  private func texts(_ width: Int) -> [String] {
    let help = HelpText(commands: Samples.table, width: width)
    return [help.overview, help.keys()] + Samples.table.map(help.text)
  }

  @Test(arguments: [80, 60, 40]) func `no line is wider than the terminal`(_ width: Int) {
    for text in texts(width) {
      for line in text.split(separator: "\n") {
        // What cannot be broken may stand out: an example to be copied, a usage line.
        let isWhole = line.contains(Tool.name) || !line.drop { $0 == " " }.contains(" ")
        #expect(line.count <= width || (isWhole && width < 80), "\(line)")
      }
    }
  }

  @Test func `every line is ended and none ends in a space`() {
    for text in texts(80) + texts(53) {
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
      #expect(!text.contains(" \n"))
      #expect(!text.contains("\n\n\n"))
    }
  }

  @Test func `the help of a command`() {
    let expected = """
      gloss sort: put pebbles in order

      usage: gloss sort HEAP [FLAGS]

      First paragraph about [pebbles]: 'all' of them.

      Second paragraph, .with a dot.

      arguments
        HEAP                      the heap to sort

      flags
            --rubric F            how to sort
            --into DIR            where to put them (default: results)
        -o, --only ITEM           these alone (may be given several times)
        -n, --limit N             stop after as many
            --seed N              for the dice (default: 0)
            --percent N           the share that is sorted
            --color WHEN          when to color (one of auto, always, never)
            --note T              a remark, such as it's [this]: here
        -p, --plain               no colours
        -q, --quiet               no words
        -h, --help                explain this command, and do nothing else
            --version             print the version, and do nothing else

      environment
        PEBBLES                   where pebbles are looked for

      examples
        gloss sort heap.json -n 3
            three of them

      """
    #expect(HelpText(commands: Samples.all, width: 80).text(of: Samples.sort) == expected)
  }

  @Test func `the overview groups commands by the people they are for`() {
    let expected = """
      gloss: label text for reward models in a terminal

      usage: gloss COMMAND [ARGUMENTS] [FLAGS]

      for annotators
        sort HEAP                 put pebbles in order

      for leads
        count FILE…               count pebbles

      for pipelines
        send FORMAT [RESULTS…]    send pebbles away

      for everyone
        completions SHELL         print a script that completes gloss in a shell
        help [COMMAND]            explain gloss, one of its commands, the keys, or the
                                  files

      every command takes
        -h, --help                explain this command, and do nothing else
            --version             print the version, and do nothing else

      'gloss help COMMAND' explains a command, 'gloss help keys' the keys, 'gloss help
      formats' the files, and 'gloss help --man' prints a manual page.

      """
    #expect(HelpText(commands: Samples.all, width: 80).overview == expected)
  }

  @Test func `every command and flag of the program is in its help`() {
    let help = HelpText(commands: Samples.table, width: 80)
    for command in Samples.table {
      #expect(help.overview.contains("\n  \(command.signature)"))
      let text = help.text(of: command)
      for flag in command.allFlags {
        let value = flag.value.map { " \($0.placeholder)" } ?? ""
        #expect(text.contains("\(flag.typed)\(value)"), "\(command.name) \(flag.typed)")
        #expect(flag.short.map { text.contains("-\($0), ") } ?? true)
      }
    }
  }

  @Test func `keys and lines stand beside each other, all of them`() {
    let text = HelpText(commands: [], width: 80).keys()
    for section in KeyMap.all(.standard).sections {
      #expect(text.contains("\n\(section.title)\n"))
      #expect(!section.rows.isEmpty)
      for row in section.rows {
        for word in [row.what, row.screen, row.plain].flatMap({ $0.split(separator: " ") }) {
          #expect(text.contains(word), "\(word)")
        }
      }
    }
    #expect(text.contains("\n  label the word or     the label's key  "))
    #expect(text.contains("\n  skips the item; no    s                           :skip\n"))
  }

  @Test func `every command of the session is among the keys, and no other`() {
    let rows = KeyMap.all(.standard).sections.flatMap(\.rows)
    let lines = rows.flatMap { [$0.screen, $0.plain] }
    let words = lines.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix(":") }
      .map { $0.dropFirst().prefix { $0.isLetter } }.filter { !$0.isEmpty }
    #expect(Set(words.map { String($0) }) == Set(ActionRow.worded.compactMap(\.word)))
    for entry in ActionRow.worded {
      #expect(rows.contains { $0.plain == entry.form }, "\(entry.form)")
    }
    let keys = Set(rows.flatMap { $0.screen.split { $0 == " " || $0 == ";" } }.map(String.init))
    let movable = ActionRow.movable.compactMap { $0.key.map { String($0) } }
    for key in movable { #expect(keys.contains(key), "\(key)") }
    // What no key of the session is: it would be promised in vain.
    let promised = rows.map(\.screen).filter { $0.count == 1 && $0.first?.isLetter == true }
    #expect(promised.filter { !movable.contains($0) } == [])
  }

  @Test func `every kind of question has its keys`() {
    let titles = KeyMap.all(.standard).sections.map(\.title)
    #expect(Kinds.all.map { $0.name }.filter { !titles.contains($0) } == [])
  }

  @Test func `the width is the terminal's up to 80 columns, and 80 in a pipe`() {
    let widths = [nil, 200, 80, 60, 10].map { HelpText.width(of: Written().outside(columns: $0)) }
    #expect(widths == [80, 80, 80, 60, 40])
  }

  @Test func `help goes by its argument`() {
    func help(_ words: String...) -> String {
      let written = Written()
      #expect(Commands.run(["help"] + words, written.outside()) == .done)
      return written.out
    }
    let text = HelpText(commands: Commands.all, width: 80)
    #expect(help() == text.overview)
    #expect(help("keys") == text.keys())
    #expect(help("--man") == ManPage(commands: Commands.all).text)
    for command in Commands.all { #expect(help(command.name) == text.text(of: command)) }
    let written = Written()
    #expect(Commands.run(["help", "help", "--man"], written.outside()) == .usage)
    #expect(written.err.hasPrefix("gloss help: --man "))
  }
}
