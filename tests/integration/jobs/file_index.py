"""The least that can be called an index: one file for each record, holding its revision."""

from collections.abc import Sequence
from pathlib import Path

from catalogue.store import Store


class FileIndex:
    """Called with ids, as tasks call whatever brings the indexes in line."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def __call__(self, record_ids: Sequence[str]) -> None:
        """Write what the database now says of these records."""
        with self._store.reading() as work:
            records = {record.id: record for record in work.records.by_ids(record_ids)}
        for record_id in record_ids:
            file = self._folder / record_id
            if record_id in records:
                # Beside the folder first: a test that looks in must not see half a file.
                fresh = self._folder.with_name("fresh")
                fresh.write_text(str(records[record_id].revision), encoding="utf-8")
                fresh.replace(file)
            else:
                file.unlink(missing_ok=True)

    def rebuild(self) -> None:
        """Write what the database says of every record."""
        with self._store.reading() as work:
            record_ids = work.records.all_ids(limit=10_000)
        for file in self._folder.iterdir():
            file.unlink()
        self(record_ids)

    @property
    def contents(self) -> dict[str, int]:
        """The revision of every record in the index."""
        return {file.name: int(file.read_text("utf-8")) for file in self._folder.iterdir()}
