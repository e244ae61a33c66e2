import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct NewTests {
  @Test func `it says what it wrote and what to type next`() {
    let disk = MemoryStorage()
    let ran = disk.run("new", "classification", "text", "--id", "mine", "--output", "work")
    #expect(
      ran
        == Ran(
          code: .done, out: "",
          err: """
            work/guidelines/mine.json: the rubric; it asks purpose (classification), summary (text)
            work/guidelines/mine.md: its guideline, with the two items explained
            work/tasks/mine-example.json: two items to try it with
            next: gloss label work/tasks/mine-example.json
            your own items: gloss label FILE --rubric work/guidelines/mine.json

            """))
    #expect(disk.run("check", "--strict", "work/tasks/mine-example.json").code == .done)
  }

  @Test func `without an id it is called as its kinds`() {
    let disk = MemoryStorage()
    #expect(disk.run("new", "pairwise", "rating").code == .done)
    #expect(disk["guidelines/pairwise-rating.json"] != nil)
  }

  @Test(arguments: [
    "guidelines/mine.json", "guidelines/mine.md", "tasks/mine-example.json",
  ])
  func `a file that is there stays, and nothing else is written`(_ path: String) {
    let disk = MemoryStorage([path: "mine"])
    let ran = disk.run("new", "spans", "--id", "mine")
    #expect(ran.code == .cannotCreate)
    #expect(
      ran.err == "gloss: \(path): is there already, and was not changed; --force replaces it\n")
    #expect(disk.paths == [path])
    let forced = disk.run("new", "spans", "--id", "mine", "--force")
    #expect(forced.code == .done)
    #expect(disk.run("check", "--strict", "tasks/mine-example.json").code == .done)
  }

  @Test(arguments: [
    (["new", "spans", "spans"], "spans was given twice"),
    (["new", "spans", "--id", "a/b"], "the id \"a/b\" is no name of a file"),
    (["new", "spans", "--id", "../x"], "the id \"../x\" is no name of a file"),
    (["new", "spans", "--id", "2026-12-01"], "the id \"2026-12-01\" looks like a date"),
    (["new", "span"], "KIND cannot be 'span'; did you mean 'spans'?"),
    (["new"], "KIND is missing"),
  ])
  func `what cannot be written is refused`(_ words: [String], _ message: String) {
    let disk = MemoryStorage()
    let ran = disk.run(words)
    #expect(ran.code == .usage)
    #expect(ran.err.contains(message), "\(ran.err)")
    #expect(disk.paths.isEmpty)
  }

  @Test func `a kind that nobody has heard of has its own`() {
    CountingKind.registered {
      let disk = MemoryStorage()
      #expect(disk.run("new", "counting", "pairwise", "--id", "mine").code == .done)
      #expect(disk.run("check", "--strict", "tasks/mine-example.json").code == .done)
      #expect(disk.run("help", "new").out.contains("pairwise, text, ranking, rating, counting)"))
    }
  }

  /// One a condition of the other, the guideline says when, and explains the items that it is asked of.
  @Test func `the guideline says when a question is asked`() {
    let disk = MemoryStorage()
    #expect(disk.run("new", "classification", "spans", "--id", "mine").code == .done)
    let text = String(decoding: disk["guidelines/mine.md"] ?? [], as: UTF8.self)
    #expect(
      text.contains(
        "Asked only where the answer to *What is this message for?* is *Wants something done*."))
    #expect(text.contains("- `example-1`: `14 Harbour Street, Cork` is one *Place*"))
    #expect(!text.contains("- `example-2`: `Tomás`"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 110 })
  }
}
