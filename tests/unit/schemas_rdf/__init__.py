"""Parsing, indexing, canonical form, paging and writing of RDF."""
