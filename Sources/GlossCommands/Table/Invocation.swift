import GlossJSON

/// What one command line asks of a command: flags and arguments, read and checked.
///
/// To ask for a flag or an argument that the command does not declare is a mistake in the command,
/// and traps with its name.
package struct Invocation: Sendable {
  package let command: Command
  /// By flag name, a switch having an empty list.
  let values: [String: [String]]
  /// By argument name.
  let words: [String: [String]]

  /// Whether the flag was given, whatever its value.
  package func has(_ name: String) -> Bool { values[flag(name).name] != nil }

  /// The flag's value, else its default, else nil.
  package func string(_ name: String) -> String? {
    let flag = flag(name)
    precondition(flag.value != nil && !flag.isRepeatable, "\(flag.typed) has no single value")
    return values[name]?.first ?? flag.defaultValue
  }

  package func id(_ name: String) -> ID? { string(name).map { ID($0) } }

  /// The values of a repeatable flag in the order given.
  package func strings(_ name: String) -> [String] {
    let flag = flag(name)
    precondition(flag.isRepeatable, "\(flag.typed) is not repeatable")
    return values[name] ?? []
  }

  /// The flag's value as a number in its range, else its default, else nil.
  package func integer(_ name: String) -> Int? {
    guard case .integer = flag(name).value?.kind else {
      preconditionFailure("--\(name) is not a number")
    }
    return string(name).map { Int($0)! }
  }

  /// The argument that must be there.
  package func argument(_ name: String) -> String {
    precondition(declared(name).count == .one, "\(name) is not one argument")
    return words[name]![0]
  }

  package func optionalArgument(_ name: String) -> String? {
    precondition(declared(name).count == .optional, "\(name) is not optional")
    return words[name]?.first
  }

  package func arguments(_ name: String) -> [String] {
    precondition(declared(name).count.isUnlimited, "\(name) is not a list")
    return words[name] ?? []
  }

  private func flag(_ name: String) -> Flag {
    guard let flag = command.flags.first(where: { $0.name == name }) else {
      preconditionFailure("\(command.name) declares no --\(name)")
    }
    return flag
  }

  private func declared(_ name: String) -> Argument {
    guard let argument = command.arguments.first(where: { $0.name == name }) else {
      preconditionFailure("\(command.name) declares no \(name)")
    }
    return argument
  }
}

extension Invocation {
  /// The results directories to read; the usual one where none is named.
  package var results: [String] {
    let named = arguments(Argument.results.name) + strings("results")
    return named.isEmpty ? ["results"] : named
  }

  /// The directory for a line that is about another one; nil for the directory of that one.
  package var target: String? {
    let named = strings("results")
    return named.count == 1 ? named[0] : nil
  }
}
