extension Command {
  package static func guide(run: @escaping Run) -> Command {
    Command(
      name: "guide", audience: .all, summary: Words.Guide.summary, text: Words.Guide.text,
      arguments: [Argument("RUBRIC", .one, .file, Words.Guide.rubric)],
      flags: [
        Flag("clause", value: Value("ID", .id), Words.Guide.clause),
        Flag("diff", value: Value("OLD", .file), Words.Guide.diff),
      ],
      variables: [.pager],
      examples: [
        Example("gloss guide guidelines/replies.json", Words.Guide.exampleAll),
        Example("gloss guide guidelines/replies.json --clause tone", Words.Guide.exampleClause),
      ], run: run)
  }
}
