import GlossJSON

/// What `gloss new` writes of one kind: a question to start from, and the clause of a guideline that
/// it stands on, with the two sample items explained.
package struct Starter: Hashable, Sendable {
  /// The question's name, and the id of its clause.
  package let name: ID
  package let title: String
  /// The question's other keys in a rubric, as members of a JSON object, a line or more each.
  package let members: String
  /// The clause below its heading, in Markdown.
  package let rule: String
  /// How the question is answered for each sample item, and why.
  package let examples: [String]
  /// What annotators will ask about first, a paragraph each.
  package let edgeCases: [String]
  /// The label with which it makes sense to ask what comes behind; nil where all answers are alike.
  package let opening: Opening?

  package init(
    name: ID, title: String, members: String, rule: String, examples: [String],
    edgeCases: [String], opening: Opening? = nil
  ) {
    self.name = name
    self.title = title
    self.members = members
    self.rule = rule
    self.examples = examples
    self.edgeCases = edgeCases
    self.opening = opening
  }

  package struct Opening: Hashable, Sendable {
    package let label: ID
    /// As people read it.
    package let title: String
    /// The sample items that have it, from 0.
    package let items: Set<Int>
  }
}

/// What the two sample items of `gloss new` are made of.
package enum StarterSample: Hashable, Sendable {
  /// A text, from a person to a shop.
  case message
  /// A prompt with so many replies, at most four.
  case replies(Int)

  /// In the order in which they are tried: the first that all kinds can be asked of is taken.
  package static let all = [message, replies(4), replies(2)]
}
