"""Names of indices in Elasticsearch: an alias for each index, and behind it one concrete index.

``wayleave-public`` leads to ``wayleave-public-<stamp>``. One under construction is reached by the
alias ``wayleave-public-building``; writes insist on an alias, so none is ever made by accident.
"""

import re
import uuid

from elasticsearch import BadRequestError, Elasticsearch

from search.elastic_mapping import index_mapping, index_settings, layout
from search.errors import IndexBusyError, IndexDamagedError

_NAME = re.compile(r"[a-z][a-z0-9+_-]{0,63}", re.ASCII)
_FIRST_STAMP = "0" * 12  # the same for all, so that two processes cannot both make the first


class ElasticIndex:
    """One index by its alias."""

    def __init__(self, client: Elasticsearch, prefix: str, index: str) -> None:
        if not _NAME.fullmatch(index):
            raise ValueError(f"not a name of an index: {index!r}")
        self.index = index
        self.alias = f"{prefix}-{index}"
        self.building = f"{self.alias}-building"
        self._client = client
        self._stamped = re.compile(rf"{re.escape(self.alias)}-[0-9a-f]{{12}}", re.ASCII)

    def is_built(self) -> bool:
        """Say whether there is such an index."""
        return bool(self._client.indices.exists_alias(name=self.alias))

    def ensure(self) -> None:
        """Create the index empty if there is none; raise if it is not one of this version's."""
        if not self.is_built():
            try:
                self._create(_FIRST_STAMP, self.alias)
            except BadRequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise
        self.check_layout()

    def check_layout(self) -> None:
        """Raise ``IndexDamagedError`` if the index is not one of this version's."""
        for found in self._client.indices.get_mapping(index=self.alias).values():
            if found["mappings"].get("_meta", {}).get("layout") != layout():
                raise IndexDamagedError(
                    f"The search index {self.index!r} was built by another version of this "
                    "program. Run 'wayleave reindex' to build it anew from the database."
                )

    def start_building(self) -> str:
        """Create the next concrete index; remove what crashed rebuilds left behind."""
        current = self._behind(self.alias)
        for name in self._concrete():
            if name not in current:
                self._client.indices.delete(index=name)
        return self._create(uuid.uuid4().hex[:12], self.building)

    def swap(self, built: str) -> None:
        """Let the alias lead to what was built and remove the old, in one step."""
        if built not in self._behind(self.building):
            raise IndexBusyError(
                f"Another process has begun to rebuild the search index {self.index!r} meanwhile; "
                "its result will count."
            )
        self._client.indices.refresh(index=built)
        old = [{"remove_index": {"index": name}} for name in self._behind(self.alias)]
        moved = [
            {"add": {"index": built, "alias": self.alias}},
            {"remove": {"index": built, "alias": self.building}},
        ]
        self._client.indices.update_aliases(actions=[*old, *moved])

    def discard(self, built: str) -> None:
        """Remove what was built, unless it is in use or gone."""
        if built in self._concrete() and built not in self._behind(self.alias):
            self._client.indices.delete(index=built)

    def remove(self) -> None:
        """Remove the index with everything that belongs to it."""
        for name in self._concrete():
            self._client.indices.delete(index=name)

    def _create(self, stamp: str, alias: str) -> str:
        name = f"{self.alias}-{stamp}"
        self._client.indices.create(
            index=name, settings=index_settings(), mappings=index_mapping(), aliases={alias: {}}
        )
        return name

    def _behind(self, alias: str) -> list[str]:
        if not self._client.indices.exists_alias(name=alias):
            return []
        return sorted(self._client.indices.get_alias(name=alias))

    def _concrete(self) -> list[str]:
        found = self._client.indices.get(index=f"{self.alias}-*", features=["aliases"])
        return sorted(name for name in found if self._stamped.fullmatch(name))
