"""How good descriptions are: scores with their reasons, wherever they stand."""
