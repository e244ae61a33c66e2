extension ProgramWords {
  enum Help {
    static let tagline = "label text for reward models in a terminal"
    static let usage = "gloss COMMAND [ARGUMENTS] [FLAGS]"
    static let flagsPlaceholder = "[FLAGS]"
    static let keysTopic = "keys"
    static let formatsTopic = "formats"
    /// What can be explained beside the commands.
    static let topics = [keysTopic, formatsTopic]

    static func usageLine(_ usage: String) -> String { "usage: \(usage)" }

    static func audience(_ audience: Audience) -> String {
      switch audience {
      case .annotator: "for annotators"
      case .reviewer: "for reviewers"
      case .lead: "for leads"
      case .pipeline: "for pipelines"
      case .all: "for everyone"
      }
    }

    static let fullScreen = "full screen"
    static let plainMode = "plain mode, one line"
    static let everyCommand = "every command takes"
    static let more = """
      'gloss help COMMAND' explains a command, 'gloss help keys' the keys, 'gloss help formats' the \
      files, and 'gloss help --man' prints a manual page.
      """
    static let arguments = "arguments"
    static let flags = "flags"
    static let environment = "environment"
    static let examples = "examples"

    static func choices(_ choices: [String]) -> String {
      "one of \(choices.joined(separator: ", "))"
    }
    static let repeatable = "may be given several times"
    static func defaultValue(_ value: String) -> String { "default: \(value)" }

    static let manWithCommand = "--man prints everything: it takes no COMMAND"
  }

  enum Manual {
    static let name = "NAME"
    static let synopsis = "SYNOPSIS"
    static let description = "DESCRIPTION"
    static let commands = "COMMANDS"
    static let keys = "KEYS AND LINES"
    static let exitStatus = "EXIT STATUS"
    static let environment = "ENVIRONMENT"
    static let title = "gloss manual"
    static let text = """
      A lead gives gloss a batch of items and a rubric that says what is asked. An annotator works \
      through the items in the terminal. Every decision is on disk before the screen says so, as \
      one line of JSONL.

      Data goes to standard output, everything else to standard error. Long flags are written \
      whole, as '--flag value' or '--flag=value', on either side of the arguments; '--' ends them.
      """
    static let screenKeys = "Full screen:"
    static let plainLine = "Plain mode:"

    static func exitCode(_ code: ExitCode) -> String {
      switch code {
      case .done: "Done. Leaving a session and a reader that closed its pipe are included."
      case .no: "The answer is no: a check failed, a chain is broken."
      case .badInput: "An input file is bad."
      case .usage: "The command line is wrong."
      case .cannotCreate: "An output cannot be created."
      case .ioError: "Reading or writing failed."
      case .locked: "Another session holds the journal. Try later."
      case .hangup: "Ended by SIGHUP."
      case .interrupt: "Ended by SIGINT."
      case .terminated: "Ended by SIGTERM."
      }
    }
  }
}
