"""What can be wrong with bytes that were to be read, or with terms that were to be written."""

from typing import Self


class SchemaError(Exception):
    """Anything of this package that a caller may want to report to a person."""


class UnreadableError(SchemaError):
    """The page as a whole cannot be read; its message names the cause and the fix."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self.args[0], self.line)

    @classmethod
    def restored(cls, text: str, line: int | None) -> Self:
        """Rebuild the error in another process, its text as it was."""
        error = cls(text)
        error.line = line
        return error


class NotRdfError(UnreadableError):
    """The bytes are something else than RDF: a web page, an archive, nothing at all."""


class UnparseableError(UnreadableError):
    """The bytes are meant as RDF but break the rules of their syntax."""


class DtdRefusedError(UnparseableError):
    """An XML document brings its own entity definitions, which are never expanded."""


class UnknownContextError(UnparseableError):
    """A JSON-LD document points to a context that is not in the bundle; nothing is fetched."""


class LimitExceededError(UnparseableError):
    """A document is nested too deep, or holds a value too long, to be read safely."""


class RecordTooLargeError(SchemaError):
    """One record is larger than any real one; ``size`` and ``limit`` are in words."""

    def __init__(self, size: str, limit: str) -> None:
        super().__init__(f"{size}, of {limit} that one record may take")
        self.size = size
        self.limit = limit


class UnwritableError(SchemaError):
    """A term cannot be written: the IRI or language tag would not be read back."""


def _restored(kind: type[UnreadableError], text: str, line: int | None) -> UnreadableError:
    return kind.restored(text, line)
