import GlossSession
import Testing
