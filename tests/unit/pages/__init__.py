"""What pages say, apart from any request."""
