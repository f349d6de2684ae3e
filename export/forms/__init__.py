"""The forms that are printed before a session."""
