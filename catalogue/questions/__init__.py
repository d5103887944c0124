"""The questions that a request answers: data with the reason for each, and what reads them."""
