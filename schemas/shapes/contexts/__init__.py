"""JSON-LD contexts in place of those that feeds name by address, written for this reader."""
