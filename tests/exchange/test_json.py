"""Our own JSON: everything goes out and comes back as it was, and nothing else gets in."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.directories import imported, run
from prospectus.characters import first_unseen
from prospectus.directories.ours import FORMAT, parsed
from prospectus.exchange import own
from prospectus.exchange.plan import apply, plan
from prospectus.exchange.present import present
from prospectus.reading import Document, read
from prospectus.refused import RefusedError
from tests import small

EXAMPLE = Path(__file__).parents[2]


def data(root: Path) -> dict[str, Any]:
    """What every file of every provider says, as texts."""
    found = {}
    for path in sorted((root / "providers").rglob("*.yml")):
        document = read(path.name, path.read_bytes())
        if isinstance(document, Document) and path.name != "calendar.yml":
            found[path.relative_to(root).as_posix()] = document.data
    return found


def empty(root: Path) -> Path:
    """An area without providers."""
    small.write(root, {small.PROVIDER_PATH: None, small.COURSE_PATH: None})
    (root / "mkdocs.yml").write_text("site_name: Other\n")
    return root


def test_the_whole_example_area_comes_back_as_it_was(tmp_path: Path) -> None:
    (raw,) = own.give(present(EXAMPLE), None).values()
    shutil.copytree(EXAMPLE / "content/area", tmp_path / "content/area", ignore=shutil.ignore_patterns("gtfs*"))
    planned = plan(tmp_path, own.take(raw, present(tmp_path), None).batch)
    # Logos are pictures beside the files, which JSON does not carry: without them the files would name what is not there.
    for path in (EXAMPLE / "providers").glob("*/media/*"):
        kept = tmp_path / path.relative_to(EXAMPLE)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, kept)
    apply(planned)
    assert data(tmp_path) == data(EXAMPLE)


def test_one_provider_alone(tmp_path: Path) -> None:
    whole = json.loads(run(EXAMPLE, "export", "json", "--provider", "teme-valley").stdout)
    assert (whole["format"], whole["version"], list(whole["providers"])) == ("prospectus-courses", 1, ["teme-valley"])


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=100).map(
    str.strip
)
TEXTS = TEXTS.filter(lambda text: first_unseen(text) is None)


@settings(max_examples=25, deadline=None)
@given(title=TEXTS.filter(bool), summary=TEXTS.filter(bool), about=st.lists(TEXTS.filter(bool), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was(title: str, summary: str, about: list[str]) -> None:
    """Quotes, colons, hashes, brackets, long and short, in every script."""
    course = {"title": title, "summary": summary, "status": "draft", "who_for": "\n\n".join(about)}
    course = {key: value.replace("<", "(") for key, value in course.items()}
    with tempfile.TemporaryDirectory() as folder:
        root = small.write(Path(folder))
        whole = {
            "format": FORMAT,
            "version": 1,
            "providers": {"oak-college": {"provider": {}, "courses": {"any": course}}},
        }
        apply(plan(root, own.take(json.dumps(whole).encode(), present(root), None).batch))
        held = present(root).courses["oak-college/any"].data
        assert held is not None
        assert {key: " ".join(str(held[key]).split()) for key in course} == {
            key: " ".join(value.split()) for key, value in course.items()
        }


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"[" * 100_000, "too deep"),
        (b'{"format": "other"}', "does not say that it is ours"),
        (b'{"format": "prospectus-courses", "version": 9}', "version “9”"),
        (b"{", "not JSON from line 1"),
        (b"\xff\xfe", "not saved as UTF-8"),
        (b'{"format": "prospectus-courses", "version": 1, "providers": {"../up": {}}}', "cannot be the id"),
        (b'{"format": "prospectus-courses", "version": 1, "providers": []}', "not a group of keys"),
        (
            b'{"format": "prospectus-courses", "version": 1, "providers": {"a": {"provider": "x"}}}',
            "not a group of keys",
        ),
        (
            b'{"format":"prospectus-courses","version":1,"providers":{"a":{"provider":{"name":"\\u202e"},"courses":{}}}}',
            "invisible",
        ),
    ],
)
def test_what_is_not_ours_is_refused_with_the_reason(tmp_path: Path, raw: bytes, says: str) -> None:
    result = imported(empty(tmp_path), "json", raw, "--write")
    assert result.exit_code == 2
    assert says in result.output
    assert not list((tmp_path / "providers").glob("*")) if (tmp_path / "providers").exists() else True


def test_a_course_cannot_be_written_outside_its_folder(tmp_path: Path) -> None:
    small.write(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n")
    whole = {
        "format": FORMAT,
        "version": 1,
        "providers": {"oak-college": {"provider": {}, "courses": {"../../x": {"title": "X"}}}},
    }
    result = imported(tmp_path, "json", json.dumps(whole).encode(), "--write")
    assert "not-an-id" in result.output
    assert not list(tmp_path.rglob("x.yml"))


def test_a_key_that_is_there_twice_is_told() -> None:
    with pytest.raises(RefusedError, match="“title” is there twice"):
        parsed(b'{"title": "Joinery", "title": "Welding"}')


def test_a_file_of_more_groups_than_any_real_one_is_refused_before_it_takes_a_gigabyte() -> None:
    with pytest.raises(RefusedError, match="more than 1,000,000 groups and lists"):
        parsed(b"[" + b"{}," * 1_000_000 + b"0]")
    assert len(parsed(b"[" + b"{}," * 999_998 + b"{}]")) == 999_999
