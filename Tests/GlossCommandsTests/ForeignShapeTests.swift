import GlossJSON
import GlossTestSupport
import Testing

@testable import GlossCommands

/// Files as other programs and data sets have them: known for what they are, and made into a batch by
/// the command that is told.
@Suite struct ForeignShapeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// What the message calls it.
    let what: String
    let file: String
    let text: String
    /// The first item of the batch.
    let item: String

    var testDescription: String { what }
  }

  static let cases = [
    Case(
      what: "a table (CSV)", file: "mine.csv", text: "text,x\nHello,1\n",
      item: #"{"id":"row-1","text":"Hello"}"#),
    Case(
      what: "a table (CSV)", file: "mine.txt", text: "text;x\nHello;1\n",
      item: #"{"id":"row-1","text":"Hello"}"#),
    Case(
      what: "a table (CSV)", file: "mine.txt", text: "\"text\",\"x\"\n\"Hello\",\"1\"\n",
      item: #"{"id":"row-1","text":"Hello"}"#),
    Case(
      what: "an array of strings", file: "mine.json", text: #"["Hello", "You"]"#,
      item: #"{"id":"row-1","text":"Hello"}"#),
    Case(
      what: "a string a line", file: "mine.jsonl", text: "\"Hello\"\n\"You\"\n",
      item: #"{"id":"row-1","text":"Hello"}"#),
    Case(
      what: "an array of objects", file: "mine.json",
      text: #"[{"message": "Hello", "n": 1}, {"message": "You"}]"#,
      item: #"{"id":"row-1","text":"Hello"}"#),
    Case(
      what: "another program's rows", file: "mine.jsonl", text: #"{"tweet": "Hello"}"#,
      item: #"{"id":"row-1","text":"Hello"}"#),
    Case(
      what: "pairs of conversations, as in HH-RLHF", file: "mine.jsonl",
      text: #"""
        {"chosen": "\n\nHuman: Hi\n\nAssistant: Yes?\n\nHuman: Is it\n\ncold?\n\nAssistant: Yes.", "rejected": "\n\nHuman: Hi\n\nAssistant: Yes?\n\nHuman: Is it\n\ncold?\n\nAssistant: Put on\n\na coat."}
        """#,
      item: #"""
        {"id":"row-1","prompt":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Yes?"},{"role":"user","content":"Is it\n\ncold?"}],"responses":[{"id":"chosen","text":"Yes."},{"id":"rejected","text":"Put on\n\na coat."}]}
        """#),
    Case(
      what: "pairs as TRL reads them (chosen, rejected)", file: "mine.jsonl",
      text: #"""
        {"prompt": "Hi", "chosen": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"}], "rejected": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "No."}]}
        """#,
      item: #"""
        {"id":"row-1","prompt":"Hi","responses":[{"id":"chosen","text":"Yes?"},{"id":"rejected","text":"No."}]}
        """#),
    Case(
      what: "an instruction with completions, as in UltraFeedback", file: "mine.jsonl",
      text: #"""
        {"source": "s", "instruction": "Hi", "models": ["m", "n"], "completions": [{"model": "m", "response": "Yes?", "overall_score": 7.5}, {"model": "n", "response": "No."}]}
        """#,
      item: #"""
        {"id":"row-1","prompt":"Hi","responses":[{"id":"r1","text":"Yes?"},{"id":"r2","text":"No."}]}
        """#),
    Case(
      what: "instructions with outputs, as in Alpaca", file: "mine.json",
      text: #"[{"instruction": "Add.", "input": "1, 2", "output": "3"}]"#,
      item: #"{"id":"row-1","prompt":"Add.\n\n1, 2","responses":[{"id":"r1","text":"3"}]}"#),
    Case(
      what: "conversations, as in ShareGPT", file: "mine.json",
      text: #"""
        [{"id": "c-1", "conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Yes?"}]}]
        """#,
      item: #"{"id":"c-1","prompt":"Hi","responses":[{"id":"r1","text":"Yes?"}]}"#),
    Case(
      what: "conversations (messages)", file: "mine.jsonl",
      text: #"""
        {"messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"}]}
        """#,
      item: #"""
        {"id":"row-1","prompt":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}],"responses":[{"id":"r1","text":"Yes?"}]}
        """#),
    Case(
      what: "an export of Prodigy", file: "mine.jsonl",
      text: #"{"text": "Ana", "_input_hash": 1, "_task_hash": 2, "spans": [], "answer": "accept"}"#,
      item: #"{"id":"row-1","text":"Ana"}"#),
    Case(
      what: "an export of doccano", file: "mine.jsonl",
      text: #"{"id": 7, "text": "Ana", "label": [[0, 3, "PER"]]}"#,
      item: #"{"id":"id-7","text":"Ana"}"#),
    Case(
      what: "an export of Label Studio", file: "mine.json",
      text: #"[{"id": 7, "data": {"review": "Good"}, "annotations": []}]"#,
      item: #"{"id":"id-7","text":"Good"}"#),
    Case(
      what: "an export of Argilla", file: "mine.jsonl",
      text: #"{"id": "a-1", "fields": {"text": "Good"}, "responses": {}}"#,
      item: #"{"id":"a-1","text":"Good"}"#),
  ]

  @Test(arguments: cases) func `check says what it is, and what it says to type works`(
    _ shape: Case
  )
    throws
  {
    let disk = MemoryStorage([shape.file: shape.text])
    let check = disk.run("check", shape.file)
    #expect(check.code == .badInput)
    #expect(
      check.err.contains("error: this is \(shape.what), and no file of gloss\n"), "\(check.err)")
    let remedy = try #require(
      check.errLines.first { $0.hasPrefix("  = make a batch of it: gloss ") })
    let words = remedy.split(separator: " ").drop { $0 != "gloss" }.dropFirst().map(String.init)
    let ran = disk.run(words)
    #expect(ran.code == .done, "\(ran.err)")
    let output = try #require(words.last)
    let lines = String(decoding: disk[output] ?? [], as: UTF8.self).split(separator: "\n")
    #expect(lines.dropFirst().first.map(String.init) == shape.item)
    // And what that says to type next leads to a batch that is right.
    let next = try #require(ran.errLines.first { $0.hasPrefix("next: gloss new ") })
    #expect(disk.run(next.split(separator: " ").dropFirst(2).map(String.init)).code == .done)
    let final = disk.run("check", "--strict", output, "--rubric", "guidelines/mine.json")
    #expect(final.code == .done, "\(final.err)")
  }

  @Test(arguments: cases) func `label says the same`(_ shape: Case) {
    let disk = MemoryStorage([shape.file: shape.text])
    #expect(disk.run("new", "classification", "--id", "r").code == .done)
    for words in [[], ["--rubric", "guidelines/r.json"]] {
      let ran = disk.run(["label", shape.file, "--plain"] + words)
      #expect(ran.code == .badInput)
      #expect(
        ran.err.contains("error: this is \(shape.what), and no file of gloss\n"), "\(ran.err)")
      #expect(ran.errLines.last == "gloss: \(shape.file) cannot be labelled as it is")
    }
    #expect(!disk.paths.contains { $0.hasPrefix("results") })
  }

  @Test(arguments: [
    (
      "x.parquet", Array("PAR1".utf8) + [0x15, 0x04], "a Parquet file",
      "pandas.read_parquet(\"x.parquet\")"
    ),
    ("x.jsonl.gz", [0x1f, 0x8b, 8, 0], "packed by gzip", "gunzip --keep x.jsonl.gz"),
    ("x.csv", Array("PK\u{3}\u{4}".utf8), "a spreadsheet (.xlsx, .ods)", "\"CSV UTF-8\""),
    ("my x.zst", [0x28, 0xb5, 0x2f, 0xfd], "packed by Zstandard", "unzstd 'my x.zst'"),
    ("x.xls", [0xd0, 0xcf, 0x11, 0xe0], "an old spreadsheet (.xls)", "\"CSV UTF-8\""),
  ])
  func `what is no text is named, by every command that reads it`(
    _ file: String, _ bytes: [UInt8], _ what: String, _ remedy: String
  ) {
    let disk = MemoryStorage()
    disk[file] = bytes
    for words in [
      ["check", file], ["label", file], ["import", "csv", file], ["import", "jsonl", file],
    ] {
      let ran = disk.run(words)
      #expect(ran.code == .badInput)
      #expect(ran.err.contains("\(file): error: this is \(what)"), "\(ran.err)")
      #expect(ran.err.contains(remedy), "\(ran.err)")
      #expect(ran.controls == [])
    }
  }

  @Test func `a file that is for another importer is sent there`() {
    let json = "{\"prompt\": \"Hi\", \"chosen\": \"x\", \"rejected\": \"y\"}\n"
    for (format, file, text) in [
      ("csv", "mine.jsonl", json), ("csv", "mine.txt", json),
      ("csv", "mine.json", "[\"a\", \"b\"]"),
      ("jsonl", "mine.csv", "text,x\nHello,1\n"), ("jsonl", "mine.txt", "text;x\nHello;1\n"),
    ] {
      let ran = MemoryStorage([file: text]).run("import", format, file)
      #expect(ran.code == .badInput && ran.out == "")
      let other = format == "csv" ? "jsonl" : "csv"
      #expect(
        ran.err.contains("= make a batch of it: gloss import \(other) \(file) "), "\(ran.err)")
    }
    // A table of one quoted column is JSON by its look, and a table by its name.
    let table = "\"text\"\n\"Hello\"\n"
    #expect(MemoryStorage(["mine.csv": table]).run("import", "csv", "mine.csv").code == .done)
    #expect(MemoryStorage(["a.txt": table]).run("import", "csv", "a.txt").code == .done)
    #expect(
      MemoryStorage(["mine.csv": table]).run("check", "mine.csv").err.contains("gloss import csv"))
  }

  @Test(arguments: ["csv", "jsonl"])
  func `a file without rows is told so`(_ format: String) {
    for text in ["", "\n\n", format == "csv" ? "text\n" : " "] {
      let ran = MemoryStorage(["mine.\(format)": text]).run("import", format, "mine.\(format)")
      #expect(ran.code == .badInput)
      #expect(
        ran.err.contains("no rows") || ran.err.contains("there is nothing to judge in it"),
        "\(ran.err)")
    }
    let prose = MemoryStorage(["mine.txt": "just words\nand more\n"])
    #expect(
      prose.run("import", "jsonl", "mine.txt").err.hasPrefix(
        "mine.txt:1:1: error: a value is expected, not `just`"))
  }

  @Test func `label says which file of gloss it was given`() {
    let disk = MemoryStorage()
    #expect(disk.run("new", "classification", "--id", "r").code == .done)
    disk["t.json"] = Array("{\"schema\": \"gloss/terms/1\"}".utf8)
    for (file, what, remedy) in [
      ("guidelines/r.json", "this is a rubric, not a batch", "--rubric guidelines/r.json"),
      ("guidelines/r.md", "this is a guideline, not a batch", "gloss label tasks/"),
      ("t.json", "these are terms, not a batch", "--terms t.json"),
    ] {
      let ran = disk.run("label", file)
      #expect(ran.code == .badInput)
      #expect(ran.err.contains(what) && ran.err.contains(remedy), "\(ran.err)")
      #expect(ran.errLines.count { $0.contains(": error: ") } == 1)
    }
  }

  @Test(arguments: ["label", "check"])
  func `what is named for a rubric and is none is told as what it is`(_ command: String) {
    let disk = MemoryStorage(["mine.jsonl": "{\"id\": \"a\", \"text\": \"x\"}\n"])
    #expect(disk.run("new", "classification", "--id", "r").code == .done)
    for (file, what, remedy) in [
      ("guidelines/r.md", "this is a guideline, not a rubric", "--rubric guidelines/r.json"),
      ("tasks/r-example.json", "this is a batch, not a rubric", "gloss new"),
    ] {
      let ran = disk.run(command, "mine.jsonl", "--rubric", file)
      #expect(ran.code == .badInput)
      #expect(ran.err.contains(what) && ran.err.contains(remedy), "\(ran.err)")
      #expect(ran.errLines.count { $0.contains(": error: ") } == 1)
    }
  }

  @Test func `lines of JSON under another ending are told to be renamed`() {
    let disk = MemoryStorage([
      "b.json": "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"y\"}\n"
    ])
    let ran = disk.run("check", "b.json")
    #expect(ran.err.contains("b.json:1:1: error: this is JSONL, one value a line, and its name"))
    #expect(ran.err.contains("= rename it to end in .jsonl"))
  }

  /// What is meant for gloss keeps its own messages, with a fault in it too.
  @Test(arguments: [
    ("b.json", "{\"schema\": \"gloss/batch/1\", \"id\": \"b\", \"items\": [{}]}"),
    ("b.jsonl", "{\"id\": \"a\", \"text\": \"x\"}\n"),
    ("b.jsonl", "{\"id\": \"a\", \"txet\": \"x\"}\n"),
    ("b.jsonl", "{\"id\": \"a\", \"text\": \"x\n"), ("b.json", "[1, 2"), ("b.json", ""),
    ("b.json", "Hello, world"), ("b.json", "{\"id\": \"a\"}"),
  ])
  func `a file of gloss is none of another program`(_ file: String, _ text: String) {
    let ran = MemoryStorage([file: text]).run("check", file)
    #expect(ran.code == .badInput)
    #expect(!ran.err.contains("no file of gloss"), "\(ran.err)")
  }

  @Test func `conversations that part early keep what was said since`() {
    let disk = MemoryStorage([
      "mine.jsonl": #"""
      {"chosen": "\n\nHuman: Hi\n\nAssistant: Yes?\n\nHuman: Cold?\n\nAssistant: Yes.", "rejected": "\n\nHuman: Hi\n\nAssistant: No."}
      """#
    ])
    let ran = disk.run("import", "jsonl", "mine.jsonl")
    #expect(
      ran.out.hasSuffix(
        #"""
        {"id":"row-1","prompt":"Hi","responses":[{"id":"chosen","text":"Yes?\n\nHuman: Cold?\n\nAssistant: Yes."},{"id":"rejected","text":"No."}]}

        """#))
  }

  @Test func `what lies in a list is named, and what of it is not taken is said`() {
    let disk = MemoryStorage([
      "uf.jsonl": #"""
      {"instruction": "Hi", "completions": [{"model": "m", "response": "Yes?", "critique": "c"}, {"model": "n", "response": "No."}]}
      """#
    ])
    let found = disk.run("import", "jsonl", "uf.jsonl")
    #expect(found.err.contains("not taken: completions.model, completions.critique; "))
    let named = disk.run(
      "import", "jsonl", "uf.jsonl", "--responses", "completions.response", "--metadata",
      "completions.model")
    #expect(named.out.contains(#""metadata":{"completions.model":["m","n"]}}"#))
    #expect(named.out.contains(#"[{"id":"r1","text":"Yes?"},{"id":"r2","text":"No."}]"#))
  }
}
