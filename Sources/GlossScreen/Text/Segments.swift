/// The words and sentences of a text, by which a selection moves.
///
/// Words follow UAX #29 where a script has spaces ("don't" and "3.14" are one, "e-mail" two), with
/// one tailoring: a currency sign is of the number that it touches ("€14.5", "US$5", "5€").
/// Scripts without spaces have no dictionary here, so each cluster of theirs is a word, as is each
/// emoji. Punctuation and escapes are none. Boundaries are always those of clusters.
package struct Segments: Hashable, Sendable {
  /// Ascending, apart or touching, never empty.
  package let words: [Range<ScalarOffset>]
  /// Ascending, never empty, without the white space between them.
  package let sentences: [Range<ScalarOffset>]

  package init(_ text: Text) {
    words = WordFinder(text.clusters).ranges()
    var finder = SentenceFinder(text.clusters.all)
    self.sentences = finder.ranges()
  }
}
