import GlossStatistics
import Testing
