extension Words {
  enum Label {
    static let summary = "label the items of a batch"
    static let text = """
      Shows one item after another with its questions. A label is on disk before the screen says \
      'saved', so leaving, by 'q' or by a dropped line, loses nothing: the next start resumes \
      where this one stopped. It says at the start who labels, where the labels are kept, and how \
      many there are already.

      The full screen needs a terminal of 40 columns and 10 lines. Without a terminal, with \
      TERM=dumb or with --plain the same session runs line by line, without control sequences: \
      for screen readers, pipes and scripts. 'gloss help keys' has the keys and the lines.
      """
    static let batch = "the items: a .json or .jsonl file"
    static let only = "this item alone, by its id"
    static let limit = "stop after as many labels"
    static let order = "the order of the items; else the rubric's"
    static let seed = "what the order of responses is drawn from"
    static let plain = "line by line, without control sequences"
    static let guarding = """
      an answer that comes within as many milliseconds of its item answers nothing: a second \
      press on a slow line; 0 turns this off
      """
    static let exampleBatch = "start, or go on"
    static let exampleOnly = "one item again"
    static let exampleScript = "answers from a file, one line each"
  }
}
