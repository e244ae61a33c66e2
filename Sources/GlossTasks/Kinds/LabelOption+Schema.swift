extension LabelOption {
  /// The key `labels`, as the kinds that offer labels have it.
  static let schema = SchemaProperty(
    "labels",
    .list(
      .object([
        SchemaProperty("id", .id, required: true, "What a label line carries."),
        SchemaProperty("title", .string, "What the annotator reads; the id where not given."),
        SchemaProperty("key", .key, "The key that gives it; else the next free digit."),
        SchemaProperty("description", .string, "What it means, in a few words."),
        SchemaProperty("clause", .string, "The clause of the guideline that it stands on."),
      ]), minimum: 1),
    required: true, "What can be chosen.")
}
