import GlossProject
import Testing
