import Foundation
import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossJournal

/// The programs that read labels, run for real where they are installed.
///
/// Each is given a results directory whose first file holds skipped labels alone, so that whoever
/// guesses types from it guesses wrong, and must give back every line as it was written.
@Suite struct ReadersTests {
  /// Set `GLOSS_PYTHON` to an interpreter that has the packages.
  static let python = ProcessInfo.processInfo.environment["GLOSS_PYTHON"] ?? "python3"

  static func has(_ module: String) -> Bool {
    (try? run("import \(module)", in: FileManager.default.temporaryDirectory))?.status == 0
  }

  private static func hasSpark() -> Bool {
    let java = try? run(
      "import shutil; assert shutil.which('java')", in: FileManager.default.temporaryDirectory)
    return java?.status == 0 && has("pyspark")
  }

  @Test(.enabled(if: ReadersTests.has("datasets"), "needs Python with the package datasets"))
  func datasetsNeedsNoOption() throws {
    try check(
      """
      from datasets import load_dataset
      loaded = load_dataset("results")
      assert list(loaded) == ["train"], loaded
      rows, features = loaded["train"].to_list(), loaded["train"].features
      \(ResultsReaderSchema.text(for: .datasets))
      assert loaded["train"].features == features, (loaded["train"].features, features)
      again = load_dataset("json", data_files="results/labels/*/*.jsonl", features=features)
      assert again["train"].to_list() == rows
      """)
  }

  @Test(.enabled(if: ReadersTests.has("duckdb"), "needs Python with the package duckdb"))
  func duckdbReadsWithItsSchema() throws {
    try check(
      """
      import duckdb
      table = duckdb.sql('''\(ResultsReaderSchema.text(for: .duckdb))''')
      assert dict(zip(table.columns, map(str, table.types)))["answers"].startswith("STRUCT(")
      rows = [dict(zip(table.columns, row)) for row in table.fetchall()]
      """)
  }

  @Test(.enabled(if: ReadersTests.has("polars"), "needs Python with the package polars"))
  func polarsReadsWithItsSchema() throws {
    try check(
      """
      \(ResultsReaderSchema.text(for: .polars))
      table = pl.read_ndjson("results/labels/*/*.jsonl", schema=schema)
      assert table.schema == pl.Schema(schema), table.schema
      rows = table.to_dicts()
      """)
  }

  @Test(.enabled(if: ReadersTests.hasSpark(), "needs Java and Python with the package pyspark"))
  func sparkReadsWithItsSchema() throws {
    try check(
      """
      from pyspark.sql import SparkSession
      \(ResultsReaderSchema.text(for: .spark))
      spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", False)
      table = spark.getOrCreate().read.schema(schema).json("results/labels/*/*.jsonl")
      rows = [row.asDict(recursive=True) for row in table.collect()]
      """)
  }

  @Test(.enabled(if: ReadersTests.has("jsonschema"), "needs Python with the package jsonschema"))
  func everyLineFitsTheJSONSchema() throws {
    let events = Sample.happenings.map { happening in
      Event(id: "ev_00000000000000000000000001", prev: .zero, content: Sample.event(happening))
    }
    let lines = events.map { String(decoding: $0.line, as: UTF8.self) }.joined(separator: "\n")
    try check(
      """
      from jsonschema import Draft202012Validator
      label = json.loads(r'''\(JSONSchema.label)''')
      event = json.loads(r'''\(JSONSchema.event)''')
      for schema in label, event:
        Draft202012Validator.check_schema(schema)
      rows = expected
      for row in rows:
        Draft202012Validator(label).validate(row)
        assert not Draft202012Validator(label).is_valid({**row, "more": 1})
        assert not Draft202012Validator(label).is_valid({**row, "id": "lb_1"})
      for line in r'''\(lines)'''.splitlines():
        Draft202012Validator(event).validate(json.loads(line))
        assert not Draft202012Validator(event).is_valid({**json.loads(line), "more": 1})
        assert Draft202012Validator(event).is_valid({**json.loads(line), "event": "other"})
      """)
  }

  /// Runs a script that puts what it reads into `rows`, beside what the standard library reads.
  private func check(_ script: String) throws {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("gloss-readers-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    try writeResults(into: directory)
    let result = try ReadersTests.run(
      """
      import glob, json
      expected = []
      for path in sorted(glob.glob("results/labels/*/*.jsonl")):
        with open(path, encoding="utf-8", newline="\\n") as file:
          expected += [json.loads(line) for line in file]
      \(script)
      assert len(expected) == 5, len(expected)
      key = lambda row: (row["batch"], row["id"])
      assert sorted(rows, key=key) == sorted(expected, key=key), (rows, expected)
      for row in rows:
        for answer in row["answers"]:
          for span in answer["spans"]:
            texts = {r["id"]: r["text"] for r in row["input"]["responses"]}
            texts["text"] = row["input"]["text"]
            assert texts[span["of"]][span["start"]:span["end"]] == span["text"], span
      """, in: directory)
    #expect(result.status == 0, "\(result.output.suffix(3000))")
  }

  private func writeResults(into directory: URL) throws {
    let journals = Journals()
    try journals.fill(2)
    for (batch, item) in [("trips-02", "i-1"), ("trips-02", "2026-01-01"), ("trips-02", "7")] {
      let opened = try JournalWriter.open(
        Journals.layout, batch: ID(batch), annotator: "ana", storage: journals.disk.storage,
        clock: journals.clock.clock, processID: 1)
      try opened.writer.append(Sample.content(item: ID(item), batch: ID(batch)))
      opened.writer.close()
    }
    // What a crash leaves between the making of a journal and its first line.
    journals.disk["results/labels/a-trips/ana.jsonl"] = []
    for path in journals.disk.paths {
      let url = directory.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(journals.disk[path] ?? []).write(to: url)
    }
  }

  private static func run(
    _ script: String, in directory: URL
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", script]
    process.currentDirectoryURL = directory
    process.environment = ProcessInfo.processInfo.environment.merging([
      "HF_HOME": directory.path + "/cache", "HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "ignore",
    ]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
