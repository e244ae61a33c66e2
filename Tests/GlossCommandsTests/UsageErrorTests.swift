import GlossTestSupport
import Testing

@testable import GlossCommands

@Suite struct UsageErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    let kind: UsageError.Kind
    let message: String

    var testDescription: String { words.joined(separator: " ") }
  }

  private static let most = "99999999999999999999"

  static let cases = [
    Case(words: ["--plain"], kind: .missingCommand, message: "no command was given"),
    Case(words: ["--"], kind: .missingCommand, message: "no command was given"),
    Case(
      words: ["srot", "heap"], kind: .unknownCommand("srot", near: ["sort"]),
      message: "there is no command 'srot'; did you mean 'sort'?"),
    Case(
      words: ["pebbles/heap.json"], kind: .unknownCommand("pebbles/heap.json", near: []),
      message: "there is no command 'pebbles/heap.json'"),
    Case(
      words: ["\u{1b}[2J"], kind: .unknownCommand("\u{1b}[2J", near: []),
      message: "there is no command '<U+001B>[2J'"),
    Case(
      words: [""], kind: .unknownCommand("", near: []), message: "there is no command ''"),
    Case(
      words: ["sort", "heap", "--ruberic", "x"],
      kind: .unknownFlag("--ruberic", near: ["--rubric"]),
      message: "there is no flag '--ruberic' here; did you mean '--rubric'?"),
    Case(
      words: ["sort", "heap", "--rub=x"], kind: .unknownFlag("--rub", near: ["--rubric"]),
      message: "there is no flag '--rub' here; did you mean '--rubric'?"),
    Case(
      words: ["--versoin"], kind: .unknownFlag("--versoin", near: ["--version"]),
      message: "there is no flag '--versoin' here; did you mean '--version'?"),
    Case(
      words: ["sort", "heap", "-plain"], kind: .unknownFlag("-l", near: ["--plain"]),
      message: "there is no flag '-l' here; did you mean '--plain'?"),
    Case(
      words: ["sort", "heap", "--results", "x"], kind: .unknownFlag("--results", near: []),
      message: "there is no flag '--results' here: name the directory without a flag"),
    Case(
      words: ["sort", "heap", "-x"], kind: .unknownFlag("-x", near: []),
      message: "there is no flag '-x' here"),
    Case(
      words: ["count", "a", "--color", "never"], kind: .unknownFlag("--color", near: []),
      message: "there is no flag '--color' here"),
    Case(
      words: ["sort", "heap", "--\u{7}bell"], kind: .unknownFlag("--\u{7}bell", near: []),
      message: "there is no flag '--<U+0007>bell' here"),
    Case(
      words: ["sort", "heap", "--limit"], kind: .missingValue(flag: "--limit", placeholder: "N"),
      message: "--limit needs a value: --limit N"),
    Case(
      words: ["sort", "heap", "-n"], kind: .missingValue(flag: "--limit", placeholder: "N"),
      message: "--limit needs a value: --limit N"),
    Case(
      words: ["sort", "heap", "--rubric", "--plain"],
      kind: .missingValue(flag: "--rubric", placeholder: "F"),
      message: "--rubric needs a value: --rubric F"),
    Case(
      words: ["sort", "heap", "--rubric", "-n", "3"],
      kind: .missingValue(flag: "--rubric", placeholder: "F"),
      message: "--rubric needs a value: --rubric F"),
    Case(
      words: ["sort", "--rubric", "--", "heap"],
      kind: .missingValue(flag: "--rubric", placeholder: "F"),
      message: "--rubric needs a value: --rubric F"),
    Case(
      words: ["sort", "heap", "--plain=yes"],
      kind: .unexpectedValue(flag: "--plain", value: "yes"),
      message: "--plain takes no value, but was given 'yes'"),
    Case(
      words: ["sort", "heap", "-n1", "--limit=1"], kind: .repeatedFlag("--limit"),
      message: "--limit was given twice"),
    Case(
      words: ["sort", "heap", "--rubric="], kind: .emptyValue(of: "--rubric"),
      message: "--rubric is empty"),
    Case(
      words: ["sort", ""], kind: .emptyValue(of: "HEAP"), message: "HEAP is empty"),
    Case(
      words: ["sort", "heap", "--color", "nevr"],
      kind: .unknownChoice(
        of: "--color", value: "nevr", choices: ["auto", "always", "never"], near: ["never"]),
      message: "--color cannot be 'nevr'; did you mean 'never'?"),
    Case(
      words: ["sort", "heap", "--color", "pi\u{9}nk"],
      kind: .unknownChoice(
        of: "--color", value: "pi\u{9}nk", choices: ["auto", "always", "never"], near: []),
      message: "--color cannot be 'pi<U+0009>nk': it is one of auto, always, never"),
    Case(
      words: ["send", "bag"],
      kind: .unknownChoice(of: "FORMAT", value: "bag", choices: ["boxes", "bags"], near: ["bags"]),
      message: "FORMAT cannot be 'bag'; did you mean 'bags'?"),
    Case(
      words: ["sort", "heap", "--limit", "3x"], kind: .notInteger(of: "--limit", value: "3x"),
      message: "--limit is a whole number, not '3x'"),
    Case(
      words: ["sort", "heap", "--limit=1.5"], kind: .notInteger(of: "--limit", value: "1.5"),
      message: "--limit is a whole number, not '1.5'"),
    Case(
      words: ["sort", "heap", "--limit="], kind: .notInteger(of: "--limit", value: ""),
      message: "--limit is a whole number, not ''"),
    Case(
      words: ["sort", "heap", "--seed", "--5"], kind: .notInteger(of: "--seed", value: "--5"),
      message: "--seed is a whole number, not '--5'"),
    Case(
      words: ["sort", "heap", "--limit", "0"],
      kind: .outOfRange(of: "--limit", value: "0", range: 1...Int.max),
      message: "--limit is at least 1, not '0'"),
    Case(
      words: ["sort", "heap", "--percent", "-1"],
      kind: .outOfRange(of: "--percent", value: "-1", range: 0...100),
      message: "--percent is between 0 and 100, not '-1'"),
    Case(
      words: ["sort", "heap", "--seed", most],
      kind: .outOfRange(of: "--seed", value: most, range: Int.min...Int.max),
      message: "--seed is too large a number: '\(most)'"),
    Case(words: ["sort"], kind: .missingArgument("HEAP"), message: "HEAP is missing"),
    Case(words: ["count"], kind: .missingArgument("FILE"), message: "FILE is missing"),
    Case(
      words: ["sort", "heap", "\u{1b}]0;x"], kind: .extraArgument("\u{1b}]0;x"),
      message: "'<U+001B>]0;x' is one argument too many"),
  ]

  @Test(arguments: cases) func `each mistake is told as what it is`(_ example: Case) {
    let written = Written()
    let error = #expect(throws: UsageError.self) {
      _ = try Parser(commands: Samples.table).parse(example.words)
    }
    #expect(error?.kind == example.kind)

    #expect(Program(commands: Samples.table).run(example.words, written.outside()) == .usage)
    #expect(written.out.isEmpty)
    let lines = written.err.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines.first.map { $0.hasSuffix(": \(example.message)") } == true, "\(written.err)")
    #expect(lines.dropFirst().first?.hasPrefix("usage: gloss ") == true)
  }

  @Test func `the first of several mistakes is the one told`() {
    let error = #expect(throws: UsageError.self) {
      _ = try Parser(commands: Samples.table).parse(["sort", "--limit=x", "--bogus", "a", "b"])
    }
    #expect(error?.kind == .notInteger(of: "--limit", value: "x"))
  }

  @Test(arguments: [
    ["check", "--LONG"], ["LONG"], ["label", "LONG"], ["export", "LONG"],
    ["label", "--seed", "LONG"],
    ["why LONG"], ["check", "LONG with spaces LONG"],
  ])
  func `a long word is told by its beginning and its length`(_ words: [String]) {
    let long = String(repeating: "w", count: 100_000)
    let ran = MemoryStorage([:]).run(words.map { $0.replacing("LONG", with: long) })
    #expect(ran.code != .done)
    #expect(ran.err.contains("…") && ran.err.utf8.count < 3000, "\(ran.err.prefix(3000))")
  }
}
