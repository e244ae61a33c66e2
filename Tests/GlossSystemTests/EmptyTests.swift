import GlossSystem
import Testing
