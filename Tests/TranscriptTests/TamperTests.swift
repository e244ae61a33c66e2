import Foundation
import GlossJSON
import GlossJournal
import GlossTestSupport
import Testing

/// What other programs do to the files of a session while it runs: nothing is called saved that is
/// not at its path, and nothing is glued to another's bytes.
@Suite struct TamperTests {
  /// A command of the shell; `$J` is the journal, `$E` the events, `$R` the results directory.
  private static let attacks = [
    "rm -r $R", "mv $R $R.moved", "rm $J", "cp $J $J.copy; mv $J.copy $J", ": > $J",
    "truncate -s -60 $J", "printf x >> $J", "rm -r $R/locks",
  ]

  private func attack(_ command: String, _ place: Workplace) throws {
    let layout = ResultsLayout(place.results)
    let run = try Subprocess(
      ["/bin/sh", "-c", command],
      environment: [
        "PATH": "/usr/bin:/bin", "R": place.results, "J": place.journal("short"),
        "E": layout.events(batch: "short", person: "ana").file,
      ])
    try #require(run.status == 0, "\(run.errorText)")
  }

  private func bytes(_ path: String) -> Data? { try? Data(contentsOf: URL(fileURLWithPath: path)) }

  @Test(arguments: TamperTests.attacks)
  func `a journal that another program touched takes no more labels`(command: String) throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 5), ["--guard", "0"])
    try session.wait(for: "item 1 of 5")
    try session.press("y")
    try session.wait(done: 1)
    try attack(command, place)
    let left = bytes(place.journal("short"))

    try session.press("x")
    try session.wait(for: "NOT SAVED")
    #expect(session.progress?.done == 1)
    #expect(session.itemLine.contains("item 2 of 5"))
    #expect(session.keyLine.contains(":results DIR"))
    #expect(bytes(place.journal("short")) == left)

    let elsewhere = place.directory.path("elsewhere")
    try session.press(":results \(elsewhere)\r")
    try session.wait(for: "Going on in")
    try session.press("\u{13}")
    try session.wait(done: 2)
    try session.press("y")
    try session.wait(done: 3)
    #expect(try session.leave() == 74)
    #expect(bytes(place.journal("short")) == left)
    #expect(try place.labels(elsewhere).map(\.item) == ["i-2", "i-3"])
    #expect(try place.labels(elsewhere).first?.answers.first?.labels == ["no"])
  }

  @Test func `two sessions never write one journal, though the locks were removed`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 5)
    let first = try place.start(batch, ["--guard", "0"])
    try first.wait(for: "item 1 of 5")
    try first.press("y")
    try first.wait(done: 1)
    try attack("rm -r $R/locks", place)
    let second = try place.start(batch, ["--guard", "0"])
    try second.wait(for: "item 2 of 5")
    try second.press("x")
    try second.wait(done: 2)
    try first.press("y")
    try first.wait(for: "NOT SAVED")
    #expect(try second.leave() == 0)
    #expect(try first.leave() == 74)
    #expect(try place.labels().map(\.item) == ["i-1", "i-2"])
  }

  @Test(arguments: ["rm $E", ": > $E", "cp $E $E.copy; mv $E.copy $E"])
  func `an event is not called sent where its file was touched`(command: String) throws {
    let place = Workplace()
    let session = try place.start(try place.shortBatch(count: 5), ["--guard", "0"])
    try session.wait(for: "item 1 of 5")
    try attack(command, place)
    try session.press(":note unclear What is it?\r")
    try session.wait(for: "NOT SAVED")
    let elsewhere = place.directory.path("elsewhere")
    try session.press(":results \(elsewhere)\r")
    try session.wait(for: "Going on in")
    session.terminal.gather(milliseconds: 300)
    #expect(try session.leave() == 74)
    let ledger = try Ledger(Disk.storage, roots: [elsewhere])
    let notes = ledger.events.filter {
      if case .note = $0.content.happening { true } else { false }
    }
    #expect(notes.count == 1)
  }

  /// A link beside the files of others leads nothing of a session to another place.
  @Test(arguments: ["labels", "labels/short", "events/short", "drafts", "locks", "texts"])
  func `nothing is written through a link`(name: String) throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 2)
    let other = place.directory.path("other")
    let link = "\(place.results)/\(name)"
    for directory in [other, (link as NSString).deletingLastPathComponent] {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
    let answers = try place.write("answers.txt", ":rationale half\ny\n:rationale half\n")
    _ = try Subprocess(
      ["/bin/sh", "-c", "exec \"$@\" < '\(answers)'", "sh"] + place.label(batch, ["--plain"]),
      environment: place.environment())
    #expect(Workplace.everything(under: other) == [other])
  }
}
