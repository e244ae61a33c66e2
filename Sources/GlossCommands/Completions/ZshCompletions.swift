/// The script for zsh: a file of `$fpath`, or to be sourced.
struct ZshCompletions {
  let commands: [Command]

  var script: String {
    """
    #compdef gloss
    # zsh completion for \(Tool.name) \(Tool.version)

    _gloss() {
      local curcontext=$curcontext state line
      local -a commands
      typeset -A opt_args
      _arguments -C \\
    \(Flag.everywhere.map { "    \(spec($0)) \\\n" }.joined())    '1: :->command' \\
        '*:: :->argument'
      case $state in
        command)
          commands=(
    \(commands.map { "        \(described($0))\n" }.joined())      )
          _describe command commands ;;
        argument)
          case $line[1] in
    \(commands.map(branch).joined())      esac ;;
      esac
    }

    if [[ $funcstack[1] == _gloss ]]; then
      _gloss "$@"
    else
      compdef _gloss gloss
    fi

    """
  }

  private func described(_ command: Command) -> String {
    Shell.quoted("\(command.name):\(command.summary)")
  }

  private func branch(_ command: Command) -> String {
    let specs = command.allFlags.map(spec) + command.arguments.enumerated().map(spec)
    return "        \(command.name))\n          _arguments -s -S"
      + specs.map { " \\\n            \($0)" }.joined() + " ;;\n"
  }

  /// `'(-n --limit)'{-n+,--limit=}'[summary]:N: '`, as `_arguments` has it.
  private func spec(_ flag: Flag) -> String {
    let value = flag.value.map { ":\($0.placeholder):\(action($0.kind))" } ?? ""
    let tail = "[\(escape(flag.summary))]\(value)"
    let long = flag.typed + (flag.value == nil ? "" : "=")
    guard let short = flag.short else {
      return Shell.quoted((flag.isRepeatable ? "*" : "") + long + tail)
    }
    let names = "{-\(short)\(flag.value == nil ? "" : "+"),\(long)}"
    let others = flag.isRepeatable ? "*" : "(-\(short) \(flag.typed))"
    return Shell.quoted(others) + names + Shell.quoted(tail)
  }

  private func spec(_ index: Int, _ argument: Argument) -> String {
    let place =
      switch argument.count {
      case .one: "\(index + 1):"
      case .optional: "\(index + 1)::"
      case .many, .any: "*:"
      }
    return Shell.quoted("\(place)\(argument.name):\(action(argument.kind))")
  }

  private func action(_ kind: ValueKind) -> String {
    if let choices = kind.choices(among: commands) {
      return "(\(choices.joined(separator: " ")))"
    }
    return switch kind {
    case .file: "_files"
    case .directory: "_files -/"
    case .integer, .id, .string, .choice, .topic, .kind: " "
    }
  }

  /// Brackets end a summary and colons a field.
  private func escape(_ text: String) -> String {
    text.replacing(/[\[\]:\\]/) { "\\" + $0.output }
  }
}
