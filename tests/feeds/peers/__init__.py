"""What other catalogues' own tests assert about their example files, and what we find there."""
