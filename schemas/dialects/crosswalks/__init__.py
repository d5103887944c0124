"""One table for each dialect: which of its properties is which of the catalogue's."""
