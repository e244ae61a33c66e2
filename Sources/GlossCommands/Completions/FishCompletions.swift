/// The script for fish, 3 and later.
struct FishCompletions {
  let commands: [Command]

  var script: String {
    """
    # fish completion for \(Tool.name) \(Tool.version)

    # Whether the command line is at this command, and as many arguments after it as a test says.
    function __gloss_at
        set -l command ''
        set -l position 0
        set -l skip 0
        for word in (commandline -opc)[2..-1]
            if test $skip = 1
                set skip 0
            else if test -z "$command"
                switch $word
                    case \(commands.map(\.name).joined(separator: " "))
                        set command $word
                end
            else
                switch "$command $word"
    \(skips)                case '* -*'
                    case '*'
                        set position (math $position + 1)
                end
            end
        end
        test "$command" = "$argv[1]"; or return 1
        test (count $argv) = 1; or test $position $argv[2..3]
    end

    complete -c gloss -f
    \(Flag.everywhere.map { "complete -c gloss\(names($0)) -d \(quoted($0.summary))\n" }.joined())
    \(commands.map(command).joined(separator: "\n"))
    """
  }

  private var skips: String {
    commands.map { command in
      let flags = command.flags.filter { $0.value != nil }.flatMap(\.spellings)
      if flags.isEmpty { return "" }
      let patterns = flags.map { quoted("\(command.name) \($0)") }.joined(separator: " ")
      return "                case \(patterns)\n                    set skip 1\n"
    }.joined()
  }

  private func command(_ command: Command) -> String {
    let start = "complete -c gloss -n '__gloss_at \(command.name)"
    var lines = [
      "complete -c gloss -n '__gloss_at \"\"' -a \(command.name) -d \(quoted(command.summary))"
    ]
    for flag in command.flags {
      let value = flag.value.map { ($0.kind == .file ? " -r" : " -x") + offer($0.kind) } ?? ""
      lines.append("\(start)'\(names(flag))\(value) -d \(quoted(flag.summary))")
    }
    for (index, argument) in command.arguments.enumerated() {
      let offer = offer(argument.kind)
      if offer.isEmpty { continue }
      let place = argument.count.isUnlimited ? "-ge \(index)" : "-eq \(index)"
      lines.append("\(start) \(place)'\(offer) -d \(quoted(argument.name))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func names(_ flag: Flag) -> String {
    (flag.short.map { " -s \($0)" } ?? "") + " -l \(flag.name)"
  }

  private func offer(_ kind: ValueKind) -> String {
    if let choices = kind.choices(among: commands) {
      return " -a \(quoted(choices.joined(separator: " ")))"
    }
    return switch kind {
    case .file: " -F"
    case .directory: " -a '(__fish_complete_directories)'"
    case .integer, .id, .string, .choice, .topic, .kind: ""
    }
  }

  /// Within single quotes fish knows two escapes.
  private func quoted(_ text: String) -> String {
    "'" + text.replacing(/['\\]/) { "\\" + $0.output } + "'"
  }
}
