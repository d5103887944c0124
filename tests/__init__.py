"""The tests of all five packages."""
