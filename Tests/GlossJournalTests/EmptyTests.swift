import GlossJournal
import Testing
