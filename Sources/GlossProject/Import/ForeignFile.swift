import GlossJSON
import GlossTasks

/// A file that is no file of gloss: what it is, and what to type to make a batch of it.
///
/// It looks at the beginning of a file, and at all of it only where that is one array.
package struct ForeignFile {
  private let source: SourceFile

  /// Nil where nothing is known of the file, or where it may be one of gloss.
  package static func found(_ source: SourceFile) -> Diagnostic? {
    unreadable(source) ?? ForeignFile(source: source).found()
  }

  /// Of a file of gloss that is no batch; nil for any other.
  package static func otherThanBatch(_ source: SourceFile) -> Diagnostic? {
    let path = ShellWord.quoted(source.path)
    if source.path.hasSuffix(".md") {
      return Diagnostic(
        path: source.path, message: "this is a guideline, not a batch",
        remedy: "name the batch that is labelled by it: gloss label tasks/….json")
    }
    guard !source.holdsLines, let schema = (try? JSONValue.read(source))?["schema"],
      let name = schema.string
    else { return nil }
    if name.hasPrefix("gloss/rubric/") {
      return Diagnostic(
        source, schema.start, message: "this is a rubric, not a batch",
        remedy: "name the batch, and this behind --rubric: gloss label BATCH --rubric \(path)")
    }
    guard name.hasPrefix("gloss/terms/") else { return nil }
    return Diagnostic(
      source, schema.start, message: "these are terms, not a batch",
      remedy: "name the batch, and this behind --terms: gloss label BATCH --terms \(path)")
  }

  /// Of a file that was named behind `--rubric` and is none; nil for any other.
  package static func otherThanRubric(_ source: SourceFile) -> Diagnostic? {
    if let found = unreadable(source) { return found }
    if source.path.hasSuffix(".md") {
      return Diagnostic(
        path: source.path, message: "this is a guideline, not a rubric",
        remedy: "name the rubric, which names it: --rubric "
          + ShellWord.quoted(source.path.dropLast(3) + ".json"))
    }
    let line = source.holdsLines ? JSONLines.ranges(in: source.bytes).first?.range : nil
    guard let value = try? JSONValue.read(source, in: line), let schema = value["schema"],
      schema.string?.hasPrefix("gloss/batch/") == true
    else { return nil }
    return Diagnostic(
      source, schema.start, message: "this is a batch, not a rubric",
      remedy: "name what is asked of its items, which gloss new writes to start from")
  }

  // MARK: What no importer reads

  private static let signatures: [(bytes: [UInt8], what: String, remedy: String)] = [
    (Array("PAR1".utf8), "a Parquet file", parquet),
    ([0x1f, 0x8b], "packed by gzip", "unpack it: gunzip --keep FILE"),
    ([0x28, 0xb5, 0x2f, 0xfd], "packed by Zstandard", "unpack it: unzstd FILE"),
    (Array("BZh".utf8), "packed by bzip2", "unpack it: bunzip2 --keep FILE"),
    ([0xfd] + Array("7zXZ".utf8), "packed by xz", "unpack it: unxz --keep FILE"),
    (
      Array("PK\u{3}\u{4}".utf8), "a spreadsheet (.xlsx, .ods) or another zip archive",
      "save the sheet as \"CSV UTF-8\", or unpack the archive"
    ),
    ([0xd0, 0xcf, 0x11, 0xe0], "an old spreadsheet (.xls)", "save the sheet as \"CSV UTF-8\""),
    (Array("SQLite format 3".utf8), "a database of SQLite", "sqlite3 -csv -header FILE 'SELECT …'"),
    (Array("ARROW1".utf8), "an Arrow file", parquet),
    (Array("%PDF".utf8), "a PDF", "gloss reads text alone"),
  ]
  private static let parquet =
    "write its rows as JSONL: python3 -c 'import pandas; "
    + "pandas.read_parquet(\"FILE\").to_json(\"FILE.jsonl\", orient=\"records\", lines=True)'"

  /// By what a file begins with; nil where it may be text.
  package static func unreadable(_ source: SourceFile) -> Diagnostic? {
    signatures.first { source.bytes.starts(with: $0.bytes) }.map { sign in
      let path = Path.isStream(source.path) ? "FILE" : source.path
      return Diagnostic(
        path: source.path, message: "this is \(sign.what), and no text",
        remedy: sign.remedy.replacing(
          "FILE", with: sign.bytes.starts(with: "PAR1".utf8) ? path : ShellWord.quoted(path)))
    }
  }

  // MARK: Rows of another program

  /// That a file is for another importer than this; nil where it may be for this.
  package static func found(_ source: SourceFile, not importer: any Importer.Type) -> Diagnostic? {
    let file = ForeignFile(source: source)
    guard let first = file.firstByte else { return nil }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    if importer == CSVImporter.self { return isJSON ? file.json(first) : nil }
    return isJSON || first == UInt8(ascii: "\"") ? nil : file.table()
  }

  private var firstByte: UInt8? {
    source.bytes.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
  }

  /// Whether its name says that it is a table.
  private var isNamedTable: Bool {
    [".csv", ".tsv"].contains(where: source.path.lowercased().hasSuffix)
  }

  private func found() -> Diagnostic? {
    if source.path.hasSuffix(".md") { return nil }
    if isNamedTable { return table() }
    guard let first = firstByte else { return nil }
    return json(first) ?? table()
  }

  private func json(_ first: UInt8) -> Diagnostic? {
    switch first {
    case UInt8(ascii: "["): array()
    case UInt8(ascii: "{"), UInt8(ascii: "\""): lines()
    default: nil
    }
  }

  private func table() -> Diagnostic? {
    let isNamed = isNamedTable
    guard let text = ForeignText.read(source, Report()) else {
      return isNamed ? diagnostic("a table (CSV)", nil, CSVImporter.self) : nil
    }
    let separator = CSVImporter.separator(of: text.source)
    var rows = CSVRows(text.source, separator: separator)
    let report = Report()
    let counts = (0..<2).map { _ in rows.next(report)?.count ?? 0 }
    let isTable = counts[0] > 1 && counts[0] == counts[1] && !report.hasErrors
    guard isNamed || isTable, !isJSON else { return nil }
    return diagnostic("a table (CSV)", text.wasUTF16 ? nil : 0, CSVImporter.self)
  }

  /// Whether it is meant for JSON, be it with a fault.
  private var isJSON: Bool {
    !isNamedTable && [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(firstByte ?? 0)
  }

  private func array() -> Diagnostic? {
    guard let array = try? JSONValue.read(source),
      let first = array.elements.first(where: { _ in true })
    else { return nil }
    switch first.kind {
    case .string: return diagnostic("an array of strings", array.start, JSONLinesImporter.self)
    case .object:
      return diagnostic(
        Self.tool(first) ?? "an array of objects", array.start, JSONLinesImporter.self)
    default: return nil
    }
  }

  private func lines() -> Diagnostic? {
    let lines = JSONLines.ranges(in: source.bytes)
    guard let line = lines.first, let value = try? JSONValue.read(source, in: line.range) else {
      return nil
    }
    if value["schema"]?.string?.hasPrefix("gloss/") == true || Self.isItem(value) {
      guard !source.holdsLines, lines.count > 1 else { return nil }
      return Diagnostic(
        source, value.start,
        message: "this is JSONL, one value a line, and its name does not say so",
        remedy: "rename it to end in .jsonl")
    }
    // One line may be a whole file of gloss that lacks its schema.
    let isWhole = source.path.hasSuffix(".json") || Path.isStream(source.path)
    guard source.holdsLines || lines.count > 1 || !isWhole else { return nil }
    if value.kind == .string {
      return diagnostic("a string a line", value.start, JSONLinesImporter.self)
    }
    guard let tool = Self.tool(value) else {
      // An item with a fault has a message of its own.
      return value["id"] == nil
        ? diagnostic("another program's rows", value.start, JSONLinesImporter.self) : nil
    }
    return diagnostic(tool, value.start, JSONLinesImporter.self)
  }

  private static func isItem(_ value: JSONValue) -> Bool {
    let isJudged =
      value["text"]?.kind == .string || value["prompt"] != nil
      || value["responses"]?.elements.first { _ in true }?["text"] != nil
    return value["id"]?.id != nil && isJudged && value["chosen"] == nil && !hasAnswers(value)
  }

  /// Whether it has what people or machines said of it, in the form of another program.
  private static func hasAnswers(_ value: JSONValue) -> Bool {
    isProdigy(value) || isDoccano(value)
  }

  private static func isProdigy(_ value: JSONValue) -> Bool {
    ["_input_hash", "_task_hash"].contains { value[$0] != nil }
  }

  private static func isDoccano(_ value: JSONValue) -> Bool {
    value["text"]?.kind == .string
      && ["label", "labels", "entities"].contains { value[$0]?.kind == .array }
  }

  /// The program or the data set whose rows look so; nil where none is known.
  private static func tool(_ value: JSONValue) -> String? {
    let isThere = { (key: String) in value[key] != nil }
    if isProdigy(value) { return "an export of Prodigy" }
    if isDoccano(value) { return "an export of doccano" }
    if value["data"]?.kind == .object,
      ["annotations", "predictions", "project"].contains(where: isThere)
    {
      return "an export of Label Studio"
    }
    if value["fields"]?.kind == .object { return "an export of Argilla" }
    if isThere("chosen"), isThere("rejected") {
      return value["chosen"]?.string.flatMap { Conversation($0) } == nil
        ? "pairs as TRL reads them (chosen, rejected)" : "pairs of conversations, as in HH-RLHF"
    }
    if isThere("instruction"), value["completions"]?.kind == .array {
      return "an instruction with completions, as in UltraFeedback"
    }
    if isThere("instruction"), isThere("output") {
      return "instructions with outputs, as in Alpaca"
    }
    if value["conversations"]?.kind == .array { return "conversations, as in ShareGPT" }
    if value["messages"]?.kind == .array { return "conversations (messages)" }
    return nil
  }

  /// - Parameters:
  ///   - what: what it is.
  ///   - place: nil where its text is no text as it lies in the file.
  private func diagnostic(_ what: String, _ place: ByteOffset?, _ importer: any Importer.Type)
    -> Diagnostic
  {
    let path = Path.isStream(source.path) ? "FILE" : ShellWord.quoted(source.path)
    let output = ShellWord.quoted("tasks/\(BatchHeader.id(source.path)).jsonl")
    let message = "this is \(what), and no file of gloss"
    let remedy =
      "make a batch of it: gloss import \(importer.name) \(path)\(fields(importer))"
      + " --output \(output)"
    return place.map { Diagnostic(source, $0, message: message, remedy: remedy) }
      ?? Diagnostic(path: source.path, message: message, remedy: remedy)
  }

  /// The flag without which the importer would not know what to take.
  private func fields(_ importer: any Importer.Type) -> String {
    do throws(Import.Failure) {
      _ = try Import(importer, source, FieldMap.Request(), Report())
    } catch {
      guard case .unmapped(_, let columns) = error else { return "" }
      let known = columns.map { ShellWord.quoted($0) }
      return " --text \(nested() ?? (known.count == 1 ? known[0] : "COLUMN"))"
    }
    return ""
  }

  /// The text of a task of Label Studio or a record of Argilla, which lies one deeper.
  private func nested() -> String? {
    guard var reader = JSONLinesImporter(source, Report()), let row = reader.next(Report()),
      case .json(let value) = row.form
    else { return nil }
    for key in ["data", "fields"] {
      let inner = value[key]?.members.first { $0.value.kind == .string }
      if let inner { return ShellWord.quoted("\(key).\(inner.key.keyString)") }
    }
    return nil
  }
}
