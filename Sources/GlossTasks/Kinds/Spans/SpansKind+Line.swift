import GlossJSON
import GlossScreen

extension SpansKind {
  package func enter(_ line: String, _ draft: inout Draft, _ asked: Asked) -> Entered {
    let texts = texts(asked)
    var next = start(asked)
    next.confirmed = true
    let entries: [SpanLine]
    do { entries = try SpanLine.parse(line) } catch { return .refused(error.message) }
    for entry in entries {
      guard let label = LabelOption.named(entry.label, in: labels) else {
        return .refused(LabelOption.unknown(entry.label, in: labels))
      }
      let place: Place
      switch resolve(entry, texts, asked) {
      case .failure(let fault): return .refused(fault.message)
      case .success(let found): place = found
      }
      if let fault = fault(of: place, in: texts) ?? whiteSpaceFault(of: place, in: texts)
        ?? add(Mark(place: place, label: label.id), to: &next, texts)
      {
        return .refused(fault)
      }
    }
    draft = next
    return .answered
  }

  private func resolve(_ entry: SpanLine, _ texts: [PresentedText], _ asked: Asked)
    -> Result<Place, SpanLine.Fault>
  {
    var wanted = Array(texts.indices)
    if let prefix = entry.text {
      wanted = texts.indices.filter { names(prefix, texts[$0], asked) }
      if wanted.isEmpty {
        return .failure(.init(message: "there is no text \"\(prefix):\" to mark here"))
      }
    }
    switch entry.place {
    case .offsets(let start, let end):
      guard wanted.count == 1, let text = wanted.first else {
        let names = texts.map { prefix(of: $0) }.joined(separator: ", ")
        return .failure(.init(message: "say which text the offsets are of: " + names))
      }
      guard start <= end else {
        return .failure(.init(message: "\(start)-\(end) ends before it begins"))
      }
      return .success(Place(text: text, range: ScalarOffset(start)..<ScalarOffset(end)))
    case .quoted(let quoted, let occurrence):
      return find(quoted, occurrence, in: wanted, texts)
    }
  }

  private func find(
    _ quoted: String, _ occurrence: Int?, in wanted: [Int], _ texts: [PresentedText]
  ) -> Result<Place, SpanLine.Fault> {
    let all = wanted.flatMap { text in
      occurrences(of: quoted, in: texts[text].text.string).map { Place(text: text, range: $0) }
    }
    // Those that cut a drawn character count only where there are no others, to be refused for it.
    let whole = all.filter { fault(of: $0, in: texts) == nil }
    let places = whole.isEmpty ? all : whole
    if places.isEmpty {
      return .failure(.init(message: "the text does not hold \"\(quoted)\""))
    }
    if let occurrence {
      guard occurrence <= places.count else {
        return .failure(
          .init(message: "\"\(quoted)\" occurs \(places.count) times, not \(occurrence)"))
      }
      return .success(places[occurrence - 1])
    }
    guard places.count == 1 else {
      let list = places.enumerated().map { index, place in
        let before = texts.count > 1 ? prefix(of: texts[place.text]) + " " : ""
        let range = place.range
        return "#\(index + 1) \(before)\(range.lowerBound.value)-\(range.upperBound.value)"
      }
      return .failure(
        .init(
          message: "\"\(quoted)\" occurs \(places.count) times; say which: "
            + list.joined(separator: ", ")))
    }
    return .success(places[0])
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

  private func names(_ prefix: String, _ text: PresentedText, _ asked: Asked) -> Bool {
    self.prefix(of: text).lowercased() == prefix.lowercased() + ":"
  }

  package func usage(_ asked: Asked) -> [String] {
    var lines = labels.map { label in
      let key = label.key.map(String.init) ?? " "
      let description = label.description.isEmpty ? "" : ": " + label.description
      return "  \(key)  \(label.id)\(description)"
    }
    let prefixes = texts(asked).map(prefix(of:)).filter { !$0.isEmpty }
    lines.append("  12-25 LABEL (code points, end exclusive) or \"text\" LABEL; several with ;")
    if !prefixes.isEmpty {
      lines.append("  Before it, the text it is of: " + prefixes.joined(separator: " "))
    }
    lines.append("  An empty line marks nothing.")
    return lines
  }
}
