/// The columns of labels in the words of the programs that read them, ready to paste.
package enum ResultsReaderSchema: String, CaseIterable, Hashable, Sendable {
  case duckdb, polars, spark, datasets

  package static func text(for reader: ResultsReaderSchema) -> String {
    let columns = Label.columns
    switch reader {
    case .duckdb:
      let rows = columns.map { "    \(quoted($0.name)): '\(duckdb($0.type))'" }
      return """
        SELECT * FROM read_json('results/labels/*/*.jsonl', format = 'newline_delimited',
          columns = {
        \(rows.joined(separator: ",\n"))
          });

        """
    case .polars:
      return """
        import polars as pl

        # pl.read_ndjson("results/labels/*/*.jsonl", schema=schema)
        schema = {
        \(rows(columns, polars))
        }

        """
    case .spark:
      let rows = columns.map { "  `\($0.name)` \(spark($0.type))" }
      return """
        # spark.read.schema(schema).json("results/labels/*/*.jsonl")
        schema = \"""
        \(rows.joined(separator: ",\n"))
        \"""

        """
    case .datasets:
      return """
        from datasets import Features, Value

        # load_dataset("json", data_files="results/labels/*/*.jsonl", features=features)
        features = Features({
        \(rows(columns, datasets))
        })

        """
    }
  }

  private static func rows(_ columns: [Column], _ type: (ColumnType) -> String) -> String {
    columns.map { "    \"\($0.name)\": \(type($0.type))," }.joined(separator: "\n")
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }

  private static func duckdb(_ type: ColumnType) -> String {
    switch type {
    case .string: "VARCHAR"
    case .integer: "BIGINT"
    case .boolean: "BOOLEAN"
    case .list(let element): duckdb(element) + "[]"
    case .structure(let record):
      "STRUCT(" + joined(record.columns) { "\(quoted($0.name)) \(duckdb($0.type))" } + ")"
    }
  }

  private static func polars(_ type: ColumnType) -> String {
    switch type {
    case .string: "pl.String"
    case .integer: "pl.Int64"
    case .boolean: "pl.Boolean"
    case .list(let element): "pl.List(\(polars(element)))"
    case .structure(let record):
      "pl.Struct({" + joined(record.columns) { "\(quoted($0.name)): \(polars($0.type))" } + "})"
    }
  }

  private static func spark(_ type: ColumnType) -> String {
    switch type {
    case .string: "STRING"
    case .integer: "BIGINT"
    case .boolean: "BOOLEAN"
    case .list(let element): "ARRAY<\(spark(element))>"
    case .structure(let record):
      "STRUCT<" + joined(record.columns) { "`\($0.name)`: \(spark($0.type))" } + ">"
    }
  }

  /// A Python list of one feature is what every version of the library takes for a list.
  private static func datasets(_ type: ColumnType) -> String {
    switch type {
    case .string: "Value(\"string\")"
    case .integer: "Value(\"int64\")"
    case .boolean: "Value(\"bool\")"
    case .list(let element): "[\(datasets(element))]"
    case .structure(let record):
      "{" + joined(record.columns) { "\(quoted($0.name)): \(datasets($0.type))" } + "}"
    }
  }

  private static func joined(_ columns: [Column], _ text: (Column) -> String) -> String {
    columns.map(text).joined(separator: ", ")
  }
}
