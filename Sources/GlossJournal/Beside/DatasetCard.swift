/// The README of a results directory: a dataset card that declares every column of labels.
///
/// A reader that infers types from the first rows takes a column of empty lists for a column of
/// nothing. `load_dataset("results")` takes them from here, whichever file comes first.
package enum DatasetCard {
  package static var text: String {
    """
    ---
    configs:
    - config_name: default
      data_files: labels/*/*.jsonl
    dataset_info:
      config_name: default
      features:
    \(features(Label.columns, indent: 1).joined(separator: "\n"))
    ---

    # Labels

    Made with gloss. `labels/BATCH/ANNOTATOR.jsonl` holds one decision a line: who, when, under which
    version of which rubric, in how much time, and on what text. All raters' labels are here,
    superseded and withdrawn ones too; current is, per batch, item, annotator, role and repeat, the
    label with the greatest id that no other supersedes.

    ```python
    from datasets import load_dataset
    labels = load_dataset("results", split="train")
    ```

    `gloss schema label --as duckdb|polars|spark|datasets` prints the columns for other readers,
    `gloss verify` checks the chain of hashes, and `gloss export` makes training files of current
    labels. `texts/` keeps each rubric, guideline and terms as people saw them.

    """
  }

  private static func features(_ columns: [Column], indent: Int) -> [String] {
    columns.flatMap { column in
      ["\(spaces(indent))- name: \(column.name)"] + lines(column.type, indent: indent + 1)
    }
  }

  /// `list` takes the name of a type, or the features of a structure.
  private static func lines(_ type: ColumnType, indent: Int) -> [String] {
    switch type {
    case .string: ["\(spaces(indent))dtype: string"]
    case .integer: ["\(spaces(indent))dtype: int64"]
    case .boolean: ["\(spaces(indent))dtype: bool"]
    case .structure(let record): nested("struct", record.columns, indent)
    case .list(.structure(let record)): nested("list", record.columns, indent)
    case .list(.string): ["\(spaces(indent))list: string"]
    case .list: preconditionFailure("the card knows lists of strings and of structures")
    }
  }

  private static func nested(_ key: String, _ columns: [Column], _ indent: Int) -> [String] {
    ["\(spaces(indent))\(key):"] + features(columns, indent: indent)
  }

  private static func spaces(_ indent: Int) -> String { String(repeating: "  ", count: indent) }
}
