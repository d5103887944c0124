"""Dialects that are no RDF: JSON, YAML and tables, turned into statements by crosswalk tables."""
