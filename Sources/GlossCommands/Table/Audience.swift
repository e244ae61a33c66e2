/// For whom a command is; the overview groups by it, in this order.
package enum Audience: CaseIterable, Sendable {
  case annotator, reviewer, lead, pipeline, all
}
