import Testing

@testable import GlossCommands

@Suite struct ParserTests {
  private func invocation(_ words: String...) throws -> Invocation {
    guard case .run(let invocation) = try Parser(commands: Samples.table).parse(words) else {
      throw Unexpected(words: words)
    }
    return invocation
  }

  struct Unexpected: Error { let words: [String] }

  @Test(arguments: [
    ["sort", "heap", "--limit", "3"], ["sort", "heap", "--limit=3"], ["sort", "heap", "-n", "3"],
    ["sort", "heap", "-n3"], ["sort", "-n3", "heap"], ["--limit", "3", "sort", "heap"],
    ["-n", "3", "sort", "heap"], ["sort", "--limit=3", "--", "heap"], ["sort", "heap", "-pn3"],
    ["sort", "heap", "-pqn", "3"], ["--limit=3", "sort", "heap"], ["-p", "sort", "heap", "-n3"],
  ])
  func `a value is read however it is written and wherever it stands`(_ words: [String]) throws {
    guard case .run(let invocation) = try Parser(commands: Samples.table).parse(words) else {
      throw Unexpected(words: words)
    }
    #expect(invocation.command.name == "sort")
    #expect(invocation.integer("limit") == 3)
    #expect(invocation.argument("HEAP") == "heap")
  }

  @Test func `what is not given is its default or nothing`() throws {
    let bare = try invocation("sort", "heap")
    #expect(bare.string("into") == "results")
    #expect(!bare.has("into"))
    #expect(bare.integer("seed") == 0)
    #expect(bare.string("rubric") == nil)
    #expect(bare.integer("limit") == nil)
    #expect(bare.strings("only") == [])
    #expect(!bare.has("plain"))
  }

  @Test func `a repeatable flag keeps its values whole and in order`() throws {
    let given = try invocation("sort", "--only", "b,c", "heap", "-oa", "--only=a=b", "--only", "é")
    #expect(given.strings("only") == ["b,c", "a", "a=b", "é"])
  }

  @Test func `switches share a word`() throws {
    let given = try invocation("sort", "heap", "-pq")
    #expect(given.has("plain"))
    #expect(given.has("quiet"))
    #expect(!(try invocation("sort", "heap", "-q")).has("plain"))
  }

  @Test func `a negative number is a value and an argument, not a flag`() throws {
    #expect(try invocation("sort", "heap", "--seed", "-5").integer("seed") == -5)
    #expect(try invocation("sort", "heap", "--seed=-5").integer("seed") == -5)
    #expect(try invocation("sort", "-5").argument("HEAP") == "-5")
  }

  @Test func `what looks like a flag is a value where it must be one`() throws {
    #expect(try invocation("sort", "heap", "--note=--plain").string("note") == "--plain")
    #expect(try invocation("sort", "heap", "--note", "--loud").string("note") == "--loud")
    #expect(try invocation("sort", "heap", "--note", "-").string("note") == "-")
    #expect(try invocation("sort", "heap", "--note=").string("note") == "")
    #expect(try invocation("sort", "heap", "--note", "").string("note") == "")
    #expect(try invocation("sort", "-").argument("HEAP") == "-")
    #expect(try invocation("sort", "--", "--plain").argument("HEAP") == "--plain")
    #expect(try invocation("--", "sort", "heap").argument("HEAP") == "heap")
    #expect(try invocation("count", "a", "--", "--", "-x").arguments("FILE") == ["a", "--", "-x"])
  }

  @Test func `arguments are counted`() throws {
    #expect(try invocation("send", "bags").arguments("RESULTS") == [])
    #expect(try invocation("send", "bags", "a", "b").arguments("RESULTS") == ["a", "b"])
    #expect(try invocation("count", "a", "--strict", "b").arguments("FILE") == ["a", "b"])
    #expect(try invocation("help").optionalArgument("COMMAND") == nil)
    #expect(try invocation("help", "sort").optionalArgument("COMMAND") == "sort")
  }

  @Test(arguments: [
    ["sort", "--help"], ["sort", "-h"], ["--help", "sort"], ["-h", "sort"],
    ["sort", "--bogus", "--help"], ["sort", "heap", "too", "many", "-ph"],
    ["sort", "--limit", "x", "--help"], ["sort", "--limit", "--help"], ["sort", "--version", "-h"],
  ])
  func `help is answered whatever else is wrong`(_ words: [String]) throws {
    guard case .help(let command) = try Parser(commands: Samples.table).parse(words) else {
      throw Unexpected(words: words)
    }
    #expect(command.name == "sort")
  }

  @Test(arguments: [[], ["--help"], ["-h"], ["--version", "--help"], ["--plain", "--help"]])
  func `without a command help is the overview`(_ words: [String]) throws {
    guard case .overview = try Parser(commands: Samples.table).parse(words) else {
      throw Unexpected(words: words)
    }
  }

  @Test(arguments: [["--version"], ["sort", "--version"], ["--version", "sort", "--nope"]])
  func `the version is answered with every command and none`(_ words: [String]) throws {
    guard case .version = try Parser(commands: Samples.table).parse(words) else {
      throw Unexpected(words: words)
    }
  }

  @Test func `help after the end of flags is an argument`() throws {
    #expect(try invocation("sort", "--", "--help").argument("HEAP") == "--help")
  }
}
