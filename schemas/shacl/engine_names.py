"""The engines that an installation may choose from."""

import enum


class EngineName(enum.StrEnum):
    """The engines that an installation may choose from."""

    REFERENCE = "reference"
    FAST = "fast"
