import Foundation
import GlossJournal
import GlossTestSupport
import Testing

/// A real terminal emulator and a real shell around the program.
@Suite(.enabled(if: Tmux.isAvailable, "\(Tmux.skipReason)"))
struct TmuxTests {
  /// A shell with a prompt of its own, so that what it shows can be told from the program.
  private func shell(
    _ place: Workplace, columns: Int = 80, rows: Int = 24, _ more: [String: String] = [:]
  ) throws -> Tmux {
    var environment = place.environment(more.merging(["PS1": "ready$ ", "ENV": ""]) { $1 })
    environment["TERM"] = nil
    let tmux = try Tmux(
      executable: ["/bin/sh", "-i"], environment: environment, columns: columns, rows: rows,
      directory: place.directory.path)
    try tmux.wait(for: "ready$")
    return tmux
  }

  private func command(_ place: Workplace, _ batch: String, _ more: String = "") -> String {
    "'\(GlossExecutable.path)' label '\(batch)' --annotator ana --results results \(more)"
  }

  @Test(arguments: [(80, 24), (200, 50)])
  func `the three kinds are labelled in tmux`(_ columns: Int, _ rows: Int) throws {
    let place = Workplace()
    for (task, keys) in [("route", ["b"]), ("news", ["o", "Enter"]), ("replies", ["1"])] {
      let tmux = try Tmux(
        executable: place.label(Repository.task("\(task).json"), ["--guard", "0"]),
        environment: place.environment(["TERM": "screen-256color"]), columns: columns, rows: rows)
      let first = try tmux.wait(for: "item 1 of")
      #expect(first.count == rows)
      #expect(first[0].hasPrefix(" \(task) ") && first[0].hasSuffix("ana · 0 min"))
      for key in keys { try tmux.press(key) }
      try tmux.wait(for: "item 2 of")
      try tmux.press("q")
      #expect(try tmux.waitForEnd() == 0)
    }
    #expect(try place.labels().count == 3)
  }

  @Test func `leaving shows the shell as it was`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    let tmux = try shell(place)
    try tmux.type("echo before; stty -a > before\n")
    try tmux.wait(for: "before")
    for (round, leaving) in ["q", "C-c"].enumerated() {
      try tmux.type(command(place, batch) + "\n")
      try tmux.wait(for: "item 1 of 3")
      #expect(try tmux.value("alternate_on") == "1")
      try tmux.press(leaving)
      // There is no line yet that a receipt could be of.
      try tmux.wait(for: "gloss: 0 saved in this session, 0 of 3 done")
      #expect(!(try tmux.capture().contains { $0.contains("receipt") }))
      #expect(try tmux.value("alternate_on") == "0")
      #expect(try tmux.value("cursor_flag") == "1")
      let screen = try tmux.capture()
      #expect(screen.contains { $0.contains("before") })
      #expect(!screen.contains { $0.contains("item 1 of 3") })
      try tmux.type("clear; echo before; stty -a > after; echo end of $((\(round) + 10))\n")
      // What the round before wrote is on the screen again, as it should be.
      try tmux.wait(for: "end of \(round + 10)")
      #expect(
        place.text(place.directory.path("after")) == place.text(place.directory.path("before")))
    }
  }

  @Test func `Ctrl-Z gives the shell, and fg the item again`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    let tmux = try shell(place)
    try tmux.type(command(place, batch, "--guard 0") + "\n")
    try tmux.wait(for: "item 1 of 3")
    try tmux.press("y")
    try tmux.wait(for: "item 2 of 3")
    for _ in 0..<2 {
      try tmux.press("C-z")
      try tmux.wait(for: "topped")
      #expect(try tmux.value("alternate_on") == "0")
      try tmux.type("echo in the shell\n")
      try tmux.wait(for: "in the shell")
      try tmux.type("fg\n")
      try tmux.wait(for: "item 2 of 3")
      #expect(try tmux.value("alternate_on") == "1")
    }
    try tmux.press("r")
    try tmux.type("typed before")
    try tmux.wait(for: "typed before")
    // In a text Ctrl-Z takes back; Esc keeps the text and gives the keys.
    try tmux.press("Escape")
    try tmux.wait(for: "Not part of the answer yet")
    try tmux.press("C-z")
    try tmux.wait(for: "in the shell")
    // Whoever stopped may never come back.
    let draft = ResultsLayout(place.results).draft(batch: "short", person: "ana")
    #expect(wait(milliseconds: 5000) { place.text(draft).contains("typed before") })
    try tmux.type("fg\n")
    try tmux.wait(for: "item 2 of 3")
    try tmux.press("r")
    try tmux.wait(for: "typed before")
    try tmux.press("Enter", "x")
    try tmux.wait(for: "item 3 of 3")
    try tmux.press("q")
    try tmux.wait(for: "2 of 3 done")
    #expect(try place.labels().map(\.rationale) == ["", "typed before"])
  }

  @Test func `a resize in tmux draws the whole screen`() throws {
    let place = Workplace()
    let tmux = try Tmux(
      executable: place.label(Repository.task("replies.json")),
      environment: place.environment(["TERM": "screen-256color"]))
    try tmux.wait(for: "item 1 of")
    try tmux.resize(columns: 30, rows: 8)
    try tmux.wait(for: "Too small")
    try tmux.resize(columns: 120, rows: 30)
    let screen = try tmux.wait(for: "item 1 of")
    #expect(screen.count == 30 && screen[0].hasPrefix(" replies "))
    try tmux.press("q")
    #expect(try tmux.waitForEnd() == 0)
  }

  @Test func `EDITOR takes the rationale and gives it back; one that fails keeps it`() throws {
    let place = Workplace()
    let batch = try place.shortBatch(count: 3)
    let script = try place.write(
      "editor",
      """
      test -e fail && { echo '[editor fails]'; exit 3; }
      printf ' and edited\\nin two lines' >> "$1"
      """)
    let tmux = try shell(place, ["EDITOR": "sh \(script)"])
    try tmux.type(command(place, batch, "--guard 0") + "\n")
    try tmux.wait(for: "item 1 of 3")
    try tmux.press("r")
    try tmux.type("typed")
    try tmux.wait(for: "typed")
    try tmux.press("C-e")
    try tmux.wait(for: "in two lines")
    try place.write("fail", "")
    try tmux.press("C-e")
    try tmux.wait(for: "ended with status 3")
    #expect(try tmux.capture().contains { $0.contains("typed and edited") })
    try tmux.press("Enter", "y")
    try tmux.wait(for: "item 2 of 3")
    try tmux.press("q")
    try tmux.wait(for: "1 of 3 done")
    #expect(try place.labels().map(\.rationale) == ["typed and edited\nin two lines"])
    #expect(Workplace.everything(under: place.directory.path("tmp")).count == 1)
  }

  @Test(arguments: [(80, 24), (200, 50)])
  func `hostile texts leave every line in its place, by tmux's own widths`(
    _ columns: Int, _ rows: Int
  ) throws {
    let place = Workplace()
    let tmux = try Tmux(
      executable: place.label(Repository.fixture("hostile.jsonl"), ["--guard", "0"]),
      environment: place.environment(["TERM": "screen-256color"]), columns: columns, rows: rows)
    for item in 1...21 {
      let screen = try tmux.wait(for: "item \(item) of 21")
      #expect(
        screen[0].hasPrefix(" hostile ") && screen[0].contains(" \(item - 1)/21 "),
        "item \(item): \(screen[0])")
      #expect(screen[0].contains("ana · "), "item \(item): \(screen[0])")
      #expect(screen[1].contains("item \(item) of 21"), "item \(item): \(screen[1])")
      #expect(screen[rows - 1].hasPrefix(" w b choose"), "item \(item): \(screen[rows - 1])")
      #expect(screen.contains { $0.contains("   w  Whole") }, "item \(item): \(screen)")
      try tmux.press("w")
    }
    try tmux.wait(for: "All 21 items are done.")
    #expect(try tmux.value("pane_title") != "owned by an item")
    try tmux.press("q")
    #expect(try tmux.waitForEnd() == 0)
  }
}
