import GlossJSON
import GlossTasks

/// What sort of file a lead handed in.
enum FileSort {
  case batch, rubric, guideline, terms

  private static let schemas: [(name: String, sort: FileSort)] = [
    ("gloss/batch/", .batch), ("gloss/rubric/", .rubric), ("gloss/terms/", .terms),
  ]

  /// Tells by the ending, then by `schema`; nil, with an error noted, where neither says.
  ///
  /// A version that is not known is left to the reader of the sort, which says so.
  static func of(_ source: SourceFile, _ report: Report) -> FileSort? {
    if source.path.hasSuffix(".md") { return .guideline }
    let isLines = source.path.hasSuffix(".jsonl")
    let line = isLines ? JSONLines.ranges(in: source.bytes).first?.range : nil
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue.read(source, in: line) } catch {
      // A bad line is one of many, and the reader of lines goes on after it.
      if !isLines { report.add(Diagnostic(error, in: source)) }
      return isLines ? .batch : nil
    }
    guard let schema = value["schema"] else {
      if isLines { return .batch }
      report.error(
        value, "this file does not say what it is",
        remedy: "begin it with \"schema\": \"\(Batch.schema)\", or that of a rubric or terms")
      return nil
    }
    let name = schema.string ?? ""
    if let known = schemas.first(where: { name.hasPrefix($0.name) }) { return known.sort }
    if name.hasPrefix("gloss/label/") || name.hasPrefix("gloss/event/") {
      report.error(
        schema, "this is a journal, which is no work of a lead",
        remedy: "check it with: gloss verify")
      return nil
    }
    let all = [Batch.schema, Rubric.schema, Terms.schema]
    report.error(
      schema, "no file is called \"\(name)\" here",
      remedy: Spelling.didYouMean(
        name, in: all, or: "give one of: " + all.map { "\"\($0)\"" }.joined(separator: ", ")))
    return nil
  }
}
