import GlossJSON

/// What changed between two versions of a rubric: clause by clause, and question by question.
package struct GuideDiff: Hashable, Sendable {
  package enum Change: Hashable, Sendable { case added, removed, changed }

  package struct Section: Hashable, Sendable {
    /// Nil for what stands before the first clause.
    package let clause: ID?
    package let title: String
    package let change: Change
    /// Lines as in the file; the ones that stayed are not among them.
    package let lines: [Line]
  }

  package struct Line: Hashable, Sendable {
    package let isAdded: Bool
    package let text: String
  }

  package struct QuestionChange: Hashable, Sendable {
    package let name: ID
    package let change: Change
  }

  package let sections: [Section]
  package let questions: [QuestionChange]

  /// Whether the version says that labels may come out differently: its first number rose.
  package let changesMeaning: Bool

  package init(from old: Rubric, to new: Rubric) {
    let before = Part.parts(of: old.guideline)
    let after = Part.parts(of: new.guideline)
    let gone = before.filter { part in !after.contains { $0.clause == part.clause } }
    let sections = after.compactMap { part -> Section? in
      guard let older = before.first(where: { $0.clause == part.clause }) else {
        return Section(part, .added, part.lines.map { Line(isAdded: true, text: $0) })
      }
      let lines = Self.difference(older.lines, part.lines)
      return lines.isEmpty ? nil : Section(part, .changed, lines)
    }
    self.sections =
      sections
      + gone.map { part in
        Section(part, .removed, part.lines.map { Line(isAdded: false, text: $0) })
      }
    questions =
      new.questions.compactMap { question in
        guard let older = old.question(named: question.name) else {
          return QuestionChange(name: question.name, change: .added)
        }
        return older == question ? nil : QuestionChange(name: question.name, change: .changed)
      }
      + old.questions.filter { new.question(named: $0.name) == nil }
      .map { QuestionChange(name: $0.name, change: .removed) }
    changesMeaning = Self.major(old.version) != Self.major(new.version)
  }

  private static func major(_ version: String) -> Substring { version.prefix { $0 != "." } }

  /// Removed and added lines in the order in which a reader meets them; empty ones say nothing.
  private static func difference(_ old: [String], _ new: [String]) -> [Line] {
    let changes = new.map { ID($0) }.difference(from: old.map { ID($0) })
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if removed.contains(from) {
        lines.append(Line(isAdded: false, text: old[from]))
        from += 1
      } else if inserted.contains(to) {
        lines.append(Line(isAdded: true, text: new[to]))
        to += 1
      } else {
        (from, to) = (from + 1, to + 1)
      }
    }
    return lines.filter { !$0.text.isEmpty }
  }

  /// A clause with the lines up to the next one.
  fileprivate struct Part {
    let clause: ID?
    let title: String
    let lines: [String]

    static func parts(of guideline: Guideline) -> [Part] {
      let clauses = guideline.clauses
      let ends = clauses.dropFirst().map(\.line) + [guideline.lines.count]
      let first = clauses.first?.line ?? guideline.lines.count
      let opening = Part(clause: nil, title: "", lines: Array(guideline.lines[..<first]))
      return [opening]
        + zip(clauses, ends).map { clause, end in
          Part(
            clause: clause.id, title: clause.title,
            lines: Array(guideline.lines[clause.line..<end]))
        }
    }
  }
}

extension GuideDiff.Section {
  fileprivate init(_ part: GuideDiff.Part, _ change: GuideDiff.Change, _ lines: [GuideDiff.Line]) {
    self.init(
      clause: part.clause, title: part.title, change: change,
      lines: lines.filter { !$0.text.isEmpty })
  }
}
