"""One module per migration; a released one is never edited."""
