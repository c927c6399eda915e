"""`prospectus diff` reads what Git or a folder holds as data, and nothing that providers write is more than words."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import cmarkgfm
import pytest
from click.testing import CliRunner, Result

from prospectus import limits
from prospectus.changes.change import Change, Effect, Fact
from prospectus.changes.told import MARKDOWN, markdown, text
from prospectus.cli import main
from prospectus.reports.markdown import in_markdown
from tests.small import COURSE, COURSE_PATH, changed, write

LATER = changed(COURSE, ("2027-09-06", "2027-09-13"))
ODD = "<img src=x onerror=alert(1)> @oakshire/staff #12 GH-7 ![x](https://evil.example/p.png) www.evil.example `a` *b* \x1b[31m"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def git(folder: Path, *arguments: str) -> str:
    """What Git says in a folder, without anybody's own settings."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, env=os.environ | own, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small area in the folder `area` of a repository, committed; since then its course starts a week later."""
    root = tmp_path / "repository"
    area = write(root / "area")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "first")
    (area / COURSE_PATH).write_text(LATER, encoding="utf-8")
    return area


def test_a_revision_and_a_folder_are_compared_alike(repository: Path, tmp_path: Path) -> None:
    before = write(tmp_path / "before")
    for base in ("main", "HEAD", before):
        done = run("-C", repository, "diff", base)
        assert done.exit_code == 0, done.output
        assert done.output == (
            "What changes for learners: 1 thing.\n\nDifferent\n"
            "  Joinery, level 2 (Oak College): start moves from 6 September to 13 September 2027\n"
        )


def test_nothing_is_told_where_nothing_is_different(repository: Path) -> None:
    assert run("-C", repository, "diff", repository).output == "Nothing changes for learners.\n"


@pytest.mark.parametrize("base", ["nosuch", "main..HEAD", "--output=x", "-h", "", "HEAD^{tree}", "a\nb"])
def test_what_is_no_revision_is_refused_and_never_an_option_of_git(repository: Path, base: str) -> None:
    done = run("-C", repository, "diff", "--", base)
    assert done.exit_code == 2, done.output
    assert "Name one of these." in done.output
    assert not (repository / "x").exists()


def test_an_area_without_git_is_told_to_compare_with_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    area = write(tmp_path / "area")
    outside = run("-C", area, "diff", "main")
    assert outside.exit_code == 2 and "Traceback" not in outside.output
    assert outside.output.endswith(
        "No Git repository that may be read holds this area, so it has no branches, tags or commits. Compare with "
        "a folder, like a copy of the area from last month.\n"
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    without = run("-C", area, "diff", "main")
    assert without.exit_code == 2 and "Traceback" not in without.output
    assert without.output.endswith("Git is not on this computer. Install it, or compare with a folder.\n")


def test_links_and_odd_files_in_a_revision_are_left_out(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("title: Secret\n", encoding="utf-8")
    (repository / "providers/oak-college/courses/secret.yml").symlink_to(tmp_path / "secret.yml")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "link")
    (repository / "providers/oak-college/courses/secret.yml").unlink()
    done = run("-C", repository, "diff", "main")
    assert (done.exit_code, done.output) == (0, "Nothing changes for learners.\n")


def test_a_revision_with_more_than_there_may_be_is_refused(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REVISION_BYTES", 100)
    done = run("-C", repository, "diff", "main")
    assert done.exit_code == 2
    assert "holds more than" in done.output


def test_an_area_with_errors_is_not_compared(repository: Path) -> None:
    (repository / COURSE_PATH).write_text(changed(COURSE, ("level: 2", "level: 22")), encoding="utf-8")
    done = run("-C", repository, "diff", "main")
    assert done.exit_code == 1
    assert "This area has errors: mend these first." in done.output


def test_json_has_each_fact_by_itself(repository: Path) -> None:
    (one,) = json.loads(run("-C", repository, "diff", "main", "--format", "json").output)["changes"]
    assert one == {
        "kind": "course",
        "key": "oak-college/joinery",
        "title": "Joinery, level 2",
        "provider": "Oak College",
        "path": COURSE_PATH,
        "address": "courses/oak-college/joinery/",
        "effect": "different",
        "facts": [
            {"effect": "different", "about": "", "says": "start moves from 6 September to 13 September 2027"},
        ],
    }


def test_the_pages_that_are_others_are_named(repository: Path) -> None:
    before = write(repository.parent.parent / "before", {"content/parents.md": "# Parents\n"})
    (repository / "content/parents.md").write_text("# Parents\n\nMore.\n", encoding="utf-8")
    (repository / "mkdocs.yml").write_text("site_name: x\nplugins: [prospectus]\ndocs_dir: content\n", encoding="utf-8")
    told = run("-C", repository, "diff", before, "--pages").stdout.splitlines()
    assert {"changed /courses/oak-college/joinery/", "changed /parents/"} <= set(told)
    assert "changed /words/" not in told


# ── Harmless ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def odd(number: int = 1) -> list[Change]:
    fact = Fact(Effect.WORSE, f"it was called {ODD}")
    return [Change("course", f"a/{at}", ODD, ODD, "x.yml", None, (fact,)) for at in range(number)]


def test_what_providers_write_is_only_words_in_a_comment() -> None:
    html = cmarkgfm.github_flavored_markdown_to_html(markdown(odd()))
    assert not re.search(r"<(?!/?(p|ul|li|strong|h3)>)", html)
    shown = re.sub(r"<[^>]*>", "", html)
    assert "@oakshire" not in shown and "#12" not in shown and "GH-7" not in shown
    assert "https" in shown and "\x1b" not in html


def test_words_in_a_comment_read_as_they_were_written() -> None:
    html = cmarkgfm.github_flavored_markdown_to_html(in_markdown("City & Guilds (level 2): 5 * 4 – it’s <new>"))
    assert html == "<p>City &amp; Guilds (level 2): 5 * 4 – it’s &lt;new&gt;</p>\n".replace("&amp;", "&amp;\u2060")


def test_a_comment_is_never_longer_than_it_may_be_and_counts_what_is_left_out() -> None:
    told = markdown(odd(1_000))
    assert len(told) <= MARKDOWN + 200
    shown = told.count("\n- **")
    assert f"And {1_000 - shown} more things" in told


def test_a_terminal_is_told_nothing_to_obey() -> None:
    assert "\x1b" not in text(odd())


def test_the_preview_holds_the_pages_and_the_words_and_runs_nothing(repository: Path, tmp_path: Path) -> None:
    (repository / "mkdocs.yml").write_text(
        "site_name: Oakshire\ndocs_dir: content\ntheme: {name: prospectus}\nplugins: [prospectus]\n", encoding="utf-8"
    )
    name = 'title: "Joinery \\"&\\" Co"'
    (repository / COURSE_PATH).write_text(changed(LATER, ("title: Joinery", name)), encoding="utf-8")
    done = run("-C", repository, "preview", "main", "-o", tmp_path / "preview")
    assert done.exit_code == 0, done.output
    made = tmp_path / "preview"
    start = (made / "index.html").read_text(encoding="utf-8")
    assert "Joinery &quot;&amp;&quot; Co" in start and "<script" not in start
    for link in re.findall(r'href="([^"]*)"', start):
        assert (made / link).is_file(), link
    assert 'href="site/courses/oak-college/joinery/index.html"' in start
    assert (made / "changes.md").is_file()
    again = run("-C", repository, "preview", "main", "-o", made)
    assert again.exit_code == 2 and "is not an empty folder" in again.output
    assert sorted(one.name for one in tmp_path.iterdir()) == ["preview", "repository"]


@pytest.mark.parametrize("path", ["content/area", "content/area/area.yml"])
def test_a_repository_cannot_have_anything_run_to_fetch_what_it_lacks(
    repository: Path, tmp_path: Path, path: str
) -> None:
    """What it lacks is not fetched, and no protocol is allowed to Gits that would fetch it all the same."""
    trace = tmp_path / "ran"
    tool = tmp_path / "tool"
    tool.write_text(f"#!/bin/sh\ntouch {trace}\n")
    tool.chmod(0o755)
    settings = {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{tool}",
        "protocol.ext.allow": "always",
        "core.fsmonitor": str(tool),
        "diff.external": str(tool),
    }
    missing = git(repository, "rev-parse", f"HEAD:./{path}").strip()
    for key, value in settings.items():
        git(repository, "config", key, value)
    (repository.parent / f".git/objects/{missing[:2]}/{missing[2:]}").unlink()
    done = run("-C", repository, "diff", "HEAD")
    assert (done.exit_code != 0, trace.exists()) == (True, False)
