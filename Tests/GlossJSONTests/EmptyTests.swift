import GlossJSON
import Testing
