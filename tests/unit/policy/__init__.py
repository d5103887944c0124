"""Tests of who sees what and who may do what."""
