"""The rules of the standard, and the lists they rest on."""
