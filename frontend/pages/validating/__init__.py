"""Checking metadata for everybody; its report is also what owners see of a harvest."""

from frontend.pages.validating.view import blueprint

__all__ = ["blueprint"]
