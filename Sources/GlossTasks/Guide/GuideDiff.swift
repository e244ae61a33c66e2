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
    let before = GuideDiff.parts(of: old.guideline)
    let after = GuideDiff.parts(of: new.guideline)
    let stayed = after.compactMap { part -> Section? in
      guard let older = before.first(where: { $0.clause == part.clause }) else {
        return GuideDiff.section(part, .added)
      }
      let lines = GuideDiff.difference(older.lines, part.lines)
      return lines.isEmpty
        ? nil : Section(clause: part.clause, title: part.title, change: .changed, lines: lines)
    }
    let gone = before.filter { part in !after.contains { $0.clause == part.clause } }
    sections = stayed + gone.map { GuideDiff.section($0, .removed) }
    questions =
      new.questions.compactMap { question in
        guard let older = old.question(named: question.name) else {
          return QuestionChange(name: question.name, change: .added)
        }
        return older == question ? nil : QuestionChange(name: question.name, change: .changed)
      }
      + old.questions.filter { new.question(named: $0.name) == nil }
      .map { QuestionChange(name: $0.name, change: .removed) }
    changesMeaning = old.version.prefix { $0 != "." } != new.version.prefix { $0 != "." }
  }

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
  private typealias Part = (clause: ID?, title: String, lines: [String])

  private static func parts(of guideline: Guideline) -> [Part] {
    let starts = guideline.clauses.map(\.line) + [guideline.lines.count]
    let opening: Part = (nil, "", Array(guideline.lines[..<starts[0]]))
    return [opening]
      + zip(guideline.clauses, starts.dropFirst()).map { clause, end in
        (clause.id, clause.title, Array(guideline.lines[clause.line..<end]))
      }
  }

  /// A clause that is in one of the two alone.
  private static func section(_ part: Part, _ change: Change) -> Section {
    Section(
      clause: part.clause, title: part.title, change: change,
      lines: part.lines.filter { !$0.isEmpty }.map { Line(isAdded: change == .added, text: $0) })
  }
}
