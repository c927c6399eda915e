"""The site carries the form where the editor is installed, and says how to change a file where it is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.cli import main
from sandbox import Sandbox

HUB = "https://github.com/sarn/prospectus/edit/main/"
SCRIPT = 'const from=`https://unpkg.com/@sveltia/cms`;"src:url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2)"'


@pytest.fixture
def area(sandbox: Sandbox) -> Sandbox:
    """The small area, whose files are kept on GitHub."""
    path = sandbox.root / "content/area/area.yml"
    path.write_text(re.sub(r"(?m)^edit_url:.*$", f"edit_url: {HUB}", path.read_text()))
    return sandbox


def install(area: Sandbox) -> None:
    """Put something in the editor's place that has its files."""
    for path, text in {
        "dist/sveltia-cms.js": SCRIPT,
        "LICENSE.txt": "MIT",
        "package.json": '{"version": "0.221.1"}',
        "npm/assets/noto-mono-latin-400-normal-XyZ.woff2": "font",
        "npm/assets/noto-mono.LICENSE.txt": "OFL",
        "locales/pl.json": "{}",
    }.items():
        area.write(f"node_modules/@sveltia/cms/{path}", text)


def build(area: Sandbox, *options: str) -> None:
    done = CliRunner().invoke(main, ["-C", str(area.root), "build", *options])
    assert done.exit_code == 0, done.output


def test_without_the_editor_the_page_says_how_to_change_a_file(area: Sandbox) -> None:
    build(area)
    page = area.site("edit/index.html")
    assert "“Edit this page” at the foot of a page opens it" in page
    assert "This site was built without its form." in page
    course = area.site("courses/sarn-college/plumbing/index.html")
    assert f"{HUB}providers/sarn-college/courses/plumbing.yml" in course
    assert "in the form" not in course
    assert area.site("_headers").startswith("/*\n  Content-Security-Policy: default-src 'none'")


def test_with_the_editor_the_form_stands_in_the_site(area: Sandbox) -> None:
    install(area)
    build(area)
    files = {path.relative_to(area.root / "site/edit").as_posix() for path in (area.root / "site/edit").rglob("*.*")}
    assert files >= {
        "index.html", "config.yml", "sveltia-cms.js", "LICENSE.txt", "fonts/noto-mono.woff2", "cms/package.json",
        "cms@0.221.1/locales/pl.json",
    }  # fmt: skip
    assert area.site("edit/sveltia-cms.js") == 'const from=`cms`;"src:url(fonts/noto-mono.woff2)"'
    assert (
        json.loads(area.site("edit/config.yml").split("\n")[0].removeprefix('"backend": '))["repo"] == "sarn/prospectus"
    )


def test_no_other_page_loads_the_editor(area: Sandbox) -> None:
    install(area)
    build(area)
    pages = {path.parent.name for path in (area.root / "site").rglob("*.html") if "sveltia" in path.read_text()}
    assert pages == {"edit"}
    assert "sveltia" not in area.site("plan-worker.js")


@pytest.mark.parametrize(
    ("page", "entry"),
    [
        ("courses/sarn-college/plumbing/", "courses-sarn-college/entries/plumbing"),
        ("providers/sarn-college/", "providers/entries/sarn-college"),
    ],
)
def test_a_page_leads_to_its_file_and_to_its_place_in_the_form(area: Sandbox, page: str, entry: str) -> None:
    install(area)
    build(area)
    html = area.site(f"{page}index.html")
    up = "../" * page.count("/")
    assert re.search(rf'<a href="{HUB}providers/[a-z/-]+\.yml" rel="edit">Edit this page</a>', html)
    assert f'<a href="{up}edit/#/collections/{entry}" rel="edit">change it in the form</a>' in html


def test_no_form_is_made_for_another_kind_of_host(sandbox: Sandbox) -> None:
    """The sandbox's files are edited on forge.example.org."""
    install(sandbox)
    build(sandbox)
    assert "This site was built without its form." in sandbox.site("edit/index.html")


def test_the_offline_edition_has_no_form(area: Sandbox, tmp_path: Path) -> None:
    install(area)
    build(area, "--offline", "-o", str(tmp_path / "copy"))
    assert not (tmp_path / "copy/edit/sveltia-cms.js").exists()
