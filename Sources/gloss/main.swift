import GlossCommands

Commands.main()
