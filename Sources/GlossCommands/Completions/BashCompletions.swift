/// The script for bash, 3.2 (which macOS has) and later.
struct BashCompletions {
  let commands: [Command]

  var script: String {
    """
    # bash completion for \(Tool.name) \(Tool.version)

    _gloss_words() {
      local IFS=$'\\n'
      COMPREPLY=($(compgen -W "$1" -- "$current"))
    }

    _gloss_paths() {
      local path
      while IFS= read -r path; do
        COMPREPLY[${#COMPREPLY[@]}]=$path
      done < <(compgen "$1" -- "$current")
      compopt -o filenames 2>/dev/null || true
    }

    _gloss() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local command='' at=0 position=0 index
      COMPREPLY=()
      # Readline makes three words of --flag=value.
      if [[ $current == '=' ]]; then
        current=''
      elif [[ $previous == '=' ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
      fi
      for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
          \(commands.map(\.name).joined(separator: "|")))
            command=${COMP_WORDS[index]} at=$index
            break ;;
        esac
      done
      for ((index = at + 1; index < COMP_CWORD; index++)); do
        case $command:${COMP_WORDS[index]} in
    \(skips)      *:-*) ;;
          *:=) index=$((index + 1)) ;;
          *) position=$((position + 1)) ;;
        esac
      done
      case $command:$previous in
    \(values)  esac
      if [[ $current == -* ]]; then
        case $command in
    \(flags)    esac
        return
      fi
      case $command:$position in
        :*) _gloss_words \(words(commands.map(\.name))) ;;
    \(arguments)  esac
    }

    complete -F _gloss gloss

    """
  }

  /// Before a word is counted as an argument: the value of the flag before it is none.
  private var skips: String {
    lines { command in
      let patterns = valued(command).flatMap(\.spellings).map { "\(command.name):\($0)" }
      return patterns.isEmpty
        ? []
        : [
          "      \(patterns.joined(separator: "|")))",
          "        [[ ${COMP_WORDS[index+1]} == '=' ]] && index=$((index + 1))",
          "        index=$((index + 1)) ;;",
        ]
    }
  }

  private var values: String {
    lines { command in
      valued(command).compactMap { flag in
        guard let kind = flag.value?.kind else { return nil }
        let patterns = flag.spellings.map { "\(command.name):\($0)" }.joined(separator: "|")
        return "    \(patterns)) \(offer(kind).map { "\($0); " } ?? "")return ;;"
      }
    }
  }

  private var flags: String {
    let everywhere = "      '') _gloss_words \(words(Flag.everywhere.flatMap(\.spellings))) ;;\n"
    return everywhere
      + lines { ["      \($0.name)) _gloss_words \(words($0.allFlags.flatMap(\.spellings))) ;;"] }
  }

  private var arguments: String {
    lines { command in
      command.arguments.enumerated().compactMap { index, argument in
        let place = argument.count.isUnlimited ? "*" : "\(index)"
        return offer(argument.kind).map { "    \(command.name):\(place)) \($0) ;;" }
      }
    }
  }

  /// The shell's words that offer a value of this kind, or nil where only the person knows it.
  private func offer(_ kind: ValueKind) -> String? {
    if let choices = kind.choices(among: commands) { return "_gloss_words \(words(choices))" }
    return switch kind {
    case .file: "_gloss_paths -f"
    case .directory: "_gloss_paths -d"
    case .integer, .id, .string, .choice, .topic, .kind: nil
    }
  }

  private func words(_ words: [String]) -> String { "$'\(words.joined(separator: "\\n"))'" }

  private func valued(_ command: Command) -> [Flag] { command.flags.filter { $0.value != nil } }

  private func lines(_ make: (Command) -> [String]) -> String {
    commands.flatMap(make).map { $0 + "\n" }.joined()
  }
}
