import Foundation
import GlossTestSupport
import Testing

/// From a real session to the readers and trainers that pipelines use, run for real where they are
/// installed.
///
/// The first file of the results holds skipped labels alone, so that whoever guesses types from it
/// guesses wrong.
@Suite struct PipelineTests {
  /// Two people's sessions in all batches: the first, by name, skips every item.
  private func results() throws -> Workplace {
    let place = Workplace()
    let answers = [
      "route": ["b", "p", "other"], "violations": ["t,p", "", "fraud"],
      "news": ["0-9 person; 4-9 o", "", ""], "replies": ["1", "2", "="],
    ]
    for (name, lines) in answers.sorted(by: { $0.key < $1.key }) {
      let batch = Repository.task(name + ".json")
      try script(place, batch, [":skip", ":skip"], "aaa")
      try script(place, batch, lines, "zoe")
    }
    return place
  }

  private func script(
    _ place: Workplace, _ batch: String, _ lines: [String], _ annotator: String
  ) throws {
    let run = try Subprocess(
      place.label(batch, ["--plain"], annotator: annotator), environment: place.environment(),
      input: Array((lines.joined(separator: "\n") + "\n").utf8))
    #expect(run.status == 0, "\(run.errorText)")
  }

  private func schema(_ reader: String) throws -> String {
    try Subprocess([GlossExecutable.path, "schema", "label", "--as", reader]).outputText
  }

  private static let types = """
    answer = next(r for r in rows if r["annotator"] == "zoe" and r["batch"] == "news")["answers"][0]
    assert answer["spans"][0]["start"] == 0 and answer["spans"][0]["label"] == "person", answer
    assert len(rows) == 20, len(rows)
    assert sum(r["status"] == "skipped" for r in rows) == 8
    assert all(isinstance(r["active_ms"], int) and isinstance(r["revision"], int) for r in rows)
    for r in rows:
      for a in r["answers"]:
        for s in a["spans"]:
          assert r["input"][s["of"]][s["start"]:s["end"]] == s["text"], s
    """

  @Test(.enabled(if: Python.has("datasets"), "needs Python with the package datasets"))
  func `datasets reads a real session with no option`() throws {
    let place = try results()
    try Python.check(
      place,
      """
      from datasets import load_dataset
      loaded = load_dataset("results")["train"]
      rows = loaded.to_list()
      \(Self.types)
      """)
  }

  @Test(.enabled(if: Python.has("duckdb"), "needs Python with the package duckdb"))
  func `DuckDB reads a real session with the schema that gloss prints`() throws {
    let place = try results()
    try place.write("query.sql", schema("duckdb"))
    try Python.check(
      place,
      """
      import duckdb
      found = duckdb.sql(open("query.sql").read())
      rows = [dict(zip(found.columns, row)) for row in found.fetchall()]
      \(Self.types)
      """)
  }

  @Test(.enabled(if: Python.has("polars"), "needs Python with the package polars"))
  func `Polars reads a real session with the schema that gloss prints`() throws {
    let place = try results()
    try place.write("schema.py", schema("polars"))
    try Python.check(
      place,
      """
      import glob, polars as pl
      exec(open("schema.py").read())
      rows = []
      for path in sorted(glob.glob("results/labels/*/*.jsonl")):
        rows += pl.read_ndjson(path, schema=schema).to_dicts()
      \(Self.types)
      """)
  }

  @Test(.enabled(if: Python.has("datasets"), "needs Python with the package datasets"))
  func `preference pairs are rows of messages, with the sides undone`() throws {
    let place = try results()
    let run = try Subprocess(
      [GlossExecutable.path, "export", "trl-preference", place.results, "--output", "pairs.jsonl"],
      directory: place.directory.path)
    #expect(run.status == 0)
    #expect(run.errorText.contains("1 left out: a tie"))
    try Python.check(
      place,
      """
      import json
      from datasets import load_dataset
      pairs = load_dataset("json", data_files="pairs.jsonl", cache_dir="cache")["train"].to_list()
      labels = {}
      for line in open("results/labels/replies/zoe.jsonl", encoding="utf-8"):
        label = json.loads(line)
        labels[label["id"]] = label
      assert len(pairs) == 2, pairs
      for number, pair in enumerate(pairs):
        label = labels[pair["label_id"]]
        texts = {r["id"]: r["text"] for r in label["input"]["responses"]}
        first, second = label["shown_order"]
        chosen, rejected = (first, second) if number == 0 else (second, first)
        assert pair["prompt"] == label["input"]["prompt"]
        assert pair["chosen"] == [{"role": "assistant", "content": texts[chosen]}]
        assert pair["rejected"] == [{"role": "assistant", "content": texts[rejected]}]
      """)
  }
}
