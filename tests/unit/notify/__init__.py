"""Tests of composing and sending mail."""
