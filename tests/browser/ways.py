"""The ways in which one journey is made."""

import enum


class Way(enum.StrEnum):
    """With a pointer, with the keyboard alone, or in a browser that runs no script."""

    POINTER = "pointer"
    KEYBOARD = "keyboard"
    WITHOUT_SCRIPT = "without script"
