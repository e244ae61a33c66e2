import GlossJSON
import GlossJournal
import GlossSession
import GlossTestSupport

extension Past {
  /// What a person finds where these are all the lines that there are.
  init(of person: ID, on batch: ID, events: [Event] = [], labels: [Label] = [], at now: Timestamp) {
    self.init(of: person, on: batch, Ledger(labels: labels, events: events), at: now)
  }
}
