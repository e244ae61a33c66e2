/// What a piece of the screen is for. Never a colour: ``Theme`` decides late how a role looks.
package enum Role: Hashable, Sendable {
  case text, quiet, title, heading, emphasis, strong, code, quote
  /// A key to press, in the help line and beside answers.
  case key
  /// The nth label, or the nth of anything told apart by colour beside its letter.
  case label(Int)
  case selection, cursor
  /// The row of a list that keys go to, behind its sign: weaker than what was chosen.
  case pointer
  case warning, error, good
  /// What the choke point drew in place of a scalar that must not reach the terminal.
  case escape
  case suggestion
  /// What a rewrite has, and what it left out.
  case added, removed
  /// What another text has not, alike on both sides.
  case difference
  /// What is left of a progress bar, and what is done.
  case bar, barFill
  /// The nth speaker of a conversation.
  case speaker(Int)
}
