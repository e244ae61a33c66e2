/// The registry: a kind that is not in this array does not exist.
package enum Kinds {
  package static let all: [any Kind.Type] = [
    Classification.self,
    SpanMarking.self,
    Pairwise.self,
    Writing.self,
    Ranking.self,
    RatingGrid.self,
  ]

  package static func named(_ name: String) -> (any Kind.Type)? {
    all.first { $0.name == name }
  }
}
