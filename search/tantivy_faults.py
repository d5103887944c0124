"""What tantivy and the file system throw, told in this package's errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.errors import EngineUnavailableError, SearchError
from search.tantivy_folder import IndexFolder

_TRANSIENT = ("No space left", "Read-only file system", "Permission denied", "Too many open files")


@contextmanager
def faults_told(folder: IndexFolder) -> Iterator[None]:
    """Turn what goes wrong inside into a ``SearchError`` that names the index and the fix."""
    try:
        yield
    except SearchError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise _told(folder, error) from error
    except BaseException as error:
        # The binding throws Rust's panics past Exception; a truncated file can cause one.
        if type(error).__name__ != "PanicException":
            raise
        raise folder.damaged("its files are damaged") from error


def _told(folder: IndexFolder, error: Exception) -> SearchError:
    text = str(error)
    if "LockBusy" in text:
        return folder.busy()
    for reason in _TRANSIENT:
        if reason in text:
            return EngineUnavailableError(
                f"The search index {folder.index!r} in {folder.path} cannot be used: "
                f"{reason.lower()}. Free space or mend the permissions, then try again."
            )
    return folder.damaged("its files are missing or damaged")
