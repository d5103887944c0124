"""The JSON interface for programs, version 1: what pages show, under names that stay."""

from frontend.api.interface import init_app

__all__ = ["init_app"]
