"""Fetching and reading pages from a real server and in a real child process."""
