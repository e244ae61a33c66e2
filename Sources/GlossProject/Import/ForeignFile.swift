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

  private func found() -> Diagnostic? {
    if source.path.hasSuffix(".md") { return nil }
    guard let first = source.bytes.first(where: { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }) else {
      return nil
    }
    switch first {
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "{"), UInt8(ascii: "\""): return lines()
    default: return table()
    }
  }

  private func table() -> Diagnostic? {
    let isNamed = [".csv", ".tsv"].contains(where: source.path.lowercased().hasSuffix)
    guard let text = ForeignText.read(source, Report())?.source else {
      return isNamed ? diagnostic("a table (CSV)", 0, CSVImporter.self) : nil
    }
    let separator = CSVImporter.separator(of: text)
    var rows = CSVRows(text, separator: separator)
    let counts = (0..<2).map { _ in rows.next(Report())?.count ?? 0 }
    guard isNamed || counts[0] > 1 && counts[0] == counts[1] else { return nil }
    return diagnostic("a table (CSV)", 0, CSVImporter.self)
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
        message: "this is JSONL, one value a line, in a file that ends in .json",
        remedy: "rename it to end in .jsonl")
    }
    guard source.holdsLines || lines.count > 1 else { return nil }
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

  /// - Parameter what: what it is.
  private func diagnostic(_ what: String, _ place: ByteOffset, _ importer: any Importer.Type)
    -> Diagnostic
  {
    let path = Path.isStream(source.path) ? "FILE" : ShellWord.quoted(source.path)
    let output = ShellWord.quoted("tasks/\(BatchHeader.id(source.path)).jsonl")
    return Diagnostic(
      source, place, message: "this is \(what), and no file of gloss",
      remedy: "make a batch of it: gloss import \(importer.name) \(path)\(fields(importer))"
        + " --output \(output)")
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
