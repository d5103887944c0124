"""Whether a database that should be there has gone."""

from pathlib import Path

from catalogue.errors import StoreUnavailableError
from catalogue.store.place import Place


def refuse_lost_database(place: Place, index_home: Path) -> None:
    """Raise ``StoreUnavailableError`` when an index is there, but the file it was built from not.

    An empty database in its stead would look like a catalogue that never held anything.
    """
    if place.file is None or not _is_lost(place.file):
        return
    try:
        is_bereft = index_home.is_dir() and any(index_home.iterdir())
    except OSError:
        return
    if is_bereft:
        raise StoreUnavailableError(
            f"{place} is gone, while the index built from it is there; restore it from a backup, "
            f"or remove {index_home} to begin anew."
        )


def _is_lost(file: Path) -> bool:
    log = file.with_name(f"{file.name}-wal")
    try:
        if not file.exists():
            return True
        # What was written last may stand in the log alone.
        return file.stat().st_size == 0 and not (log.exists() and log.stat().st_size)
    except OSError:
        return False
