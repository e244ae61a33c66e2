import GlossJournal
import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct GuideTests {
  private let disk = MemoryStorage([
    "r.json": CheckTests.rubric, "trips.md": "# Trips\n\n## Topic {#topic}\n\nAbout \u{1b}[2J.\n",
  ])

  @Test func `the guideline, or one clause of it, is printed`() {
    let ran = disk.run("guide", "r.json")
    #expect(ran.code == .done && ran.err.isEmpty)
    #expect(ran.out == "Trips\n=====\n\nTopic  #topic\n-------------\n\nAbout <U+001B>[2J.\n")
    let clause = disk.run("guide", "r.json", "--clause", "topic")
    #expect(clause.out == "Topic  #topic\n-------------\n\nAbout <U+001B>[2J.\n")
  }

  @Test func `a text for people goes to the pager`() {
    let written = Written()
    let paged = Written()
    var outside = written.outside(columns: 40)
    outside.storage = disk.storage
    outside.page = paged.outside().out
    #expect(Commands.run(["guide", "r.json"], outside) == .done)
    #expect(written.out.isEmpty)
    #expect(paged.out.hasPrefix("Trips\n"))
  }

  @Test func `a clause that is not there is answered with the nearest`() {
    let ran = disk.run("guide", "r.json", "--clause", "topci\u{9b}")
    #expect(ran.code == .no)
    #expect(ran.out.isEmpty)
    #expect(ran.err.contains("did you mean 'topic'?"))
    #expect(ran.controls == [])
  }

  @Test func `what cannot be read is told at its place`() {
    let gone = MemoryStorage(["r.json": CheckTests.rubric]).run("guide", "r.json")
    #expect(gone.code == .badInput)
    #expect(gone.err.hasPrefix("r.json:1:78: error: "))
    #expect(disk.run("guide", "x.json").code == .badInput)
    disk["bare.json"] = Array(
      CheckTests.rubric.replacing(" \"guideline\": \"trips.md\",", with: "").utf8)
    let bare = disk.run("guide", "bare.json")
    #expect(bare.code == .badInput)
    #expect(bare.err == "gloss: bare.json names no guideline\n")
  }

  @Test func `two versions are compared, the older one as kept with its labels`() throws {
    let old = CheckTests.rubric.replacing("1.0.0", with: "0.9.0")
    let hash = try TextStore(ResultsLayout("results"), storage: disk.storage)
      .keep(rubric: Array(old.utf8), guideline: Array("# Trips\n\n## Tonic {#tonic}\n".utf8))
    let ran = disk.run(
      "guide", "r.json", "--diff", ResultsLayout("results").text(hash, as: .json))
    #expect(ran.code == .done)
    #expect(
      ran.out == """
        trips: 0.9.0 to 1.0.0
        the version says that the meaning changed: labels may come out differently

        Topic  #topic: added
        + ## Topic {#topic}
        + About <U+001B>[2J.

        Tonic  #tonic: removed
        - ## Tonic {#tonic}

        """)
    // Nobody knows but the lead: the number says so, whatever the texts are.
    disk["older.json"] = Array(
      CheckTests.rubric.replacing("1.0.0", with: "1.0.1").replacing("rain", with: "sun").utf8)
    let worded = disk.run("guide", "r.json", "--diff", "older.json")
    #expect(worded.out.contains("\nthe version says that the meaning did not change\n"))
    let same = disk.run("guide", "r.json", "--diff", "r.json")
    #expect(same.out == "trips: 1.0.0 to 1.0.0\nnothing changed\n")
    #expect(disk.run("guide", "r.json", "--diff", "r.json", "--clause", "topic").code == .usage)
    #expect(disk.run("guide", "r.json", "--diff", "gone.json").code == .badInput)
  }
}
