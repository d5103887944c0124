"""A store on each database, and what is put into it."""

from tests.stored_source import source, store

__all__ = ["source", "store"]
