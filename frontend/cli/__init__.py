"""The ``wayleave`` command: one module per group of commands.

Exit status: 0 done, 1 done with records rejected or a retirement held, 2 nothing done.
"""

from frontend.cli.main import main

__all__ = ["main"]
