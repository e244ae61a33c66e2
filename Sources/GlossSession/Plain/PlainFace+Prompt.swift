import GlossJournal

extension PlainFace {
  /// Prints the page that waits, once. Where nobody reads along it goes on by itself.
  mutating func showPrompts(_ out: inout PlainOutput, _ now: Moment) {
    while let prompt = session.prompt, session.phase != .saving, session.phase != .left {
      guard prompt != printedPrompt else { return }
      printedPrompt = prompt
      out.gap()
      out.line(prompt.title)
      for block in prompt.blocks { print(block, &out) }
      session.didShow(now)
      guard isScript else { return out.line(PromptWords.line(prompt.kind)) }
      answerPrompt(.enter, isRead: false, now)
    }
  }

  func print(_ block: Prompt.Block, _ out: inout PlainOutput) {
    switch block {
    case .gap: out.gap()
    case .heading(let text), .line(let text): out.line(text)
    case .quoted(let text): out.text(text)
    case .value(let name, let text):
      out.line("\(name):")
      out.text(text)
    }
  }

  /// Takes a line while a page waits; gives why it was not taken, if it was not.
  mutating func handle(
    _ line: String, _ prompt: Prompt, _ out: inout PlainOutput, _ now: Moment
  ) -> String? {
    let word = line.filter { !$0.isWhitespace }
    switch word {
    case ":quit": session.leave(code: 0, now)
    case "": answerPrompt(.enter, now)
    case _ where prompt.kind == .pause: answerPrompt(.enter, now)
    case ":undo": answerPrompt(.escape, now)
    default:
      guard printPage(line, &out, now) else { return PromptWords.line(prompt.kind) }
      out.line(PromptWords.line(prompt.kind))
    }
    return nil
  }

  /// Prints what a line asks to read; false where it asks for anything else.
  private mutating func printPage(
    _ line: String, _ out: inout PlainOutput, _ now: Moment
  ) -> Bool {
    guard line.first == ":",
      case .success(let command) = Command.parse(String(line.dropFirst()), session.setup.rubric)
    else { return false }
    switch command {
    case .help: printHelp(&out)
    case .guide(let clause): printGuideline(clause, &out, now)
    case .terms: printTerms(&out, now)
    default: return false
    }
    return true
  }

  private mutating func answerPrompt(
    _ answer: Prompt.Answer, isRead: Bool = true, _ now: Moment
  ) {
    session.answerPrompt(answer, isRead: isRead, now)
    printedPrompt = nil
    repeatQuestion()
  }
}
