import GlossJSON

extension Batch {
  package static let schema = "gloss/batch/1"

  /// Reads a batch's header and finds its items. Faults of the whole file are noted in the report
  /// and give nil; faults of an item are kept with its entry and noted by `checkItems`.
  package static func read(_ source: SourceFile, _ report: Report) -> Batch? {
    source.path.hasSuffix(".jsonl") ? readLines(source, report) : readWhole(source, report)
  }

  private static func readWhole(_ source: SourceFile, _ report: Report) -> Batch? {
    let value: JSONValue
    do { value = try JSONValue.read(source) } catch {
      report.add(Diagnostic(error, in: source))
      return nil
    }
    guard var fields = Fields(value, "batch", report) else { return nil }
    let header = Header(&fields, source, report)
    guard let items = fields.required("items") else { return nil }
    fields.finish()
    guard items.kind == .array else {
      report.error(
        items, "\"items\" is \(Fields.name(of: items.kind)), not an array",
        remedy: "write [ … ] with one object an item")
      return nil
    }
    return header.map { $0.batch(source, entries(of: items.elements.map { .value($0) })) }
  }

  private static func readLines(_ source: SourceFile, _ report: Report) -> Batch? {
    var header: Header?
    var contents: [Entry.Content] = []
    var isFirst = true
    for line in JSONLines.ranges(in: source.bytes) where !isBlank(source.bytes[line.range]) {
      defer { isFirst = false }
      let value: JSONValue
      do { value = try JSONValue.read(source, in: line.range) } catch {
        contents.append(.broken(Diagnostic(error, in: source)))
        continue
      }
      if isFirst, value["schema"]?.string == schema, var fields = Fields(value, "batch", report) {
        header = Header(&fields, source, report)
        fields.finish()
        if header == nil { return nil }
        continue
      }
      contents.append(.value(value))
    }
    return (header ?? Header(stemOf: source.path)).batch(source, entries(of: contents))
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
  }

  /// Reads the ids, so that two items of one id are known before either is labelled.
  private static func entries(of contents: [Entry.Content]) -> [Entry] {
    var lineOfID: [ID: Int] = [:]
    return contents.map { content in
      guard case .value(let value) = content else { return Entry(id: nil, content: content) }
      guard let idValue = value["id"], let string = idValue.string,
        IDRule.fault(of: string) == nil
      else { return Entry(id: nil, content: withoutID(value)) }
      let line = value.source.position(of: idValue.start).line
      if let first = lineOfID[ID(string)] {
        return Entry(
          id: nil,
          content: .broken(
            Diagnostic(
              value.source, idValue.start,
              message: "another item is called \"\(string)\"; the first is at line \(first)",
              remedy: "give each item an id of its own")))
      }
      lineOfID[ID(string)] = line
      return Entry(id: ID(string), content: content)
    }
  }

  /// An item without a usable id, as its first fault; as it stands where it is no fault of the id.
  private static func withoutID(_ value: JSONValue) -> Entry.Content {
    let report = Report()
    _ = Item.read(value, report)
    return report.errors.first.map { .broken($0) } ?? .value(value)
  }

  private struct Header {
    let id: ID
    var title = ""
    var locale = ""
    var rubricPath = ""
    var termsPath = ""

    init?(_ fields: inout Fields, _ source: SourceFile, _ report: Report) {
      if let schema = fields.required("schema"), schema.string != Batch.schema {
        report.error(
          schema, "this is no batch of a version that is known here",
          remedy: "write \"schema\": \"\(Batch.schema)\"")
        return nil
      }
      guard let id = fields.required("id").flatMap({ IDRule.read($0, "batch", report) })
      else { return nil }
      self.id = id
      title = fields.string("title") ?? ""
      locale = fields.string("locale") ?? ""
      rubricPath = fields.string("rubric") ?? ""
      termsPath = fields.string("terms") ?? ""
    }

    init(stemOf path: String) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      id = ID(name.hasSuffix(".jsonl") ? String(name.dropLast(6)) : name)
    }

    func batch(_ source: SourceFile, _ entries: [Entry]) -> Batch {
      Batch(
        id: id, title: title, locale: locale, rubricPath: rubricPath, termsPath: termsPath,
        source: source, entries: entries)
    }
  }
}
