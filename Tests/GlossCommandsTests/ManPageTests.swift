import Testing

@testable import GlossCommands

@Suite struct ManPageTests {
  private let page = ManPage(commands: Samples.table).text

  @Test func `every command, argument, flag and exit code is in the page`() {
    for command in Samples.table {
      #expect(page.contains(".SS \(Roff.quoted(command.usage))\n"))
      for flag in command.allFlags {
        #expect(page.contains(Roff.bold(flag.typed)), "\(flag.typed)")
        #expect(flag.short.map { page.contains(Roff.bold("-\($0)")) } ?? true)
      }
      for argument in command.arguments { #expect(page.contains(Roff.italic(argument.name))) }
      for variable in command.variables { #expect(page.contains(Roff.bold(variable.name))) }
    }
    for code in ExitCode.allCases { #expect(page.contains("\n\(Roff.bold("\(code.rawValue)"))\n")) }
  }

  @Test func `text is never a request`() {
    #expect(Roff.text(".with") == "\\&.with")
    #expect(Roff.text("'quoted'") == "\\(aqquoted\\(aq")
    #expect(Roff.text("a\\b --c") == "a\\eb \\-\\-c")
    #expect(Roff.text("FILE…") == "FILE\\[u2026]")
    #expect(Roff.text("😀") == "\\[u1F600]")
    #expect(Roff.quoted("a \"b\"") == "\"a \\(dqb\\(dq\"")
  }

  @Test(.enabled(if: External.path(of: "groff") != nil, "there is no groff here"))
  func `groff formats it without a warning`() throws {
    let path = try #require(External.path(of: "groff"))
    let run = try External.run(
      path, ["-man", "-Tutf8", "-ww", "-rLL=78n", "-P-cbou"], input: page)
    #expect(run.code == 0)
    #expect(run.err.isEmpty, "\(run.err)")
    for flag in Samples.sort.allFlags { #expect(run.out.contains(flag.typed)) }
    #expect(run.out.contains("it's [this]: here"))
    #expect(run.out.contains(".with a dot"))
  }

  @Test(.enabled(if: External.path(of: "mandoc") != nil, "there is no mandoc here"))
  func `mandoc finds no error in it`() throws {
    let path = try #require(External.path(of: "mandoc"))
    let run = try External.run(path, ["-T", "lint", "-W", "error"], input: page)
    #expect(run.out.isEmpty && run.err.isEmpty, "\(run.out)\(run.err)")
    #expect(run.code == 0)
  }
}
