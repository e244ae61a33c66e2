/// What a person is told to type.
package enum ShellWord {
  /// A string as one word of a command line, quoted only where it has to be.
  package static func quoted(_ text: String) -> String {
    let isPlain =
      text.wholeMatch(of: /[A-Za-z0-9_.,\/:@%+=-]+/.matchingSemantics(.unicodeScalar)) != nil
    return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }
}
