import GlossTasks
import Testing
