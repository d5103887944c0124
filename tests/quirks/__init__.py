"""The 110 faults of real catalogues: a feed that shows each, and what is made of it."""
