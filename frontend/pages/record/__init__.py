"""The page of one record: everything that its reader may see, in the order that a reader asks."""
