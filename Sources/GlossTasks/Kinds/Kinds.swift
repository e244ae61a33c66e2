/// The registry: a kind that is not in this array does not exist.
package enum Kinds {
  /// Another array can stand in for it within a task, which is how a test registers its own.
  @TaskLocal package static var all: [any Kind.Type] = [
    ClassificationKind.self,
    SpansKind.self,
    PairwiseKind.self,
    TextKind.self,
    RankingKind.self,
    RatingKind.self,
  ]

  package static func named(_ name: String) -> (any Kind.Type)? {
    all.first { $0.name == name }
  }
}
