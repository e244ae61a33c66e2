import GlossCommands
import Testing
