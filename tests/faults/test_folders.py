"""What is wrong with how files lie in a provider's folder, which no text of a file can show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prospectus import limits

from .. import small

FOLDER = "providers/oak-college"


def ids(root: Path) -> list[tuple[str, str]]:
    return [(one.place.path, one.id) for one in small.problems(root)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe cannot lie in a folder of this system")
def test_a_pipe_is_not_a_file(tmp_path: Path) -> None:
    pipe = small.write(tmp_path) / FOLDER / "courses" / "carving.yml"
    os.mkfifo(pipe)
    assert ids(tmp_path) == [(f"{FOLDER}/courses/carving.yml", "not-a-file")]


def test_two_names_that_are_the_same_but_for_case(tmp_path: Path) -> None:
    courses = small.write(tmp_path) / FOLDER / "courses"
    (courses / "JOINERY.yml").write_text(small.COURSE, encoding="utf-8")
    if len(list(courses.iterdir())) == 1:
        pytest.skip("this disk takes both names for one file, so that nobody can make this mistake on it")
    assert "same-but-for-case" in [id_ for _, id_ in ids(tmp_path)]


def test_too_many_files(tmp_path: Path) -> None:
    media = small.write(tmp_path) / FOLDER / "media"
    media.mkdir()
    for number in range(limits.PROVIDER_FILES - 1):  # beside provider.yml and one course
        (media / f"{number}.png").write_bytes(b"")
    assert "too-many-files" in [id_ for _, id_ in ids(tmp_path)]


def test_a_folder_too_large(tmp_path: Path) -> None:
    media = small.write(tmp_path) / FOLDER / "media"
    media.mkdir()
    with (media / "hall.png").open("wb") as file:
        file.truncate(limits.PROVIDER_BYTES + 1)  # a hole, which takes no room
    assert "folder-too-large" in [id_ for _, id_ in ids(tmp_path)]
