import GlossJSON
import GlossJournal

/// A file of items: its header, and the place of every item in the file.
///
/// It is a file that is looked into: items are read when they are asked for, so that a batch opens
/// quickly, takes little memory, and one bad item leaves the others usable.
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
  /// The file, or of one that is looked into its beginning, with the header.
  package let source: SourceFile
  private let file: BatchFile
  /// One item a line; else they are elements of an array, which was checked as a whole.
  private let isLines: Bool
  private var index = BatchIndex()

  private init(_ source: SourceFile, _ file: BatchFile? = nil, isLines: Bool = true) {
    self.source = source
    self.file = file ?? BatchFile(source)
    self.isLines = isLines
  }

  /// What opening an item gives.
  package enum Reading: Equatable, Sendable {
    case item(Item)
    /// Why it cannot be labelled. With an id it can be skipped on record.
    case broken(id: ID?, [Diagnostic])
  }

  /// How many items there are, broken ones included.
  package var count: Int { index.count }
  package var indices: Range<Int> { 0..<count }

  /// Indexes of the items that may have this key, among them all that have it.
  package func indexes(mayHold key: BatchIndex.Key) -> [Int] { index.indexes(mayHold: key) }

  package func mayHold(_ key: BatchIndex.Key, at place: Int) -> Bool {
    index.mayHold(key, at: place)
  }

  /// The id of an item; nil where it has none that can be used, or that of another.
  package func id(at place: Int) -> ID? {
    guard index.hasID(place), case .success(let value) = raw(index.starts[place]) else {
      return nil
    }
    return Batch.usableID(value)
  }

  /// The ids of all items that have one.
  package var ids: some Sequence<ID> { indices.lazy.compactMap { id(at: $0) } }

  /// The index of the item with an id.
  package func index(of id: ID) -> Int? {
    index.find(BatchIndex.mark(of: Array(id.string.utf8))) { isItem(at: $0, id) }
  }

  /// Reads the item at an index.
  package func item(at place: Int) -> Reading {
    switch value(at: place) {
    case .failure(let diagnostic): return .broken(id: nil, [diagnostic])
    case .success(let value):
      let report = Report()
      guard let item = Item.read(value, report) else {
        return .broken(id: id(at: place), report.errors)
      }
      return .item(item)
    }
  }

  /// An item as it stands in the file; why it cannot be used at all where it is no JSON, or its id is
  /// missing, unusable or another item's.
  package func value(at place: Int) -> Result<JSONValue, Diagnostic> {
    guard case .success(let value) = raw(index.starts[place]) else {
      return raw(index.starts[place])
    }
    guard Batch.usableID(value) != nil, let idValue = value["id"], let id = idValue.id else {
      return Batch.withoutID(value).map { .failure($0) } ?? .success(value)
    }
    guard let first = index.firsts[place] else { return .success(value) }
    let line = file.position(of: index.starts[first]).line
    return .failure(
      Diagnostic(
        value.source, idValue.start,
        message: "another item is called \"\(id)\"; the first is at line \(line)",
        remedy: "give each item an id of its own"))
  }

  /// Whether an item has this key.
  package func holds(_ key: BatchIndex.Key, at place: Int) -> Bool {
    mayHold(key, at: place) && usable(place)?[key.rawValue] != nil
  }

  /// Of the item's bytes, from its `{` through its `}`; of none where it is no item.
  package func inputSHA256(at place: Int) -> Hash { Hash(of: usable(place)?.rawBytes ?? []) }

  package func advice(at place: Int) -> [String] {
    guard mayHold(.advice, at: place) else { return [] }
    return usable(place)?[BatchIndex.Key.advice.rawValue]?.elements.compactMap(\.string) ?? []
  }

  /// How early an item comes, greatest first; nil where it does not say.
  package func priority(at place: Int) -> Double? {
    guard mayHold(.priority, at: place) else { return nil }
    return usable(place)?[BatchIndex.Key.priority.rawValue]?.numberText.flatMap { Double($0) }
  }

  private func usable(_ place: Int) -> JSONValue? {
    if case .success(let value) = value(at: place) { value } else { nil }
  }

  /// An item's value, whatever its id; why it is no JSON.
  package func raw(at place: Int) -> Result<JSONValue, Diagnostic> { raw(index.starts[place]) }

  /// The value that begins at an offset.
  private func raw(_ start: Int) -> Result<JSONValue, Diagnostic> {
    if let whole = file.whole, !isLines {
      return .success(.checked(whole, at: ByteOffset(start)))
    }
    do throws(StorageError) {
      let (source, range) = try line(at: start)
      do throws(JSONError) { return .success(try JSONValue.read(source, in: range)) } catch {
        return .failure(Diagnostic(error, in: source))
      }
    } catch {
      return .failure(BatchFile.unreadable(error))
    }
  }

  private func line(at start: Int) throws(StorageError) -> (SourceFile, Range<Int>) {
    if let whole = file.whole {
      let end = whole.bytes.withUnsafeBufferPointer { JSONLines.end(of: start, in: $0) }
      return (whole, start..<end)
    }
    let bytes = try file.line(at: start)
    let source = SourceFile(
      path: file.path, bytes: bytes, origin: { [file] in file.position(of: start) })
    // The newline is no part of the value, and tells that the line is whole.
    return (source, 0..<bytes.count - (bytes.last == 0x0a ? 1 : 0))
  }

  private func isItem(at start: Int, _ id: ID) -> Bool {
    guard case .success(let value) = raw(start) else { return false }
    return Batch.usableID(value) == id
  }

  static func usableID(_ value: JSONValue) -> ID? {
    value["id"]?.id.flatMap { IDRule.fault(of: $0.string) == nil ? $0 : nil }
  }
}

extension Batch {
  package static let schema = "gloss/batch/1"

  /// A file of lines that is longer is looked into where it lies, and not taken into memory; what is
  /// in memory stays as it is, whatever other programs do to the file.
  package static let mostBytesInMemory = 1 << 24
  /// A line that is longer is refused, unless the whole file is taken into memory.
  private static let mostLineBytes = 1 << 26

  /// Opens a batch of lines on the disk without taking it into memory; nil where it is to be read
  /// whole, or is not there.
  package static func open(
    _ path: String, _ storage: Storage, over least: Int = mostBytesInMemory, _ report: Report
  ) throws(StorageError) -> Batch? {
    guard path.hasSuffix(".jsonl"), !Path.isStream(path),
      let file = try BatchFile(path, storage), file.size > least
    else { return nil }
    let beginning = try file.beginning(most: mostLineBytes)
    guard let beginning else { return nil }
    var batch = Batch(SourceFile(path: path, bytes: beginning), file)
    let start = batch.readFirstLine(report)
    try batch.findItems(from: start)
    batch.warnIfEmpty(0, report)
    return batch
  }

  /// Reads a batch's header and finds its items; nil where the file holds none to be found. What is
  /// wrong with the header is noted, and a batch with errors there is for checking, not for
  /// labelling: its id may be a placeholder. An item's faults are found when it is read.
  package static func read(_ source: SourceFile, _ report: Report) -> Batch? {
    if !source.holdsLines { return readWhole(source, report) }
    var batch = Batch(source)
    let start = batch.readFirstLine(report)
    // What is in memory can be read.
    try? batch.findItems(from: start)
    batch.warnIfEmpty(0, report)
    return batch
  }

  private static func readWhole(_ source: SourceFile, _ report: Report) -> Batch? {
    guard let value = report.value(of: source), var fields = Fields(value, "batch", report)
    else { return nil }
    var batch = Batch(source, isLines: false)
    batch.readHeader(&fields, report)
    let items = fields.required("items")
    fields.finish()
    guard let items else { return nil }
    guard items.kind == .array else {
      report.wrongType(
        items, "items", "an array", remedy: "write [ … ] with one object an item")
      return nil
    }
    var scan = BatchScan(size: source.bytes.count)
    source.bytes.withUnsafeBufferPointer { bytes in
      for item in items.elements {
        scan.take(bytes, item.start.value..<item.end.value, 0) { start, id in
          Batch.usableID(.checked(source, at: ByteOffset(start)))?.string.utf8.elementsEqual(id)
            == true
        }
      }
    }
    batch.index = scan.index
    batch.warnIfEmpty(items.start.value, report)
    return batch
  }

  /// Reads the header, if the first line is one; gives where the items begin.
  private mutating func readFirstLine(_ report: Report) -> Int {
    let lines = JSONLines.ranges(in: source.bytes)
    let first = source.bytes.withUnsafeBufferPointer { bytes in
      lines.first { !JSONLines.isBlank(bytes[$0.range]) }?.range
    }
    guard let first else {
      hasHeader = false
      nameAfterFile(report)
      return source.bytes.count
    }
    let next = first.upperBound + 1
    do throws(JSONError) {
      let value = try JSONValue.read(source, in: first)
      if value["schema"] != nil, var fields = Fields(value, "batch", report) {
        readHeader(&fields, report)
        fields.finish()
        return min(next, source.bytes.count)
      }
    } catch {
      if Batch.isHeader(source.bytes[first]) {
        report.add(Diagnostic(error, in: source))
        isHeaderReadable = false
        return min(next, source.bytes.count)
      }
    }
    hasHeader = false
    nameAfterFile(report)
    return first.lowerBound
  }

  private mutating func findItems(from start: Int) throws(StorageError) {
    var scan = BatchScan(size: file.size)
    let batch = self
    try file.forEachPiece(from: start, most: Batch.mostLineBytes) { bytes, offset, isLast in
      scan.takeLines(bytes, offset, isLast: isLast) { start, id in
        batch.isItem(at: start, ID(String(decoding: id, as: UTF8.self)))
      }
    }
    index = scan.index
  }

  private func warnIfEmpty(_ place: Int, _ report: Report) {
    guard count == 0 else { return }
    report.warning(
      source, ByteOffset(place), "this batch has no items", remedy: "add one")
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

  /// Whether a line that is no JSON was meant for a header: without it the batch would have another
  /// id and no rubric.
  private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [0xef, 0xbb, 0xbf]) || line.firstRange(of: "gloss/batch".utf8) != nil
  }

  /// The first fault of an item without a usable id; nil where it is no fault of the id.
  private static func withoutID(_ value: JSONValue) -> Diagnostic? {
    let report = Report()
    _ = Item.read(value, report)
    return report.errors.first
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
