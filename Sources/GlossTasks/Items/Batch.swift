import GlossJSON

/// A file of items: its header, and the place of every item in the file.
///
/// Items are read when they are asked for, so that a batch opens quickly and one bad item leaves
/// the others usable.
package struct Batch: Sendable {
  package let id: ID
  package let title: String
  package let locale: String
  /// As written in the file, relative to it; empty where the file names none.
  package let rubricPath: String
  package let termsPath: String
  /// False where the header is no JSON, so that nobody knows what it names.
  package let isHeaderReadable: Bool
  package let source: SourceFile
  package let entries: [Entry]

  /// Where one item stands, and its id where that much could be read.
  package struct Entry: Sendable {
    package let id: ID?
    package let content: Content

    package enum Content: Sendable {
      case value(JSONValue)
      /// The line is no JSON, or the id is missing, unusable or another item's.
      case broken(Diagnostic)
    }
  }

  /// What opening an item gives.
  package enum Reading: Equatable, Sendable {
    case item(Item)
    /// Why it cannot be labelled. With an id it can be skipped on record.
    case broken(id: ID?, [Diagnostic])
  }

  /// Reads the item at an index of `entries`.
  package func item(at index: Int) -> Reading {
    let entry = entries[index]
    switch entry.content {
    case .broken(let diagnostic): return .broken(id: nil, [diagnostic])
    case .value(let value):
      let report = Report()
      guard let item = Item.read(value, report) else {
        return .broken(id: entry.id, report.errors)
      }
      return .item(item)
    }
  }
}

extension Batch {
  package static let schema = "gloss/batch/1"

  /// Reads a batch's header and finds its items; nil where the file holds none to be found. What is
  /// wrong with the header is noted, and a batch with errors there is for checking, not for
  /// labelling: its id may be a placeholder. An item's faults are found when it is read, and only
  /// what is known at once (no JSON, no usable id) is kept with its entry.
  package static func read(_ source: SourceFile, _ report: Report) -> Batch? {
    source.path.hasSuffix(".jsonl") ? readLines(source, report) : readWhole(source, report)
  }

  private static func readWhole(_ source: SourceFile, _ report: Report) -> Batch? {
    guard let value = report.value(of: source), var fields = Fields(value, "batch", report)
    else { return nil }
    let header = Header(&fields, report)
    guard let items = fields.required("items") else {
      fields.finish()
      return nil
    }
    fields.finish()
    guard items.kind == .array else {
      report.error(
        items, "\"items\" is \(Fields.name(of: items.kind)), not an array",
        remedy: "write [ … ] with one object an item")
      return nil
    }
    let values = Array(items.elements)
    if values.isEmpty { warnOfNoItems(in: source, at: items.start, report) }
    return header.batch(source, entries(of: values.map { .value($0) }))
  }

  private static func warnOfNoItems(
    in source: SourceFile, at place: ByteOffset, _ report: Report
  ) {
    report.warning(
      source, place, "this batch has no items", remedy: "add one")
  }

  private static func readLines(_ source: SourceFile, _ report: Report) -> Batch? {
    let lines = JSONLines.ranges(in: source.bytes).map(\.range)
      .filter { !isBlank(source.bytes[$0]) }
    var contents = lines.map { content(source, $0) }
    let header: Header
    if case .value(let first) = contents.first, first["schema"] != nil,
      var fields = Fields(first, "batch", report)
    {
      contents.removeFirst()
      header = Header(&fields, report)
      fields.finish()
    } else if case .broken(let diagnostic) = contents.first, isHeader(source.bytes[lines[0]]) {
      contents.removeFirst()
      report.add(diagnostic)
      header = Header(isReadable: false)
    } else {
      header = Header(stemOf: source, report)
    }
    if contents.isEmpty { warnOfNoItems(in: source, at: 0, report) }
    return header.batch(source, entries(of: contents))
  }

  private static func content(_ source: SourceFile, _ line: Range<Int>) -> Entry.Content {
    do throws(JSONError) { return .value(try JSONValue.read(source, in: line)) } catch {
      return .broken(Diagnostic(error, in: source))
    }
  }

  /// Whether a line that is no JSON was meant for a header: without it the batch would have another
  /// id and no rubric.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0xef, 0xbb, 0xbf]) || line.firstRange(of: "gloss/batch".utf8) != nil
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
  }

  /// Reads the ids, so that two items of one id are known before either is labelled.
  private static func entries(of contents: [Entry.Content]) -> [Entry] {
    var placeOfID: [ID: JSONValue] = [:]
    return contents.map { content in
      guard case .value(let value) = content else { return Entry(id: nil, content: content) }
      guard let idValue = value["id"], let id = idValue.id, IDRule.fault(of: id.string) == nil
      else { return Entry(id: nil, content: withoutID(value)) }
      if let first = placeOfID[id] {
        return Entry(
          id: nil,
          content: .broken(
            Diagnostic(
              value.source, idValue.start,
              message: "another item is called \"\(id)\"; the first is at line \(first.line)",
              remedy: "give each item an id of its own")))
      }
      placeOfID[id] = idValue
      return Entry(id: id, content: content)
    }
  }

  /// An item without a usable id, as its first fault; as it stands where it is no fault of the id.
  private static func withoutID(_ value: JSONValue) -> Entry.Content {
    let report = Report()
    _ = Item.read(value, report)
    return report.errors.first.map { .broken($0) } ?? .value(value)
  }

  private struct Header {
    /// In the place of one that cannot be used, so that the rest of the file is held to the rules
    /// in the same run.
    private static let placeholder: ID = "batch"

    let id: ID
    var title = ""
    var locale = ""
    var rubricPath = ""
    var termsPath = ""
    var isReadable = true

    init(isReadable: Bool) {
      id = Header.placeholder
      self.isReadable = isReadable
    }

    init(_ fields: inout Fields, _ report: Report) {
      let schema = fields.required("schema")
      id = fields.required("id").flatMap { IDRule.read($0, "batch", report) } ?? Header.placeholder
      title = fields.string("title") ?? ""
      locale = fields.string("locale") ?? ""
      rubricPath = fields.string("rubric") ?? ""
      termsPath = fields.string("terms") ?? ""
      if let schema, schema.string != Batch.schema {
        report.error(
          schema, "this is no batch of a version that is known here",
          remedy: "write \"schema\": \"\(Batch.schema)\"")
      }
    }

    /// Of a file without a header.
    init(stemOf source: SourceFile, _ report: Report) {
      let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
      let stem = name.hasSuffix(".jsonl") ? String(name.dropLast(6)) : name
      if let fault = IDRule.fault(of: stem) {
        report.error(
          source, 0, "the batch has the name of its file for an id, which \(fault)",
          remedy: "add a first line {\"schema\": \"\(Batch.schema)\", \"id\": …}, or rename it")
        id = Header.placeholder
        return
      }
      if report.warnsOfGuesses, let guess = IDRule.guess(of: stem) {
        report.warning(
          source, 0, "the batch has the name of its file for an id, which \(guess)",
          remedy: IDRule.remedy)
      }
      id = ID(stem)
    }

    func batch(_ source: SourceFile, _ entries: [Entry]) -> Batch {
      Batch(
        id: id, title: title, locale: locale, rubricPath: rubricPath, termsPath: termsPath,
        isHeaderReadable: isReadable, source: source, entries: entries)
    }
  }
}
