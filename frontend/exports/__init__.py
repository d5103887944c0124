"""Records in other forms; every one is written from a projection."""
