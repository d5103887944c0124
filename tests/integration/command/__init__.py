"""The ``wayleave`` command from the outside: what it prints and how it ends."""
