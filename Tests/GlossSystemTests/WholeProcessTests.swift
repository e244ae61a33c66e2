import Testing

/// Tests of what a process has only one of: signals, the entered terminal. One after the other.
@Suite(.serialized) enum WholeProcessTests {}
