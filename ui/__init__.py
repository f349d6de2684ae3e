"""Windows, pages, dialogs, Qt models and commands: puts widgets together and wires them."""
