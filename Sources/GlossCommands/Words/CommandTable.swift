import GlossJournal
import GlossProject
import GlossTasks

/// Every command, with all that help, the manual page and the completions of shells say of it: one
/// is its row here and the function that the row names, in `Commands`.
extension Command {
  package static let label = Command(
    name: "label", audience: .annotator, summary: "label the items of a batch",
    text: """
      Shows one item after another with its questions. A label is on disk before the screen says \
      'saved', so leaving, by 'q' or by a dropped line, loses nothing: the next start resumes \
      where this one stopped. It says at the start who labels, where the labels are kept, and how \
      many there are already.

      The full screen needs a terminal of 40 columns and 10 lines. Without a terminal, with \
      TERM=dumb or with --plain the same session runs line by line, without control sequences: \
      for screen readers, pipes and scripts. 'gloss help keys' has the keys and the lines.
      """,
    arguments: [
      Argument(
        "BATCH", .one, .file, "the items: a .json or .jsonl file; '-' for standard input")
    ],
    flags: [
      .rubric, .terms, .annotator, .results,
      Flag("only", value: Value("ITEM", .id), repeatable: true, "this item alone, by its id"),
      Flag(
        "limit", short: "n", value: Value("N", .integer(1...Int.max)), "stop after as many labels"),
      Flag(
        "order", value: Value("ORDER", .choice(Rubric.Order.allCases.map(\.rawValue))),
        "the order of the items; else the rubric's"),
      Flag(
        "seed", value: Value("N", .integer(0...Int.max)), default: "0",
        "what the order of responses is drawn from"),
      Flag("plain", "line by line, without control sequences"),
      Flag("practice", "practice items alone, those done before as well"),
      Flag("stale", "your labels made under an older text of the rubric, one by one"),
      .color,
      Flag(
        "guard", value: Value("MS", .integer(0...10_000)), default: "250",
        """
        an answer that comes within as many milliseconds of its item answers nothing: a second \
        press on a slow line; 0 turns this off
        """),
    ],
    variables: [.annotator, .keys, .state, .noColor, .forceColor, .term, .editor],
    examples: [
      Example("gloss label tasks/replies.json", "start, or go on"),
      Example("gloss label tasks/replies.json --only p-pesto", "one item again"),
      Example(
        "gloss label tasks/replies.json --plain < answers.txt", "answers from a file, one line each"
      ),
    ],
    run: Labelling.run)

  package static let new = Command(
    name: "new", audience: .lead, summary: "write a rubric and a guideline to start from",
    text: """
      Writes a rubric with a question of each kind, in the order given, the guideline that it \
      stands on, and a batch of two items to try it with. They pass 'check --strict' and can be \
      labelled at once; then put the words of your own work in their place. A question behind a \
      classification is asked only where that has an answer with which it makes sense.

      The files are guidelines/ID.json, guidelines/ID.md and tasks/ID-example.json.
      """,
    arguments: [Argument("KIND", .many, .kind, "the kinds of question")],
    flags: [
      Flag("id", value: Value("ID", .id), "what to call it; else the kinds, with - between"),
      Flag(
        "output", short: "o", value: Value("DIR", .directory),
        "where guidelines and tasks are or will be; else here"),
      .force,
    ],
    examples: [
      Example("gloss new classification", "one label for a text"),
      Example(
        "gloss new classification pairwise rating --id helpful",
        "whether two replies can be judged, which is better, and how good each is"),
    ],
    run: runNew)

  package static let `import` = Command(
    name: "import", audience: .lead, summary: "make a batch of another program's file",
    text: """
      Writes a batch, one item a line, and says on standard error which fields it took, which it \
      did not, and which rows it left out because nothing in them can be judged. Fields with usual \
      names are found: text, prompt, instruction, response_a, chosen and rejected, completions, \
      messages. Name others by the flags: a field, or by dots what is in it, as \
      completions.response. A conversation with 'Human:' and 'Assistant:' before its turns becomes \
      a prompt of several turns and the last reply. If a row is wrong, every fault is told at its \
      line and column and nothing is written.

      \(Importers.all.map { "\($0.name): \($0.summary)." }.joined(separator: "\n\n"))
      """,
    arguments: [
      Argument("FORMAT", .one, .choice(Importers.all.map { $0.name }), "the form of the file"),
      Argument("FILE", .one, .file, "the file; '-' for standard input"),
    ],
    flags: [
      .output, .force,
      Flag(
        "rubric", value: Value("F", .file),
        "the rubric that the batch is to name; else --rubric of label names it"),
      Flag(
        "id", value: Value("FIELD", .string),
        "where ids come from; '' for the numbers of the rows"),
      Flag("text", value: Value("FIELD", .id), "the text to judge"),
      Flag(
        "prompt", value: Value("FIELDS", .id),
        "what was asked; several with commas between are put together"),
      Flag(
        "responses", value: Value("FIELDS", .id),
        "what is compared: one field a response, with commas between, or a field with a list"),
      Flag("context", value: Value("FIELD", .id), "what is shown above and not judged"),
      Flag(
        "metadata", value: Value("FIELDS", .id),
        "what is kept with the item and never shown, with commas between"),
    ],
    examples: [
      Example(
        "gloss import csv mine.csv --output tasks/mine.jsonl", "a table, by its column names"),
      Example(
        "gloss import csv mine.csv --prompt question --responses ours,theirs > p.jsonl",
        "with two columns to compare"),
      Example(
        "gloss import jsonl feedback.jsonl --responses completions.response > all.jsonl",
        "what lies in the objects of a list"),
    ],
    run: runImport)

  package static let check = Command(
    name: "check", audience: .lead,
    summary: "find every error in batches, rubrics, guidelines and terms",
    text: """
      Reads each file whole, with the rubric and the guideline that it names, and tells every \
      error at its line and column: syntax, types, ids that occur twice, keys that clash, \
      suggestions with unknown labels, a missing rubric. Ends with 2 if there is one. Of another \
      program's file it says what it is, and what to type to make a batch of it.

      Of a good batch it prints an overview: how long the items are, which scripts and categories \
      of advice they have, and how many bring suggestions or are practice.
      """,
    arguments: [
      Argument("FILE", .many, .file, "batches, rubrics, guidelines, terms; '-' for standard input")
    ],
    flags: [
      .rubric, .terms,
      Flag("strict", "take what is only doubtful, such as an unknown key, for an error too"),
      Flag("preview", "show the first item of each batch as it will look on a screen of 80×24"),
      .json,
    ],
    examples: [
      Example("gloss check tasks/replies.json", "before anyone starts"),
      Example("gloss check --preview tasks/replies.json", "with the first item on its screen"),
      Example("gloss check --strict tasks/*.json guidelines/*.json", "all of them, strictly"),
    ],
    run: runCheck)

  package static let guide = Command(
    name: "guide", audience: .all, summary: "read the guideline of a rubric",
    text:
      "Shows the guideline with its clauses in the pager, or prints it where there is no terminal.",
    arguments: [Argument("RUBRIC", .one, .file, "the rubric whose guideline to read")],
    flags: [
      Flag("clause", value: Value("ID", .id), "this clause alone"),
      Flag("diff", value: Value("OLD", .file), "what changed since an older version of the rubric"),
    ],
    variables: [.pager],
    examples: [
      Example("gloss guide guidelines/replies.json", "the whole guideline"),
      Example("gloss guide guidelines/replies.json --clause honesty", "one clause"),
    ],
    run: runGuide)

  package static let me = Command(
    name: "me", audience: .annotator,
    summary: "print everything that is stored about you, and answer it",
    text: """
      Prints every byte that the results directories and this machine's state hold about one \
      person, file by file: labels, events, drafts, pieces that were put aside, lock notes, what \
      others wrote about them, and the rubrics and terms they worked under. In a pipe the bytes \
      are exact; on a terminal control characters are shown as escapes.

      With another flag it shows hours, reviews or a record to keep, or adds one line: an appeal, \
      what you say of the labour card or of yourself, or that you take a label back. Nothing is \
      ever changed or removed.
      """,
    arguments: [.results],
    flags: [
      .annotator,
      Flag("hours", "session time by day and activity, and what it comes to by the terms"),
      Flag(
        "record",
        "a document to keep: sessions, counts, hours, receipts and hashes, without any text"),
      Flag("reviews", "the reviews of your labels, the rejections without an appeal first"),
      Flag(
        "appeal", value: Value("REVIEW", .id), "appeal against this review; somebody else decides"),
      Flag("attest", value: Value("LINE", .id), "confirm or dispute this line of the labour card"),
      Flag(
        "agree", value: Value("ANSWER", .choice(["yes", "no"])), "whether the line is as stated"),
      Flag(
        "about", value: Value("KEY=VALUE", .string),
        """
        what you choose to say of yourself, such as group, region, language, role or credit; an \
        empty value takes it back
        """),
      Flag(
        "withdraw", value: Value("LABEL", .id),
        "take this label back; it stays on record, and no longer counts"),
      Flag("text", value: Value("T", .string), "what an appeal, or an attestation, says"),
      .batch("the batch whose file --about and --attest are written to; else your last"),
      .readResults, .json,
    ],
    variables: [.annotator, .state],
    examples: [
      Example("gloss me > mine.txt", "all of it, exact to the byte"),
      Example("gloss me --hours", "the hours"),
      Example("gloss me --record > record.md", "a record to keep"),
      Example(
        "gloss me --appeal ev_01kdvvb20000000000000000 --text Quoted.",
        "appeal against a review"),
      Example("gloss me --about region=north", "say a region"),
    ],
    run: runMe)

  package static let notes = Command(
    name: "notes", audience: .lead, summary: "read what annotators wrote to the lead, and reply",
    text: """
      Prints the notes by the clauses that they cite, those that cite none last, each with its \
      replies; the ones that nobody replied to are named first. Whoever wrote a note sees the \
      reply at the next start of a session.

      With --reply it adds a reply to the event file of whoever replies. A note may be replied to \
      more than once; nothing is taken back.
      """,
    arguments: [.results],
    flags: [
      Flag("reply", value: Value("ID", .id), "reply to this note, by its id"),
      Flag("text", value: Value("T", .string), "what the reply says"),
      Flag(
        "action",
        value: Value("ACTION", .choice(Happening.ReplyAction.allCases.map(\.rawValue))),
        "what came of the note"),
      Flag(
        "as", value: Value("ID", .id),
        "who replies, by pseudonym; else GLOSS_ANNOTATOR, else the random one of this machine"),
      .batch(), .readResults, .json,
    ],
    variables: [.annotator, .state],
    examples: [
      Example("gloss notes", "all notes under results"),
      Example(
        "gloss notes --reply ev_01kdvvb20000000000000000 --text Yes --action answered",
        "reply to one of them"),
    ],
    run: runNotes)

  package static let status = Command(
    name: "status", audience: .lead,
    summary: "see where the work stands, open requests first",
    text: """
      First what waits for somebody: appeals that are open, notes without a reply, items that \
      somebody stopped at, and the hours of all people together. Then for each batch, by \
      annotator, what is done, on which day last, and which labels were made under an older \
      version of the rubric. There is no speed and no order of merit.

      How much is assigned is known where the batch's file is given with --tasks; else labels are \
      counted.
      """,
    arguments: [.results],
    flags: [.tasks, .batch(), .readResults, .json],
    examples: [
      Example("gloss status", "what is under results"),
      Example("gloss status --tasks tasks/replies.json", "with what is still to do"),
    ],
    run: runStatus)

  package static let verify = Command(
    name: "verify", audience: .all, summary: "check that labels are whole and unaltered",
    text: """
      Checks of every journal the chain of hashes, the schema, each span against its text, and \
      what supersedes what. It may run beside sessions: an incomplete last line is one that is \
      being written, counted and no error. Ends with 1 if a chain is broken.
      """,
    arguments: [.results],
    flags: [
      .readResults,
      Flag(
        "receipt", value: Value("HASH", .string),
        "find the line with this hash, which a session showed on leaving"),
      .json,
    ],
    examples: [
      Example("gloss verify", "the labels under results"),
      Example("gloss verify ana/results ben/results", "those of two machines"),
    ],
    run: runVerify)

  package static let schema = Command(
    name: "schema", audience: .pipeline, summary: "print the schema of a file format",
    text: """
      Prints JSON Schema (draft 2020-12), or for 'label' what a reader of columns takes, so that \
      it has the right types whichever file comes first.
      """,
    arguments: [Argument("NAME", .one, .choice(schemas.map(\.name)), "the format")],
    flags: [
      Flag(
        "as", value: Value("READER", .choice(ResultsReaderSchema.allCases.map(\.rawValue))),
        "as code for this reader, for 'label' only")
    ],
    examples: [
      Example("gloss schema label", "JSON Schema"),
      Example("gloss schema label --as duckdb", "a query that declares every column"),
    ],
    run: runSchema)

  package static let export = Command(
    name: "export", audience: .pipeline, summary: "write labels in the form that a trainer reads",
    text: """
      Exports current, answered labels and says on standard error how many went where, and why any \
      did not. What was shown on which side is undone; every rater's label is kept.

      \(Exporters.all.map { "\($0.name): \($0.summary)." }.joined(separator: "\n\n"))
      """,
    arguments: [
      Argument("FORMAT", .one, .choice(Exporters.all.map { $0.name }), "the form"),
      .results,
    ],
    flags: [
      .output, .force, .readResults, .batch(),
      Flag("question", value: Value("Q", .id), "the question to export, needed where several fit"),
    ],
    examples: [
      Example("gloss export trl-preference > pairs.jsonl", "preference pairs"),
      Example(
        "gloss export spans ana/results ben/results -o spans.jsonl",
        "the spans of two machines"),
    ],
    run: runExport)

  package static let completions = Command(
    name: "completions", audience: .all, summary: "print a script that completes gloss in a shell",
    text: """
      The script is made from the same table that reads the command line. Load it from the shell's \
      start file, or put it where the shell looks for completions.
      """,
    arguments: [
      Argument(
        "SHELL", .one, .choice(Shell.allCases.map(\.rawValue)), "the shell that will read it")
    ],
    examples: [
      Example("source <(gloss completions bash)", "in ~/.bashrc"),
      Example("gloss completions zsh > ~/.zfunc/_gloss", "into a directory of $fpath"),
      Example("gloss completions fish > ~/.config/fish/completions/gloss.fish", "for fish"),
    ],
    run: runCompletions)

  package static let help = Command(
    name: "help", audience: .all,
    summary: "explain gloss, one of its commands, the keys, or the files",
    text: """
      Without an argument: all commands, grouped by the people they are for. 'gloss COMMAND --help' \
      prints the same as 'gloss help COMMAND'.
      """,
    arguments: [
      Argument(
        "COMMAND", .optional, .topic,
        """
        the command to explain, 'keys' for the keys and lines of a session, or 'formats' for the \
        files that a lead writes
        """)
    ],
    flags: [Flag("man", "print everything as one manual page, for man(1)")], variables: [.keys],
    examples: [
      Example("gloss help help", "what help itself takes"),
      Example("gloss help keys", "every key of the full screen beside its line in plain mode"),
      Example("gloss help formats", "batches, rubrics, guidelines and terms, each with an example"),
      Example("gloss help --man | man -l -", "read the manual page where none is installed"),
    ],
    run: runHelp)
}
