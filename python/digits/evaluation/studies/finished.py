"""The trainings of a study that are finished, kept in a file until the study is.

A study takes long. When it is stopped, or one training fails, the others are not lost: the same
command goes on from there. The file lies beside the folder of the report, not in it, for what is in
it is published.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from digits import paths
from digits.data.mnist import CHECKSUMS
from digits.errors import UserError
from digits.system import files
from digits.training.recipe import Recipe

SUFFIX = ".studies.partial.jsonl"
CODE = ("data", "preprocess", "training")  # the rooms that a result depends on


class Finished:
    """Results of trainings, by recipe."""

    def __init__(self, folder: Path, study: str, ink: Path | None):
        """Read what is kept.

        Args:
            folder: of the report.
            study: name of the study; another one measures other things.
            ink: the file of pen digits that is read as well, or None.

        Raises:
            UserError: when the place cannot be written.
        """
        folder = folder.resolve()
        self.path = folder.with_name(folder.name + SUFFIX)
        files.check_place(self.path)
        self.context = {"study": study, "data": CHECKSUMS, "ink": digest(ink), "code": code()}
        self.results = {row["key"]: row["result"] for row in self.rows()}

    def get(self, recipe: Recipe) -> dict | None:
        """The result of a recipe, if it is finished."""
        return self.results.get(self.key(recipe))

    def add(self, recipe: Recipe, result: dict) -> None:
        """Keep a result, at once and for good."""
        row = {"key": self.key(recipe), "study": self.context["study"], "result": result}
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write("\n" * self.torn() + json.dumps(row) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise UserError(f"{self.path}: cannot be written ({error.strerror}).") from error
        self.results[row["key"]] = result

    def drop(self, recipes: Iterable[Recipe]) -> None:
        """Forget results that are in the report now, and the file when no other is left."""
        done = {self.key(recipe) for recipe in recipes}
        left = [row for row in self.rows() if row["key"] not in done]
        if left:
            files.write(self.path, "".join(json.dumps(row) + "\n" for row in left))
        else:
            self.path.unlink(missing_ok=True)

    def key(self, recipe: Recipe) -> str:
        """What a result depends on, in short."""
        text = json.dumps([self.context, asdict(recipe)], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def torn(self) -> bool:
        """Whether the last line was broken off while it was written."""
        content = self.path.read_bytes() if self.path.is_file() else b""
        return bool(content) and not content.endswith(b"\n")

    def rows(self) -> list[dict]:
        """The lines of the file; one that was broken off is left out."""
        rows = []
        if self.path.is_file():
            for line in self.path.read_text("utf-8", errors="replace").splitlines():
                try:
                    row = json.loads(line)
                    if isinstance(row["key"], str) and isinstance(row["result"], dict):
                        rows.append(row)
                except (ValueError, TypeError, KeyError):
                    continue
        return rows


def digest(path: Path | None) -> str | None:
    """SHA-256 of a file or of the files of a folder."""
    if path is None:
        return None
    inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    every = hashlib.sha256()
    for file in inside:
        every.update(hashlib.sha256(file.read_bytes()).digest())
    return every.hexdigest()


def code() -> str:
    """SHA-256 of the code that trains: what an older version found does not count."""
    every = hashlib.sha256()
    for room in CODE:
        for file in sorted((paths.PYTHON / "digits" / room).rglob("*.py")):
            every.update(file.read_bytes())
    return every.hexdigest()
