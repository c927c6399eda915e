"""What an example of a message is: a file of the small sound area with one fault in it, and the same without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..sound import COURSE_PATH, FILES

File = str | bytes


@dataclass(frozen=True, slots=True)
class Example:
    """One fault: in the file at `path`, `wrong` stands instead of `right`.

    Where the sound file has `right` in it, the two are pieces of that file; otherwise they are the whole file, and None
    is no file at all. `beside` has other files that both the faulty and the mended area have; `as_of` is the day by
    which they are judged, if it matters. `at` is where the message stands, if it is not in this file.
    """

    wrong: File | None
    right: File | None = None
    path: str = COURSE_PATH
    beside: Mapping[str, File] = field(default_factory=dict)
    as_of: str | None = None
    at: str | None = None

    def files(self, shown: File | None) -> dict[str, File]:
        """Every file of the area with what is shown, `wrong` or `right`, in its place."""
        every: dict[str, File] = {**FILES, **self.beside}
        before = every.get(self.path)
        if self._is_piece and isinstance(before, str):
            assert isinstance(self.right, str) and isinstance(shown, str) and before.count(self.right) == 1, self
            every[self.path] = before.replace(self.right, shown)
        elif shown is None:
            every.pop(self.path, None)
        else:
            every[self.path] = shown
        return every

    @property
    def _is_piece(self) -> bool:
        before = self.beside.get(self.path, FILES.get(self.path))
        texts = isinstance(before, str) and isinstance(self.right, str) and isinstance(self.wrong, str)
        return texts and str(self.right) in str(before)
