import GlossJSON
import GlossScreen

extension SpansKind {
  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    let texts = texts(asked)
    var next = start(asked)
    next.confirmed = true
    do throws(LineFault) {
      for entry in try SpanLine.parse(line) {
        guard let label = LabelOption.named(entry.label, in: labels) else {
          throw LineFault(LabelOption.unknown(entry.label, in: labels))
        }
        let place = try resolve(entry, texts)
        if let fault = fault(of: place, in: texts) ?? whiteSpaceFault(of: place, in: texts)
          ?? add(Mark(place: place, label: label.id), to: &next, texts)
        {
          throw LineFault(fault)
        }
      }
    } catch { return .refused(error.message) }
    draft = next
    return .answered
  }

  private func resolve(_ entry: SpanLine, _ texts: [PresentedText]) throws(LineFault) -> Place {
    var wanted = Array(texts.indices)
    if let name = entry.text {
      wanted = wanted.filter { prefix(of: texts[$0]).lowercased() == name.lowercased() + ":" }
      if wanted.isEmpty { throw LineFault(SpansWords.noText(name)) }
    }
    switch entry.place {
    case .offsets(let start, let end):
      guard wanted.count == 1, let text = wanted.first else {
        throw LineFault(SpansWords.whichText(texts.map(prefix(of:))))
      }
      guard start <= end else { throw LineFault(SpansWords.endsBeforeItBegins(start, end)) }
      return Place(text: text, range: ScalarOffset(start)..<ScalarOffset(end))
    case .quoted(let quoted, let occurrence):
      return try find(quoted, occurrence, in: wanted, texts)
    }
  }

  private func find(
    _ quoted: String, _ occurrence: Int?, in wanted: [Int], _ texts: [PresentedText]
  ) throws(LineFault) -> Place {
    let all = wanted.flatMap { text in
      occurrences(of: quoted, in: texts[text].text.string).map { Place(text: text, range: $0) }
    }
    // Those that cut a drawn character count only where there are no others, to be refused for it.
    let whole = all.filter { fault(of: $0, in: texts) == nil }
    let places = whole.isEmpty ? all : whole
    if places.isEmpty { throw LineFault(SpansWords.notThere(quoted)) }
    guard let wanted = occurrence ?? (places.count == 1 ? 1 : nil) else {
      let list = places.enumerated().map { index, place in
        let before = texts.count > 1 ? prefix(of: texts[place.text]) + " " : ""
        return "#\(index + 1) \(before)\(SpansWords.offsets(place.range))"
      }
      throw LineFault(SpansWords.which(quoted, list))
    }
    guard wanted <= places.count else {
      throw LineFault(SpansWords.occurs(quoted, places.count, not: wanted))
    }
    return places[wanted - 1]
  }

  /// Every place of a text in another, compared code point by code point, overlapping ones too.
  private func occurrences(of quoted: String, in text: String) -> [Range<ScalarOffset>] {
    let needle = Array(quoted.unicodeScalars)
    let hay = Array(text.unicodeScalars)
    guard !needle.isEmpty, hay.count >= needle.count else { return [] }
    return (0...(hay.count - needle.count)).compactMap { start in
      hay[start...].starts(with: needle)
        ? ScalarOffset(start)..<ScalarOffset(start + needle.count) : nil
    }
  }

  /// How a line of plain mode names a text: `A:`, `t1:` (turns count from 1), else nothing.
  func prefix(of text: PresentedText) -> String {
    switch text.part {
    case .response(let place): PresentedItem.letter(at: place) + ":"
    case .turn: "t\((Int(text.of.string.dropFirst("prompt/".count)) ?? 0) + 1):"
    case .text, .context: ""
    }
  }

  package func usage(_ asked: Asked) -> [String] {
    labels.map { "  \($0.sign)  \($0.id)\($0.explanation)" }
      + SpansWords.usage(texts(asked).map(prefix(of:)).filter { !$0.isEmpty })
  }
}

/// One entry of a line of plain mode: `12-25 person`, `"Acme Corp"#2 org`, `B: 3-9 place`.
private struct SpanLine {
  enum Where {
    case offsets(Int, Int)
    /// A text to be found; which of its places, from 1, where that was said.
    case quoted(String, occurrence: Int?)
  }

  /// `B` or `t2`, as typed; nil where none was.
  var text: String?
  var place: Where
  var label: String

  /// Reads the entries of a line; an empty line has none.
  static func parse(_ line: String) throws(LineFault) -> [SpanLine] {
    var rest = Array(line.unicodeScalars)[...]
    var entries: [SpanLine] = []
    skipSeparators(&rest)
    while !rest.isEmpty {
      entries.append(try parseEntry(&rest))
      skipSeparators(&rest)
    }
    return entries
  }

  private static func parseEntry(_ rest: inout ArraySlice<Unicode.Scalar>) throws(LineFault)
    -> SpanLine
  {
    let text = parsePrefix(&rest)
    skipSpaces(&rest)
    let place = rest.first == "\"" ? try parseQuoted(&rest) : try parseOffsets(&rest)
    skipSpaces(&rest)
    let label = rest.prefix { $0 != ";" }
    rest = rest.dropFirst(label.count + 1)
    let word = trimmed(string(label))
    guard !word.isEmpty else { throw LineFault(SpansWords.whichLabel) }
    return SpanLine(text: text, place: place, label: word)
  }

  private static func parsePrefix(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    let word = rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || $0.isDigit) }
    guard !word.isEmpty, rest.dropFirst(word.count).first == ":" else { return nil }
    rest = rest.dropFirst(word.count + 1)
    return string(word)
  }

  private static func parseOffsets(_ rest: inout ArraySlice<Unicode.Scalar>) throws(LineFault)
    -> Where
  {
    let word = rest.prefix { $0 != " " && $0 != ";" && $0 != "\t" }
    let parts = string(word).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]), start >= 0
    else { throw LineFault(SpansWords.noSpan(string(word))) }
    rest = rest.dropFirst(word.count)
    return .offsets(start, end)
  }

  /// A JSON string, then perhaps `#n`.
  private static func parseQuoted(_ rest: inout ArraySlice<Unicode.Scalar>) throws(LineFault)
    -> Where
  {
    var end = rest.startIndex + 1
    while end < rest.endIndex, rest[end] != "\"" { end += rest[end] == "\\" ? 2 : 1 }
    guard end < rest.endIndex else { throw LineFault(SpansWords.noClosingQuote) }
    let quoted = string(rest[rest.startIndex...end])
    guard let text = (try? JSONValue(parsing: Array(quoted.utf8)))?.string, !text.isEmpty else {
      throw LineFault(SpansWords.noString(quoted))
    }
    rest = rest[(end + 1)...]
    guard rest.first == "#" else { return .quoted(text, occurrence: nil) }
    let digits = rest.dropFirst().prefix(while: \.isDigit)
    guard let occurrence = Int(string(digits)), occurrence > 0 else {
      throw LineFault(SpansWords.noOccurrence)
    }
    rest = rest.dropFirst(1 + digits.count)
    return .quoted(text, occurrence: occurrence)
  }

  private static func skipSpaces(_ rest: inout ArraySlice<Unicode.Scalar>) {
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
  }

  private static func skipSeparators(_ rest: inout ArraySlice<Unicode.Scalar>) {
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == ";" }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
