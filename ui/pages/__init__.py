"""The four places of the main window."""
