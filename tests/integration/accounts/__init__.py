"""Tests of accounts, sessions and what follows from them, over a database."""
