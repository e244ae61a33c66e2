import GlossJSON
import GlossJournal
import GlossTasks
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct ImportTests {
  /// The lines of the batch that is made, without its header.
  private func items(_ text: String, _ words: String..., as format: String = "csv") -> (
    items: [String], ran: Ran
  ) {
    let disk = MemoryStorage(["mine.\(format)": text])
    let ran = disk.run(["import", format, "mine.\(format)"] + words)
    return (ran.out.split(separator: "\n").dropFirst().map(String.init), ran)
  }

  private func places(_ ran: Ran) -> [String] {
    ran.errLines.filter { $0.contains(": error: ") }
      .map { $0.split(separator: ": ").first.map(String.init) ?? "" }
  }

  @Test func `a table becomes a batch, and it says what it took`() {
    let disk = MemoryStorage([
      "mine.csv": #"""
      question,response_a,response_b,score
      "How do I undo
      a commit?",git reset,"Use ""git revert""",3
      Is it cold?,yes,no,1
      ,,,
      Why?,,because,2
      """#
    ])
    let ran = disk.run("import", "csv", "mine.csv", "--output", "tasks/mine.jsonl")
    #expect(
      ran
        == Ran(
          code: .done, out: "",
          err: """
            mine.csv: a table with 4 columns, separated by commas
            prompt: question; responses: response_a, response_b; id: the number of the row, as row-1
            not taken: score; to keep them unseen: --metadata FIELD,FIELD
            left out, since nothing in them can be judged: 1 row, line 5
            left out, since they have one reply and nothing to compare it with: 1 row, line 6
            tasks/mine.jsonl: batch mine, 2 items
            next: gloss new pairwise --id mine
            then: gloss label tasks/mine.jsonl --rubric guidelines/mine.json

            """))
    let text = String(decoding: disk["tasks/mine.jsonl"] ?? [], as: UTF8.self)
    #expect(
      text == #"""
        {"schema":"gloss/batch/1","id":"mine"}
        {"id":"row-1","prompt":"How do I undo\na commit?","responses":[{"id":"response_a","text":"git reset"},{"id":"response_b","text":"Use \"git revert\""}]}
        {"id":"row-2","prompt":"Is it cold?","responses":[{"id":"response_a","text":"yes"},{"id":"response_b","text":"no"}]}

        """#)
  }

  /// Judged without what they answer, replies would be judged wrongly; and whoever names the prompt
  /// need not name the rest.
  @Test(arguments: [[], ["--prompt", "message"]])
  func `replies come with the message that they are to`(_ flags: [String]) {
    let disk = MemoryStorage([
      "mine.csv": "ticket,message,reply_a,reply_b,model_a\nT-1,Where is it?,Here.,There.,m1\n"
    ])
    let ran = disk.run(["import", "csv", "mine.csv", "--output", "mine.jsonl"] + flags)
    #expect(ran.errLines.contains("prompt: message; responses: reply_a, reply_b; id: ticket"))
    let text = String(decoding: disk["mine.jsonl"] ?? [], as: UTF8.self)
    #expect(
      text.contains(
        #"{"id":"T-1","prompt":"Where is it?","responses":[{"id":"reply_a","text":"Here."},"#),
      "\(text)")
  }

  @Test(arguments: [
    ("a comma", "id,text\nm-1,Hello\n"), ("a semicolon", "id;text\nm-1;Hello\n"),
    ("a tab", "id\ttext\nm-1\tHello\n"), ("a bar", "id|text\r\nm-1|Hello\r\n"),
    ("a byte order mark", "\u{feff}id,text\nm-1,Hello\n"), ("CR alone", "id,text\rm-1,Hello\r"),
    ("quotes", "\"id\",\"text\"\r\n\"m-1\",\"Hello\""), ("other case", "ID,Text\nm-1,Hello\n"),
    ("spaces in the header", " id , text \nm-1,Hello\n"),
    ("columns that nobody named", "id,text,,\nm-1,Hello,,\n"),
    ("empty fields behind the last", "id,text\nm-1,Hello,,\n"),
  ])
  func `however a spreadsheet saves it`(_ name: String, _ text: String) {
    let (items, ran) = items(text)
    #expect(ran.code == .done, "\(ran.err)")
    #expect(items == [#"{"id":"m-1","text":"Hello"}"#], "\(name)")
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read, and said`(_ isBig: Bool, _ hasMark: Bool) {
    let text = (hasMark ? "\u{feff}" : "") + "text\tmood\r\nZürich 日本 😩\tup\r\n"
    let bytes = text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xff)]
      return isBig ? pair : pair.reversed()
    }
    let disk = MemoryStorage()
    disk["mine.csv"] = bytes
    let ran = disk.run("import", "csv", "mine.csv")
    #expect(ran.out.hasSuffix("{\"id\":\"row-1\",\"text\":\"Zürich 日本 😩\"}\n"))
    #expect(
      ran.err.hasPrefix("mine.csv: a table with 2 columns, separated by tabs, in UTF-16\n"))
    disk["mine.csv"] = Array(bytes.dropLast())
    #expect(disk.run("import", "csv", "mine.csv").err.contains("ends or breaks inside a character"))
  }

  @Test func `another encoding is named with a remedy`() {
    let disk = MemoryStorage()
    disk["mine.csv"] = Array("text\nok\nZ".utf8) + [0xfc] + Array("rich\n".utf8)
    let ran = disk.run("import", "csv", "mine.csv", "--output", "b.jsonl")
    #expect(ran.code == .badInput)
    #expect(places(ran) == ["mine.csv:3:2"])
    #expect(ran.err.contains("iconv -f WINDOWS-1252 -t UTF-8 mine.csv > utf-8.csv"))
    #expect(disk.paths == ["mine.csv"])
  }

  @Test(arguments: [
    "id,text\na,^\"Hello\n", "id,text\na,\"He\"^llo\nb,x\n", "id,text\n^a\nb,x\n",
    "id,text\na,x,^y\n", "id,text\n^\"a\"\n", "id,text,^text\n", "id,text\na,x\n^a,y\n^b\n^a,z\n",
    "id,text\n^,x\n", "id,text\na,\"x\ny\"\n^a,z\n", "^",
  ])
  func `every fault of a table has its place, and nothing is written`(_ text: String) {
    let marked = Marked(text)
    let disk = MemoryStorage(["mine.csv": marked.text])
    let ran = disk.run("import", "csv", "mine.csv", "--output", "b.jsonl")
    #expect(ran.code == .badInput)
    #expect(places(ran) == marked.places(in: "mine.csv"), "\(ran.err)")
    #expect(ran.err.hasSuffix("gloss: mine.csv: no batch is written\n"))
    #expect(disk.paths == ["mine.csv"])
  }

  @Test func `every fault of JSON has its place, and nothing is written`() {
    let marked = Marked(
      """
      {"id": "a", "text": "x"}
      {"id": "b", "text": ^["x"]}
      {"id": "c", "text": ^}
      ^17
      {"id": ^"a", "text": "y"}
      ^{"text": "z"}
      """)
    let disk = MemoryStorage(["mine.jsonl": marked.text])
    let ran = disk.run("import", "jsonl", "mine.jsonl", "--output", "b.jsonl")
    #expect(ran.code == .badInput)
    #expect(Set(places(ran)) == Set(marked.places(in: "mine.jsonl")), "\(ran.err)")
    #expect(disk.paths == ["mine.jsonl"])
  }

  @Test func `what is there stays without force`() {
    let disk = MemoryStorage(["mine.csv": "text\nHello\n", "b.jsonl": "mine"])
    let ran = disk.run("import", "csv", "mine.csv", "--output", "b.jsonl")
    #expect(
      ran
        == Ran(
          code: .cannotCreate, out: "",
          err: "gloss: b.jsonl: is there already, and was not changed; --force replaces it\n")
    )
    #expect(disk.run("import", "csv", "mine.csv", "--output", "b.jsonl", "--force").code == .done)
    #expect(disk["b.jsonl"]?.starts(with: Array("{\"schema\"".utf8)) == true)
  }

  @Test(arguments: [
    ("guidelines/r.json", "tasks/b.jsonl", "../guidelines/r.json"),
    ("r.json", "b.jsonl", "r.json"), ("../r.json", "a/b/c.jsonl", "../../../r.json"),
    ("a/r.json", "a/b.jsonl", "r.json"), ("./a/../r.json", "b.jsonl", "r.json"),
    ("/lib/r.json", "b.jsonl", "../../lib/r.json"),
  ])
  func `the rubric is named as the batch sees it`(
    _ rubric: String, _ output: String, _ named: String
  ) {
    let disk = MemoryStorage(["mine.csv": "text\nHello\n"])
    let written = Written()
    var outside = written.outside()
    outside.storage = disk.storage
    outside.clock = TestClock(seed: 1).clock
    outside.workingDirectory = "/home/ana"
    let code = Commands.run(
      ["import", "csv", "mine.csv", "--output", output, "--rubric", rubric], outside)
    #expect(code == .done)
    let text = String(decoding: disk[output] ?? [], as: UTF8.self)
    #expect(text.contains("\"rubric\":\"\(named)\"}"), "\(text)")
    #expect(written.err.hasSuffix("next: gloss label \(output)\n"))
  }

  @Test(arguments: [
    ("tasks/mail.jsonl", "mail"), ("mail.2.jsonl", "mail.2"), ("tasks/2026.jsonl", "batch-2026"),
    ("tasks/2026-12-01.jsonl", "batch-2026-12-01"), ("noname", "noname"), (".jsonl", "batch"),
  ])
  func `the batch is called as its file, by an id that nothing changes`(
    _ output: String, _ id: String
  ) {
    let disk = MemoryStorage(["mine.csv": "text\nHello\n"])
    #expect(disk.run("import", "csv", "mine.csv", "--output", output).code == .done)
    let header = String(decoding: disk[output] ?? [], as: UTF8.self).prefix { $0 != "\n" }
    #expect(header == "{\"schema\":\"gloss/batch/1\",\"id\":\"\(id)\"}")
  }

  @Test(arguments: [
    (["--text", "txet"], "--text: there is no field 'txet'; did you mean 'text'?"),
    (
      ["--responses", "mood,nothing"],
      "--responses: there is no field 'nothing'; there are: text, mood"
    ),
  ])
  func `a field that is not there is refused`(_ flags: [String], _ message: String) {
    let disk = MemoryStorage(["mine.csv": "text,mood\nHello,up\n"])
    let ran = disk.run(["import", "csv", "mine.csv"] + flags)
    #expect(ran.code == .usage)
    #expect(ran.err.contains(message), "\(ran.err)")
  }

  @Test func `where no name tells it asks, with the names`() {
    let ran = items("alpha,beta\n1,2\n").ran
    #expect(ran.code == .usage)
    #expect(
      ran.err.contains(
        "no field has a name that tells what is judged: alpha, beta; name one: --text"))
    #expect(items("alpha,beta\nx,2\n", "--text", "alpha").items == [#"{"id":"row-1","text":"x"}"#])
    #expect(items("whatever\nx\n").items == [#"{"id":"row-1","text":"x"}"#])
  }

  @Test(arguments: [
    "answer 1,Answer 2", "response_a,response_b", "model_a,model_b", "Text A,Text B",
    "chosen,rejected",
    "conversation_a,conversation_b",
  ])
  func `columns of replies are found by their names`(_ columns: String) {
    #expect(
      items("prompt,\(columns)\nHi,x,y\n").ran.err.contains(
        "responses: \(columns.replacing(",", with: ", "));"))
  }

  /// Models do answer with nothing, and that is a reply to judge; an empty field of a table is none.
  @Test func `an empty reply of JSON is a reply`() {
    let found = items(
      """
      {"prompt": "Hi", "answer_a": "", "answer_b": "1"}
      {"prompt": "Hi", "answer_a": null, "answer_b": "1"}
      {"prompt": "Hi", "answer_a": "", "answer_b": ""}
      """, as: "jsonl")
    #expect(
      found.items == [
        #"{"id":"row-1","prompt":"Hi","responses":[{"id":"answer_a","text":""},{"id":"answer_b","text":"1"}]}"#
      ])
    #expect(found.ran.err.contains("nothing to compare it with: 1 row, line 2\n"))
    #expect(found.ran.err.contains("can be judged: 1 row, line 3\n"))
    let three = items("prompt,answer1,answer2,answer3\nHi,x,,z\n")
    #expect(three.items.first?.contains("answer2") == false)
    #expect(three.ran.err.contains("with fewer responses than fields for them: 1 row, line 2\n"))
  }

  @Test func `bare numbers get a word before them unless the field was named`() {
    #expect(items("id,text\n7,x\n8,y\n").items.first == #"{"id":"id-7","text":"x"}"#)
    #expect(items("id,text\n7,x\n8,y\n").ran.err.contains("id: id, with id- before it"))
    #expect(items("id,text\n7,x\n", "--id", "id").items == [#"{"id":"7","text":"x"}"#])
    #expect(items("id,text\n7,x\n7,y\n", "--id", "").items.last == #"{"id":"row-2","text":"y"}"#)
  }

  @Test func `metadata and context are kept as they are`() {
    let line = #"{"text": "x", "from": {"a": [1.0, null]}, "n": 2, "context": "seen"}"#
    #expect(
      items(line, "--metadata", "from,n", as: "jsonl").items
        == [
          #"{"id":"row-1","text":"x","context":"seen","metadata":{"from":{"a":[1.0,null]},"n":2}}"#
        ])
  }

  /// Of usual names that one is taken which holds what it says.
  @Test func `a field that holds no text is not found for one`() {
    let line = #"{"id": {"a": 1}, "text": ["x"], "comment": "Hello", "context": [["t", ["s"]]]}"#
    let found = items(line, as: "jsonl")
    #expect(found.items == [#"{"id":"row-1","text":"Hello"}"#])
    #expect(found.ran.err.contains("not taken: id, text, context; "))
  }

  @Test func `a file in which nothing can be judged is no batch`() {
    let disk = MemoryStorage(["mine.csv": "text,mood\n,up\n,down\n"])
    let ran = disk.run("import", "csv", "mine.csv", "--output", "b.jsonl")
    #expect(ran.code == .badInput)
    #expect(ran.err.hasSuffix("the field that is taken is empty in every row\n"))
    #expect(disk.paths == ["mine.csv"])
  }

  @Test func `nothing of a file reaches the terminal raw`() {
    let name = "te\u{1b}[31mxt"
    for text in ["\(name),b\nx,y\n", "text,\(name)\nx,y\n", "id,text\n\"\(name)\" x,y\n"] {
      #expect(items(text).ran.err.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    }
  }

  @Test func `standard input is read too`() {
    let written = Written()
    var outside = written.outside()
    outside.piped = { path throws(StorageError) in path == "-" ? Array("text\nHello\n".utf8) : nil }
    outside.storage.read = { _ throws(StorageError) in nil }
    #expect(Commands.run(["import", "csv", "-"], outside) == .done)
    #expect(
      written.out
        == "{\"schema\":\"gloss/batch/1\",\"id\":\"batch\"}\n{\"id\":\"row-1\",\"text\":\"Hello\"}\n"
    )
  }
}
