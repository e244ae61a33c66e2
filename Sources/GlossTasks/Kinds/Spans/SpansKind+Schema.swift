extension SpansKind {
  package static let schema = [
    LabelOption.schema,
    SchemaProperty(
      "field", .oneOf(Field.allCases.map(\.rawValue)), "Which text is marked; the item's text."),
    SchemaProperty("overlap", .boolean, "Whether spans may overlap and nest; false."),
  ]
}
