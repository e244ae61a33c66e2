/// The columns of labels in the words of the programs that read them, ready to paste.
package enum ResultsReaderSchema: String, CaseIterable, Hashable, Sendable {
  case duckdb, polars, spark, datasets

  package static func text(for reader: ResultsReaderSchema) -> String { reader.text }

  private var text: String {
    switch self {
    case .duckdb:
      """
      SELECT * FROM read_json('results/labels/*/*.jsonl', format = 'newline_delimited',
        columns = {
      \(rows { "    \"\($0)\": '\($1)'" })
        });

      """
    case .polars:
      """
      import polars as pl

      # pl.read_ndjson("results/labels/*/*.jsonl", schema=schema)
      schema = {
      \(rows { "    \"\($0)\": \($1)" }),
      }

      """
    case .spark:
      """
      # spark.read.schema(schema).json("results/labels/*/*.jsonl")
      schema = \"""
      \(rows { "  `\($0)` \($1)" })
      \"""

      """
    case .datasets:
      """
      from datasets import Features, Value

      # load_dataset("json", data_files="results/labels/*/*.jsonl", features=features)
      features = Features({
      \(rows { "    \"\($0)\": \($1)" }),
      })

      """
    }
  }

  private func rows(_ row: (_ name: String, _ type: String) -> String) -> String {
    Label.columns.map { row($0.name, type($0.type)) }.joined(separator: ",\n")
  }

  private func type(_ type: ColumnType) -> String {
    switch type {
    case .string: words.string
    case .integer: words.integer
    case .boolean: words.boolean
    case .list(let element): words.list.0 + self.type(element) + words.list.1
    case .structure(let record):
      words.structure.0
        + record.columns.map { words.named($0.name) + self.type($0.type) }.joined(separator: ", ")
        + words.structure.1
    }
  }

  /// How a reader writes types: what stands around an element and around members, and before each.
  private typealias Words = (
    string: String, integer: String, boolean: String, list: (String, String),
    structure: (String, String), named: (String) -> String
  )

  private var words: Words {
    switch self {
    case .duckdb:
      ("VARCHAR", "BIGINT", "BOOLEAN", ("", "[]"), ("STRUCT(", ")"), { "\"\($0)\" " })
    case .polars:
      (
        "pl.String", "pl.Int64", "pl.Boolean", ("pl.List(", ")"), ("pl.Struct({", "})"),
        { "\"\($0)\": " }
      )
    case .spark:
      ("STRING", "BIGINT", "BOOLEAN", ("ARRAY<", ">"), ("STRUCT<", ">"), { "`\($0)`: " })
    // A Python list of one feature is what every version of the library takes for a list.
    case .datasets:
      (
        "Value(\"string\")", "Value(\"int64\")", "Value(\"bool\")", ("[", "]"), ("{", "}"),
        { "\"\($0)\": " }
      )
    }
  }
}
