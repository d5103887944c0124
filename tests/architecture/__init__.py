"""What the code, the distribution and the documents promise about themselves."""
