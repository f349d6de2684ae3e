"""Frozen minutes in, documents out. Importing this package loads nothing: each document is its own module."""
