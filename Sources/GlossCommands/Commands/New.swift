import GlossJSON
import GlossProject
import GlossTasks

extension Command {
  static func runNew(_ invocation: Invocation, _ outside: Outside) throws(Stop) -> ExitCode {
    let names = invocation.arguments("KIND")
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw .usage(ProgramWords.New.twice(name))
    }
    let id = invocation.id("id") ?? ID(names.joined(separator: "-"))
    if let fault = NewRubric.fault(of: id) { throw .usage(ProgramWords.New.badID(id, fault)) }
    guard let new = NewRubric(names.compactMap(Kinds.named), id: id) else {
      throw .usage(ProgramWords.New.nothingInCommon(names))
    }
    let root = invocation.string("output").map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    let files = [
      (path: "\(root)guidelines/\(id).md", text: new.guideline),
      (path: "\(root)guidelines/\(id).json", text: new.rubric),
      (path: "\(root)tasks/\(new.batchID).json", text: new.batch),
    ]
    let force = invocation.has("force")
    // All are looked for before the first is written: half of a start is none.
    if !force { for file in files { try outside.refuseExisting(file.path) } }
    for file in files {
      try outside.makeDirectory(of: file.path)
      try outside.write(file.path, force: force) { out throws(Stop) in
        try out(Array(file.text.utf8))
      }
    }
    outside.tell(ProgramWords.New.written(files.map(\.path), new))
    return .done
  }
}
