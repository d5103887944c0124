"""The public register of uses: who uses which data, why, and under which law."""

from frontend.pages.register.uses import blueprint

__all__ = ["blueprint"]
