"""Use cases, one module each: what can be done with the catalogue."""
