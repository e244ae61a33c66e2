extension FlagScan {
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
