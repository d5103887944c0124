"""``python -m frontend.cli``: the command without its script."""

from frontend.cli.main import main

main()
