"""DCAT as RDF: bytes in, models and findings out, and back again."""
