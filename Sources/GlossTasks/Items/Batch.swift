import GlossJSON

/// A file of items: its header, and the place of every item in the file.
///
/// Items are read when they are asked for, so that a batch opens quickly and one bad item leaves
/// the others usable.
package struct Batch: Sendable {
  /// A placeholder where the file has none that can be used, so that the rest of it is held to the
  /// rules in the same run.
  package private(set) var id: ID = "batch"
  package private(set) var title = ""
  package private(set) var locale = ""
  /// As written in the file, relative to it; empty where the file names none.
  package private(set) var rubricPath = ""
  package private(set) var termsPath = ""
  /// False for lines without one.
  package private(set) var hasHeader = true
  /// False where the header is no JSON, so that nobody knows what it names.
  package private(set) var isHeaderReadable = true
  package let source: SourceFile
  package private(set) var entries: [Entry] = []

  private init(_ source: SourceFile) { self.source = source }

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
    source.holdsLines ? readLines(source, report) : readWhole(source, report)
  }

  private static func readWhole(_ source: SourceFile, _ report: Report) -> Batch? {
    guard let value = report.value(of: source), var fields = Fields(value, "batch", report)
    else { return nil }
    var batch = Batch(source)
    batch.readHeader(&fields, report)
    let items = fields.required("items")
    fields.finish()
    guard let items else { return nil }
    guard items.kind == .array else {
      report.wrongType(
        items, "items", "an array", remedy: "write [ … ] with one object an item")
      return nil
    }
    batch.take(items.elements.map { .value($0) }, listedAt: items.start, report)
    return batch
  }

  private static func readLines(_ source: SourceFile, _ report: Report) -> Batch? {
    let lines = JSONLines.ranges(in: source.bytes).map(\.range)
      .filter { !isBlank(source.bytes[$0]) }
    var contents = lines.map { content(source, $0) }
    var batch = Batch(source)
    if case .value(let first) = contents.first, first["schema"] != nil,
      var fields = Fields(first, "batch", report)
    {
      contents.removeFirst()
      batch.readHeader(&fields, report)
      fields.finish()
    } else if case .broken(let diagnostic) = contents.first, isHeader(source.bytes[lines[0]]) {
      contents.removeFirst()
      report.add(diagnostic)
      batch.isHeaderReadable = false
    } else {
      batch.hasHeader = false
      batch.nameAfterFile(report)
    }
    batch.take(contents, listedAt: 0, report)
    return batch
  }

  private mutating func readHeader(_ fields: inout Fields, _ report: Report) {
    let schema = fields.required("schema")
    if let own = fields.ownID() { id = own }
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

  /// Takes the stem of its file for an id, where there is no header.
  private mutating func nameAfterFile(_ report: Report) {
    let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
    let stem = name.hasSuffix(".jsonl") ? String(name.dropLast(6)) : name
    if let fault = IDRule.fault(of: stem) {
      return report.error(
        source, 0, "the batch has the name of its file for an id, which \(fault)",
        remedy: "add a first line {\"schema\": \"\(Batch.schema)\", \"id\": …}, or rename it")
    }
    if report.warnsOfGuesses, let guess = IDRule.guess(of: stem) {
      report.warning(
        source, 0, "the batch has the name of its file for an id, which \(guess)",
        remedy: IDRule.remedy)
    }
    id = ID(stem)
  }

  /// Takes the items, with their ids read, so that two of one id are known before either is labelled.
  private mutating func take(
    _ contents: [Entry.Content], listedAt place: ByteOffset, _ report: Report
  ) {
    if contents.isEmpty {
      report.warning(source, place, "this batch has no items", remedy: "add one")
    }
    var placeOfID: [ID: JSONValue] = [:]
    entries = contents.map { content in
      guard case .value(let value) = content else { return Entry(id: nil, content: content) }
      guard let idValue = value["id"], let id = idValue.id, IDRule.fault(of: id.string) == nil
      else { return Entry(id: nil, content: Batch.withoutID(value)) }
      guard let first = placeOfID.updateValue(idValue, forKey: id) else {
        return Entry(id: id, content: content)
      }
      placeOfID[id] = first
      let fault = Diagnostic(
        source, idValue.start,
        message: "another item is called \"\(id)\"; the first is at line \(first.line)",
        remedy: "give each item an id of its own")
      return Entry(id: nil, content: .broken(fault))
    }
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

  /// An item without a usable id, as its first fault; as it stands where it is no fault of the id.
  private static func withoutID(_ value: JSONValue) -> Entry.Content {
    let report = Report()
    _ = Item.read(value, report)
    return report.errors.first.map { .broken($0) } ?? .value(value)
  }
}

extension SourceFile {
  /// Whether it holds one value a line, as the name says; what came through a pipe has none, and
  /// does where its first line is a value and not its last.
  package var holdsLines: Bool {
    if path.hasSuffix(".jsonl") { return true }
    guard Path.isStream(path) else { return false }
    let lines = JSONLines.ranges(in: bytes)
    return lines.count > 1 && (try? JSONValue.read(self, in: lines[0].range)) != nil
  }
}
