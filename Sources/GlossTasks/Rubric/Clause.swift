import GlossJSON

/// One numbered rule of a guideline.
package struct Clause: Hashable, Sendable {
  package let id: ID
  package let title: String
  /// The depth of its heading, from 1.
  package let level: Int
  /// The line of the guideline on which its heading stands, from 0.
  package let line: Int
}

/// A guideline: Markdown whose headings carry the clauses' ids.
package struct Guideline: Hashable, Sendable {
  package let source: String
  /// Split on the byte `\n`; a `\r` before it is dropped.
  package let lines: [String]
  package let clauses: [Clause]
  /// Where each line begins, in bytes.
  private let starts: [Int]

  package init(_ source: String) {
    self.source = source
    let rows = source.utf8.split(separator: 0x0a, omittingEmptySubsequences: false)
    lines = rows.map { String(Substring($0.last == 0x0d ? $0.dropLast() : $0)) }
    var next = 0
    starts = rows.map { row in
      defer { next += row.count + 1 }
      return next
    }
    clauses = Guideline.headings(in: lines).compactMap { heading, line in
      heading.clause.map {
        Clause(id: $0, title: heading.title, level: heading.level, line: line)
      }
    }
  }

  /// Where a clause's heading begins.
  func start(of clause: Clause) -> ByteOffset { ByteOffset(starts[clause.line]) }

  /// The clause's heading and text, up to the next heading of its level or above.
  package func text(of clause: ID) -> [String]? {
    guard let found = clauses.first(where: { $0.id == clause }) else { return nil }
    let end = Guideline.headings(in: lines).first {
      $0.line > found.line && $0.heading.level <= found.level
    }?.line
    return Array(lines[found.line..<(end ?? lines.count)])
  }

  /// ATX headings outside fenced code.
  private static func headings(in lines: [String]) -> [(heading: Heading, line: Int)] {
    var fence: Substring?
    var headings: [(heading: Heading, line: Int)] = []
    for (index, line) in lines.enumerated() {
      if let open = fence {
        // Closed by nothing but at least as many of the same sign.
        let isClosing = line.hasPrefix(open) && trimmed(line).allSatisfy { $0 == open.first }
        if isClosing { fence = nil }
        continue
      }
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        fence = line.prefix { $0 == line.first }
      }
      if fence == nil, let heading = Heading(line) { headings.append((heading, index)) }
    }
    return headings
  }
}

/// A line that is a heading: `## Tone {#tone}`.
struct Heading {
  /// From 1.
  let level: Int
  /// As it stands where no clause is named; else what stands before that.
  let title: String
  let clause: ID?

  init?(_ line: String) {
    level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    let text = trimmed(line.dropFirst(level))
    let open = text.hasSuffix("}") ? text.firstRange(of: "{#") : nil
    clause = open.map { text[$0.upperBound...].dropLast() }.flatMap {
      $0.isEmpty ? nil : ID(String($0))
    }
    title =
      clause == nil
      ? String(line.dropFirst(level + 1)) : trimmed(text[..<(open?.lowerBound ?? text.endIndex)])
  }
}
