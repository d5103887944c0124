"""What both sides of a request share: the forms with which somebody makes a move in a case."""
