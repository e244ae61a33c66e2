import GlossJSON

/// One pass over the words of a command line: tells flags from arguments and checks each value.
struct FlagScan {
  private let flags: [Flag]
  private let commands: [Command]

  /// By flag name; a switch has an empty list.
  private(set) var values: [String: [String]] = [:]
  private(set) var arguments: [String] = []
  /// The first thing that is wrong. Reading goes on after it, because `--help` may follow.
  private(set) var problem: UsageError.Kind?
  private var pending: ArraySlice<String> = []

  init(flags: [Flag], commands: [Command]) {
    self.flags = flags
    self.commands = commands
  }

  var asksForHelp: Bool { values[Flag.help.name] != nil }
  var asksForVersion: Bool { values[Flag.version.name] != nil }

  mutating func read(_ words: [String]) {
    pending = words[...]
    while let word = pending.popFirst() {
      if word == "--" {
        arguments += pending
        pending = []
      } else if word.hasPrefix("--") {
        readLong(word)
      } else if word.hasPrefix("-"),
        !word.utf8.dropFirst().prefix(1).allSatisfy({ (0x30...0x39).contains($0) })
      {
        readShort(word)
      } else {
        // A negative number, or the `-` that stands for a stream, is no flag.
        arguments.append(word)
      }
    }
  }

  private mutating func readLong(_ word: String) {
    let equals = word.firstIndex(of: "=")
    let typed = String(word[..<(equals ?? word.endIndex)])
    guard let flag = flags.first(where: { $0.typed == typed }) else {
      let near = Spelling.near(String(typed.dropFirst(2)), in: flags.map(\.name))
      return note(.unknownFlag(typed, near: near.map { "--\($0)" }))
    }
    let attached = equals.map { String(word[word.index(after: $0)...]) }
    if flag.value != nil {
      take(attached ?? nextValue(), of: flag)
    } else if let attached {
      note(.unexpectedValue(flag: flag.typed, value: attached))
    } else {
      values[flag.name] = []
    }
  }

  /// `-f`, `-fvalue`, `-f value`, and switches in one word.
  private mutating func readShort(_ word: String) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let flag = flags.first(where: { $0.short == letter }) else {
        let whole = word.dropFirst()
        let near = whole.count > 1 ? Spelling.near(String(whole), in: flags.map(\.name)) : []
        return note(.unknownFlag("-\(letter)", near: near.map { "--\($0)" }))
      }
      if flag.value != nil {
        return take(letters.isEmpty ? nextValue() : String(letters), of: flag)
      }
      values[flag.name] = []
    }
  }

  /// The next word, unless it is a flag by its look: a value was forgotten then, and to take the
  /// flag for it would only move the error. `--flag=--other` says it on purpose.
  private mutating func nextValue() -> String? {
    guard let word = pending.first, word != "--" else { return nil }
    let typed = word.prefix { $0 != "=" }
    let isFlag = flags.contains { $0.typed == typed || $0.short.map { "-\($0)" } == word }
    return isFlag ? nil : pending.popFirst()
  }

  private mutating func take(_ value: String?, of flag: Flag) {
    guard let form = flag.value else { preconditionFailure("\(flag.typed) is a switch") }
    guard let value else {
      return note(.missingValue(flag: flag.typed, placeholder: form.placeholder))
    }
    if values[flag.name] != nil, !flag.isRepeatable { return note(.repeatedFlag(flag.typed)) }
    if let wrong = form.kind.problem(with: value, of: flag.typed, among: commands) { note(wrong) }
    values[flag.name, default: []].append(value)
  }

  private mutating func note(_ kind: UsageError.Kind) {
    if problem == nil { problem = kind }
  }

  /// Gives each argument of the table its words, in order, and checks them.
  func assign(to table: [Argument]) throws(UsageError.Kind) -> [String: [String]] {
    var rest = arguments[...]
    var named: [String: [String]] = [:]
    for argument in table {
      let taken = argument.count.isUnlimited ? rest : rest.prefix(1)
      rest = rest.dropFirst(taken.count)
      if taken.isEmpty, argument.count.isRequired { throw .missingArgument(argument.name) }
      for word in taken {
        if let wrong = argument.kind.problem(with: word, of: argument.name, among: commands) {
          throw wrong
        }
      }
      named[argument.name] = Array(taken)
    }
    if let extra = rest.first { throw .extraArgument(extra) }
    return named
  }
}
