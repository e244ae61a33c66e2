/// Whether a text is fit to be shown by itself: it begins with no small letter, unless one is
/// quoted, and has its full stop.
func isSentence(_ text: String) -> Bool {
  guard let first = text.first, let last = text.last else { return false }
  return !first.isLowercase && ".?!…".contains(last)
}
