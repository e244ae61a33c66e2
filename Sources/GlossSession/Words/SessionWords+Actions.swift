import GlossJSON

extension SessionWords {
  /// Of lines that are typed behind the colon.
  enum Lines {
    static let empty = "Type a command; :help lists them."
    static let cap = "A cap is a number of minutes, 0 to 1440."

    static func writeOut(_ word: String) -> String { "Write :\(word) out if you mean it." }

    static func ambiguous(_ word: String, _ words: [String]) -> String {
      ":\(word) could be \(words.map { ":" + $0 }.joined(separator: ", "))."
    }

    static func unknown(_ word: String, among words: [String]) -> String {
      let meant = Spelling.nearest(to: word, in: words).map { "did you mean :\($0)?" }
      return "There is no command :\(word); " + (meant ?? ":help lists them.")
    }

    static func misspelt(_ form: String) -> String { "Write it as \(form)." }

    static func takesNothing(_ typed: String) -> String { "\(typed) takes nothing behind it." }

    static func noteWithoutText(_ form: String) -> String { "The note has no text: \(form)." }

    static func noTopic(_ word: String, _ topics: [String], _ form: String) -> String {
      (word.isEmpty ? "Write it as \(form); " : "There is no topic \"\(word)\"; ")
        + Spelling.didYouMean(
          word, in: topics, or: "the topics are \(topics.joined(separator: ", ")).")
    }
  }

  /// Of maps of keys, as `GLOSS_KEYS` gives them.
  enum Keys {
    static func twice(_ name: ActionName) -> String { "\"\(name.string)\" is given a key twice" }

    static func malformed(_ text: Substring) -> String {
      "\"\(text)\" is not of the form action=key"
    }

    static func noAction(_ name: ActionName, _ names: [String]) -> String {
      "there is no action \"\(name.string)\"; "
        + Spelling.didYouMean(
          name.string, in: names, or: "the actions are " + names.joined(separator: ", "))
    }

    static func noKey(_ text: Substring, for name: ActionName) -> String {
      "\"\(text)\" is no key for \"\(name.string)\": a key is one printable ASCII character"
    }

    static func reserved(_ key: Character, for name: ActionName) -> String {
      let what = key == " " ? "Space" : "\"\(key)\""
      return "\(what) cannot be the key of \"\(name.string)\": it is kept for answering"
    }

    static func shared(_ key: Character, _ a: ActionName, _ b: ActionName) -> String {
      "\"\(a.string)\" and \"\(b.string)\" are both on the key \"\(key)\"; "
        + "give one of the two another key"
    }
  }
}
