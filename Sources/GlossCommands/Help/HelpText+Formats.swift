/// One sort of file that people write for gloss, with an example that is a whole file.
package struct FileFormat: Sendable {
  package let title: String
  /// Paragraphs with an empty line between them.
  package let text: String
  /// Where the example would lie.
  package let path: String
  package let example: String
}

extension HelpText {
  /// What `gloss help formats` prints. Examples are not wrapped: they are there to be copied.
  package var formats: String {
    let blocks = ProgramWords.Formats.all.flatMap { format in
      [[format.title] + Self.indented(format.text, width)]
        + [["  \(format.path)"] + format.example.split(separator: "\n").map { "    \($0)" }]
    }
    let ends = [ProgramWords.Formats.opening, ProgramWords.Formats.more].map {
      Wrap.lines($0, width: width)
    }
    return Self.join([ends[0]] + blocks + [ends[1]])
  }

  private static func indented(_ text: String, _ width: Int) -> [String] {
    Array(
      Wrap.paragraphs(of: text).map { Wrap.lines($0, width: width - 2).map { "  " + $0 } }
        .joined(separator: [""]))
  }
}
