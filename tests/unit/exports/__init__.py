"""Tests of what the catalogue is written as."""
