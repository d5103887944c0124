"""Shapes and JSON-LD contexts that come with the package, as data."""
