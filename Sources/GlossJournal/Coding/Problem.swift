import GlossJSON

/// Something wrong with a record that its columns do not show, and where in the record it is.
package struct Problem: Hashable {
  enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  let place: [Step]
  let message: String

  init(_ place: [Step], _ message: String) {
    self.place = place
    self.message = message
  }

  /// The complaint at the place's value in the line from which the record was read.
  func diagnostic(in line: JSONValue) -> Diagnostic {
    var value = line
    for step in place {
      let next: JSONValue? =
        switch step {
        case .key(let key): value[key]
        case .index(let index): value.elements.dropFirst(index).first { _ in true }
        }
      guard let next else { break }
      value = next
    }
    return Diagnostic(line.source, value.start, message: message, remedy: BadLine.remedy)
  }
}

/// What is wrong with one line; at least one complaint.
package struct BadLine: Error, Hashable, Sendable {
  package let diagnostics: [Diagnostic]

  /// Nobody edits a journal and no program repairs one, so there is one thing to do.
  package static let remedy =
    "a journal is never edited: put back the copy of this file that was changed"
}
