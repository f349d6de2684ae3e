"""Data that comes with Lingkar (themes, words, fonts, the demo session) and the small readers of it."""
