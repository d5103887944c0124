"""What becomes of records when runs publish them."""
