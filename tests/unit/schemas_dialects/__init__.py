"""Tests of reading and writing the dialects that are no RDF."""
