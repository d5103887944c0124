"""The migrations, oldest first in ``versions``."""
