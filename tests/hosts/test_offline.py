"""The offline edition, text by text: links to folders, modules as classic scripts, data, the note, the archive."""

from __future__ import annotations

import importlib.resources
import re
import zipfile
from pathlib import Path

import pytest

from prospectus.hosts.folder import PublishError
from prospectus.hosts.offline import edition, pages, scripts
from prospectus.hosts.offline.pages import Copy
from prospectus.hosts.offline.scripts import Scripts

COPY = Copy("22 November 2026", "2026-11-22", "https://prospectus.example/", "Oakshire Partnership")
PAGE = (
    '<!doctype html>\n<html lang="en" class="no-js" data-worker="../plan-worker.js">\n<head>\n'
    '<script type="module" src="../assets/javascripts/b.js"></script>\n</head>\n<body>\n'
    '<a class="md-skip" href="#__main">Skip</a>\n<a title="a > b" href="../courses/">Courses</a>\n</body>\n</html>\n'
)
A = "export const one = 1;\nexport function two() {\n  return 2;\n}\n"
B = 'import "./c.js";\nimport { one, two as other } from "./a.js";\nimport * as all from "./a.js";\n\nother(all, one, import.meta.url);\n'
FILES = {"assets/javascripts/a.js": A, "assets/javascripts/b.js": B, "assets/javascripts/c.js": "globalThis.c = 1;\n"}


@pytest.mark.parametrize(
    ("written", "filed"),
    [
        ("../courses/", "../courses/index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../courses/?q=a/#b", "../courses/index.html?q=a/#b"),
        ("#top", "#top"),
        ("?q=bread", "?q=bread"),
        ("../dates.ics", "../dates.ics"),
        ("https://oak.example/", "https://oak.example/"),
        ("mailto:a@oak.example", "mailto:a@oak.example"),
        ("//oak.example/", "//oak.example/"),
    ],
)
def test_addresses_of_folders_name_the_page_in_them(written: str, filed: str) -> None:
    assert pages.filed(written) == filed


def test_a_page_names_classic_scripts_in_the_order_of_imports_and_says_how_old_it_is() -> None:
    known = Scripts(FILES)
    html = pages.page(PAGE, "x/index.html", COPY, known.needs)
    assert re.findall(r'<script defer src="\.\./assets/javascripts/(\w+)\.js"></script>', html) == [
        "offline",
        "c",
        "a",
        "b",
    ]
    assert 'type="module"' not in html
    assert "data-worker" not in html
    assert '<html data-site="https://prospectus.example/" lang="en"' in html
    assert '<a title="a > b" href="../courses/index.html">' in html
    note = html[html.index("<aside") : html.index("</aside>")]
    text = re.sub("<[^>]+>", "", note).strip()
    assert text == "This is a copy of 22 November 2026. The newest is at https://prospectus.example/"
    assert 'href="https://prospectus.example/x/"' in note


def test_a_page_that_leads_on_leads_to_a_file() -> None:
    moved = '<html lang="en"><head><meta http-equiv="refresh" content="0; url=../../x/"></head><body><a href="../../x/">x</a>'
    html = pages.page(moved, "c/a/index.html", COPY, Scripts({}).needs)
    assert 'content="0; url=../../x/index.html"' in html
    assert "stylesheet" not in html  # its policy allows none


def test_whom_to_ask_where_no_address_is_known() -> None:
    copy = Copy("22 November 2026", "2026-11-22", "", "Oak & Ash")
    assert "For the newest, ask Oak &amp; Ash." in pages.note("index.html", copy)


DATA_PAGE = (
    '<!doctype html>\n<html lang="en"><head></head><body><a href="../data/courses.json">Courses</a>'
    '<a href="../data/providers/oak/venues.csv">Sites</a><a href="../data/schemas/courses.json">Schema</a>'
    '<a href="../dates/">Dates</a></body></html>\n'
)


@pytest.mark.parametrize("site_url", ["https://prospectus.example/", ""])
def test_files_for_other_programs_stay_on_the_web_where_that_is_known(site_url: str) -> None:
    feeds = {"data/courses.json": b"{}", "data/providers/oak/venues.csv": b"x"}
    files = {"data/index.html": DATA_PAGE.encode(), "data/schemas/courses.json": b"{}", **feeds}
    turned = edition.edition(files, Copy("22 November 2026", "2026-11-22", site_url, "Oak"))
    hrefs = re.findall(r'<a href="([^"]*(?:data|dates)[^"]*)"', turned["data/index.html"].decode())
    if site_url:
        assert not any(path.startswith(tuple(feeds)) for path in turned)
        assert hrefs[-4:-2] == [f"{site_url}{path}" for path in feeds]
    else:
        assert hrefs[-4:-2] == [f"../{path}" for path in feeds]
        assert feeds.keys() <= turned.keys()
    assert hrefs[-2:] == ["../data/schemas/courses.json", "../dates/index.html"]


def test_a_module_becomes_a_function_of_what_it_imports() -> None:
    known = Scripts(FILES, ["assets/javascripts/b.js"])
    assert known.written("assets/javascripts/a.js") == (
        'Prospectus.module("assets/javascripts/a.js", (imported, here) => {\n"use strict";\n'
        "const one = 1;\nfunction two() {\n  return 2;\n}\nreturn { one, two };\n});\n"
    )
    assert known.written("assets/javascripts/b.js") == (
        'Prospectus.module("assets/javascripts/b.js", (imported, here) => {\n"use strict";\n'
        'imported("assets/javascripts/c.js");\nconst { one, two: other } = imported("assets/javascripts/a.js");\n'
        'const all = imported("assets/javascripts/a.js");\n\nother(all, one, here);\nreturn {  };\n});\n'
    )


def test_what_a_module_imports_later_is_there_at_once() -> None:
    known = Scripts({"b.js": 'const later = () => import("./a.js");\nlater();\n', "a.js": A}, ["b.js"])
    assert known.needs("b.js") == ("a.js", "b.js")
    assert 'const later = () => Promise.resolve(imported("a.js"));' in known.written("b.js")


def test_a_worker_names_what_it_takes_and_that_stays_as_it_is() -> None:
    worker = '"use strict";\nimportScripts("a.js", "../finder/lunr.js");\naddEventListener("message", go);\n'
    texts = {"assets/javascripts/w.js": worker, "assets/javascripts/a.js": "class Shared {}\n"}
    known = Scripts(texts)
    assert known.written("assets/javascripts/w.js").startswith(
        'Prospectus.worker("assets/javascripts/w.js", ["assets/javascripts/a.js", "assets/finder/lunr.js"], '
    )
    assert "importScripts" not in known.written("assets/javascripts/w.js")
    assert known.written("assets/javascripts/a.js") == "class Shared {}\n"


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        "export let x = 1;",
        "export { x };",
        'export * from "./a.js";',
        'import x from "./a.js";',
        'import { x } from "https://elsewhere.example/a.js";',
        "const x = import(name);",
        "const x = import.meta.env;",
        'await fetch("x");',
    ],
)
def test_forms_that_are_not_plain_are_refused(line: str) -> None:
    with pytest.raises(PublishError, match=r"a\.js says “"):
        scripts.module("a.js", f"const a = 1;\n{line}\n")


def test_scripts_that_need_each_other_are_refused() -> None:
    known = Scripts({"a.js": 'import "./b.js";\n', "b.js": 'import "./a.js";\n'})
    with pytest.raises(PublishError, match="need each other"):
        known.needs("a.js")


def test_all_our_modules_keep_to_the_plain_forms_and_import_what_is_exported() -> None:
    folder = importlib.resources.files("prospectus_theme").joinpath("assets", "javascripts")
    texts = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".js")}
    others = {"finder-worker.js", "offline-worker.js", "shell.js"}
    known = Scripts({name: text for name, text in texts.items() if name not in others}, texts.keys() - others)
    exported = {name: set(re.findall(r"^export (?:async )?\w+ (\w+)", text, re.M)) for name, text in texts.items()}
    for name in texts.keys() - others:
        assert known.written(name).startswith("Prospectus.module(") or name.startswith("finder-") or name == "grades.js"
        assert known.needs(name)[-1] == name
        for names, other in re.findall(r'^import \{([^}]*)\} from "\./([^"]+)"', texts[name], re.M):
            assert {one.split(" as ")[0].strip() for one in names.split(",") if one.strip()} <= exported[other], name


def test_data_are_scripts_that_register_them() -> None:
    files = {"data/courses/a/b.json": b'{"title": "B"}\n', "data/schemas/course.json": b"{}\n", "_headers": b"/*\n"}
    turned = edition.edition(files, COPY)
    assert turned["data/courses/a/b.json.js"] == b'Prospectus.data("data/courses/a/b.json", () => ({"title": "B"}));\n'
    assert turned["data/schemas/course.json"] == b"{}\n"
    assert turned.keys() - {"assets/javascripts/offline.js", "assets/stylesheets/offline.css"} == {
        "data/courses/a/b.json.js",
        "data/schemas/course.json",
    }


def _site(folder: Path) -> Path:
    for path, text in {"build.json": '{"tool": "prospectus", "edition": "offline"}', "a/b.txt": "b\n" * 999}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_the_archive_holds_the_folder_and_is_the_same_twice(tmp_path: Path) -> None:
    site = _site(tmp_path / "stick")
    archive = edition.pack(site)
    first = archive.read_bytes()
    assert archive == tmp_path / "stick.zip"
    with zipfile.ZipFile(archive) as opened:
        assert opened.namelist() == ["stick/a/b.txt", "stick/build.json"]
        assert opened.read("stick/a/b.txt") == b"b\n" * 999
    (site / "a" / "b.txt").touch()
    assert edition.pack(site).read_bytes() == first


def test_one_edition_never_takes_the_place_of_the_other_nor_of_a_strangers_file(tmp_path: Path) -> None:
    site = _site(tmp_path / "stick")
    edition.refuse_other(site, offline=True)
    with pytest.raises(PublishError, match="holds an offline edition"):
        edition.refuse_other(site, offline=False)
    (site / "build.json").write_text('{"tool": "prospectus"}', encoding="utf-8")
    with pytest.raises(PublishError, match="holds the site itself"):
        edition.refuse_other(site, offline=True)
    (tmp_path / "other.zip").write_text("my own", encoding="utf-8")
    with pytest.raises(PublishError, match="not an archive made by Prospectus"):
        edition.refuse_other(tmp_path / "other", offline=True)
