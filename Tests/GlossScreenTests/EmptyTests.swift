import GlossScreen
import Testing
