"""The whole way: from an area's folder through MkDocs to a finished site, or to a plain word and the old site."""

from __future__ import annotations

import json
import logging
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from prospectus.hosts import making, publish
from prospectus.hosts.folder import PublishError
from prospectus.hosts.mkdocs import Built, build
from prospectus.hosts.sources import gather
from prospectus.pages import plan
from prospectus.pages.page import Page
from sandbox import Sandbox

COURSE = "courses/sarn-college/plumbing/index.html"


def made(sandbox: Sandbox, **options: object) -> Built:
    return build(sandbox.root, gather(sandbox.root), **options)  # type: ignore[arg-type]


def mkdocs(sandbox: Sandbox, **options: object) -> None:
    """What the command `mkdocs build` does."""
    config = load_config(str(sandbox.root / "mkdocs.yml"), **options)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_site_has_generated_and_hand_written_pages_and_feeds(sandbox: Sandbox) -> None:
    sandbox.host(more="site_url: https://s.example/sarn/")
    built = made(sandbox)
    site = files(built.target)
    assert {COURSE, "index.html", "privacy/index.html", "404.html", "_headers", "robots.txt"} <= set(site)
    assert "<loc>https://s.example/sarn/courses/sarn-college/plumbing/</loc>" in sandbox.site("sitemap.xml")
    assert "<loc>https://s.example/sarn/privacy/</loc>" in sandbox.site("sitemap.xml")
    assert '<link rel="canonical" href="https://s.example/sarn/courses/sarn-college/plumbing/">' in sandbox.site(COURSE)
    assert "carpentry" not in sandbox.site("sitemap.xml")
    assert "joinery/" in sandbox.site("courses/sarn-college/carpentry/index.html")
    listed = sandbox.site("sitemap.xml").count("<loc>")
    for_staff = [path for path in site if re.fullmatch("(?:help/messages|partnership)/[^/]+/index.html", path)]
    assert json.loads(site["build.json"])["pages"] == built.stamp["pages"] == listed + len(for_staff)
    assert built.stamp["files"] == len(site)


def test_the_address_above_the_messages_leads_to_the_page_that_lists_them(sandbox: Sandbox) -> None:
    assert "help/messages/index.html" not in files(made(sandbox).target)
    sandbox.write("content/help/rules.md", "# What the messages mean\n")
    made(sandbox)
    assert 'href="../../help/rules/"' in sandbox.site("help/messages/index.html")


def test_no_shell_no_data_and_no_script_of_material_is_published(sandbox: Sandbox) -> None:
    names = set(files(made(sandbox).target))
    assert not [name for name in names if "_shell" in name or name.endswith((".yml", ".map", ".gz"))]
    assert not [name for name in names if "bundle" in name or "workers" in name]
    assert "@@prospectus" not in "".join(sandbox.site(name) for name in names if name.endswith(".html"))


def test_every_page_is_sound_html_without_anything_inline(sandbox: Sandbox) -> None:
    sandbox.write("content/help/index.md", "# Help\n\n## A\n\n## B\n\n## C\n\n!!! note\n    Text\n")
    for name, data in files(made(sandbox).target).items():
        if name.endswith(".html"):
            tree = html5lib.parse(data, namespaceHTMLElements=False)
            assert [
                tag for tag in tree.iter("script") if tag.get("type") != "application/ld+json" and not tag.get("src")
            ] == []
            assert list(tree.iter("style")) == []
            assert [
                tag for tag in tree.iter() if any(key == "style" or key.startswith("on") for key in tag.attrib)
            ] == []
            ids = [tag.get("id") for tag in tree.iter() if tag.get("id")]
            assert len(ids) == len(set(ids)), name


def test_the_same_area_gives_the_same_bytes(sandbox: Sandbox, tmp_path: Path) -> None:
    one = made(sandbox, site_dir=tmp_path / "one")
    two = made(sandbox, site_dir=tmp_path / "elsewhere/two")
    assert one.stamp == two.stamp
    assert files(one.target) == files(two.target)


def test_workers_make_the_same_site(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = made(sandbox, site_dir=tmp_path / "one", jobs=1)
    monkeypatch.setattr(publish, "ENOUGH", 1)
    three = made(sandbox, site_dir=tmp_path / "three", jobs=3)
    assert files(one.target) == files(three.target)


def test_titles_are_text_wherever_they_stand(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "</title><script>alert(1)</script>"
    sandbox.host(site_name=f"'Sarn {evil}'")
    sandbox.area(name="'Sarn & \"Weir\" < 3'")
    sandbox.course("plumbing", title="'Plumbing & \"pipes\" < 3'")
    sandbox.write("content/privacy.md", f"# Privacy `{evil}`\n\n## A `{evil}`\n\n## B\n\n## C\n")
    sandbox.write("content/a.md", '---\ntitle: A "quote\' & < 3\ndescription: Some "thing" & < 3\n---\nText\n')
    monkeypatch.setattr(plan, "render", _with_title(plan.render, evil))
    made(sandbox)
    for path in (COURSE, "privacy/index.html", "a/index.html", "index.html", "404.html"):
        assert "<script>alert" not in sandbox.site(path), path
    title = html5lib.parse(sandbox.site(COURSE), namespaceHTMLElements=False).find(".//title")
    assert title is not None
    assert title.text == f"{evil} – Sarn {evil}"
    assert '<meta property="og:title" content="A &#34;quote&#39; &amp; &lt; 3">' in sandbox.site("a/index.html")
    assert '<meta name="description" content="Some &#34;thing&#34; &amp; &lt; 3">' in sandbox.site("a/index.html")


def _with_title(render: object, title: str) -> object:
    """Every page with a title that our strict reader would never let through."""

    def rendered(ctx: object, job: object) -> Page:
        page = render(ctx, job)  # type: ignore[operator]
        return Page(page.address, page.shell, title, title, page.body, page.head, page.source, page.listed)

    return rendered


def test_a_heading_cannot_break_out_of_a_link(sandbox: Sandbox) -> None:
    evil = "# Head {: id='\"><script>alert(1)</script>' }\n\n## Two {: id='\"><img src=x onerror=alert(1)>' }\n"
    sandbox.write("content/a.md", evil + "\n## Three\n\n## Four\n")
    sources = gather(sandbox.root)
    harmless = type(sources)(sources.area, sources.content, sources.known, ())
    build(sandbox.root, harmless)
    assert "<script>alert" not in sandbox.site("a/index.html")
    assert "<img" not in sandbox.site("a/index.html")


def test_front_matter_never_reaches_the_host(sandbox: Sandbox) -> None:
    sandbox.write("content/a.md", "Title: Old style\nTemplate: base.html\n\nText\n")
    made(sandbox)
    assert "Template: base.html" in sandbox.site("a/index.html")
    assert "shell-header" in sandbox.site("a/index.html")


def test_links_by_name_lead_to_pages(sandbox: Sandbox) -> None:
    sandbox.write("content/help/a.md", "[P](course:sarn-college/plumbing) [Q](../privacy.md) [R](/courses/)\n")
    made(sandbox)
    html = sandbox.site("help/a/index.html")
    assert '<a href="../../courses/sarn-college/plumbing/">P</a>' in html
    assert '<a href="../../privacy/">Q</a>' in html
    assert '<a href="../../courses/">R</a>' in html


def test_named_levels_sectors_and_lists_have_pages(sandbox: Sandbox) -> None:
    sources = gather(sandbox.root)
    made(sandbox)
    assert sources.known
    missing = [a for a in sources.known.addresses if not (sandbox.root / "site" / a / "index.html").exists()]
    assert missing == []


PROMISES = """\
promises:
  - {id: advice, says: You can read up on everything., for: learner, promise: {pages: [privacy]}}
"""


def test_only_an_area_with_promises_has_pages_on_them(sandbox: Sandbox) -> None:
    made(sandbox)
    assert "entitlement/" not in sandbox.site("index.html")
    assert not (sandbox.root / "site" / "entitlement").exists()
    (sandbox.root / "content/area/entitlement.yml").write_text(PROMISES, encoding="utf-8")
    made(sandbox)
    assert ">What you are entitled to</a>" in sandbox.site("index.html")
    assert '<a href="../../privacy/">' in sandbox.site("entitlement/advice/index.html")
    assert sandbox.site("entitlement/matrix.csv").startswith("\ufeffPromise,State")
    sources = gather(sandbox.root)
    assert sources.known
    assert {"entitlement/", "entitlement/charter/", "entitlement/advice/"} <= sources.known.addresses


def test_the_menu_shows_where_the_reader_is(sandbox: Sandbox) -> None:
    made(sandbox)
    assert '<a href="../../../courses/" aria-current="true">Courses</a>' in sandbox.site(COURSE)
    assert '<a href="../levels/" aria-current="page">Levels</a>' in sandbox.site("levels/index.html")
    assert 'aria-current="true"' not in sandbox.site("privacy/index.html")


def test_every_page_says_where_it_is_edited(sandbox: Sandbox) -> None:
    made(sandbox)
    base = "https://forge.example.org/sarn/edit/main/"
    assert f'href="{base}providers/sarn-college/courses/plumbing.yml" rel="edit"' in sandbox.site(COURSE)
    assert f'href="{base}content/privacy.md" rel="edit"' in sandbox.site("privacy/index.html")
    assert 'rel="edit"' not in sandbox.site("how-lists-are-ordered/index.html")


def test_without_an_edit_address_of_its_own_an_area_uses_the_hosts(sandbox: Sandbox) -> None:
    area = (sandbox.root / "content/area/area.yml").read_text().replace("edit_url", "#")
    sandbox.write("content/area/area.yml", area)
    sandbox.host(more="repo_url: https://github.com/o/r\nedit_uri: edit/main/content/\n")
    made(sandbox)
    assert 'href="https://github.com/o/r/edit/main/providers/sarn-college/courses/plumbing.yml"' in sandbox.site(COURSE)
    assert 'href="https://github.com/o/r/edit/main/content/privacy.md"' in sandbox.site("privacy/index.html")


def test_hand_written_pages_reach_the_finders_feed(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(publish.finder, "files", lambda area, derived, pages: seen.extend(pages) or {})
    made(sandbox)
    assert seen == [("privacy/", "Privacy", "Privacy No cookies.")]


# ── What keeps a site from being published ───────────────────────────────────────────────────────────────────────────


def test_problems_are_told_whole_and_the_old_site_stands(sandbox: Sandbox) -> None:
    made(sandbox)
    before = files(sandbox.root / "site")
    sandbox.course("plumbing", more="nonsense: 1\n")
    sandbox.write("content/privacy.md", "[x](nothing.md)\n")
    with pytest.raises(PublishError) as caught:
        made(sandbox)
    assert "providers/sarn-college/courses/plumbing.yml:" in str(caught.value)
    assert "content/privacy.md:1:5: error: There is no file “nothing.md”" in str(caught.value)
    assert files(sandbox.root / "site") == before


def test_a_link_that_only_rendering_shows_is_told_and_the_old_site_stands(sandbox: Sandbox) -> None:
    made(sandbox)
    sandbox.write("content/privacy.md", "# A\n\n<a href='privacy.md'>x</a>\n")
    with pytest.raises(PublishError, match=r"content/privacy.md:3:1: error: “privacy.md” leads nowhere"):
        made(sandbox)
    assert "No cookies" in sandbox.site("privacy/index.html")


def test_two_pages_for_one_address_are_both_named(sandbox: Sandbox) -> None:
    sandbox.write("content/courses/sarn-college/plumbing.md", "# Mine\n")
    (problem,) = gather(sandbox.root).errors
    assert problem.place.path == "content/courses/sarn-college/plumbing.md"
    assert "/courses/sarn-college/plumbing/: this one and providers/sarn-college/courses/plumbing.yml" in problem.says


def test_two_generated_pages_for_one_address_are_both_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = plan.jobs
    monkeypatch.setattr(plan, "jobs", lambda *given, **more: (*jobs(*given, **more), jobs(*given)[-1]))
    file = r"providers/sarn-college/courses/plumbing\.yml"
    with pytest.raises(PublishError, match=f"address /courses/sarn-college/plumbing/: {file} and {file}"):
        made(sandbox)


@pytest.mark.parametrize(
    ("path", "template", "says"),
    [
        ("main.html", "{% extends 'base.html' %}{% block content %}{{ oops.x }}{% endblock %}", "'oops' is undefined"),
        ("main.html", "{% block x %}", "main.html, line 1"),
        ("main.html", "<p>Mine</p>", "has no place, or more than one, for title and head and body"),
        ("pages/course.html", "{{ oops }}", "'oops' is undefined"),
    ],
)
def test_a_broken_theme_override_is_said_plainly(sandbox: Sandbox, path: str, template: str, says: str) -> None:
    made(sandbox)
    sandbox.write(f"overrides/{path}", template)
    text = (
        (sandbox.root / "mkdocs.yml")
        .read_text()
        .replace("{name: prospectus}", "{name: prospectus, custom_dir: overrides}")
    )
    sandbox.write("mkdocs.yml", text)
    with pytest.raises(PublishError, match=says) as caught:
        made(sandbox)
    assert "Traceback" not in str(caught.value)
    assert "No cookies" in sandbox.site("privacy/index.html")


def test_a_full_disk_is_said_plainly_and_the_old_site_stands(sandbox: Sandbox) -> None:
    made(sandbox)
    before = files(sandbox.root / "site")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from prospectus.hosts.mkdocs import build; from prospectus.hosts.sources import gather\n"
        "from prospectus.hosts.folder import PublishError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "root = Path(sys.argv[1]); sources = gather(root)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        "try: build(root, sources)\n"
        "except PublishError as error: sys.exit(str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(sandbox.root)], capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 1
    assert "A file would be larger than this machine allows" in done.stderr
    assert "stands as it was" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(sandbox.root / "site") == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 4000


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("plugins: [prospectus]", "plugins: []"), "add “plugins: \\[prospectus\\]”"),
        (("docs_dir: content", "docs_dir: providers"), "Set “docs_dir: content”"),
        (("name: prospectus}", "name: nothing}"), "Unrecognised theme name: 'nothing'"),
        (("site_name:", "site_nam:"), "Config value 'site_name'"),
    ],
)
def test_settings_that_cannot_work_are_said_plainly(sandbox: Sandbox, change: tuple[str, str], says: str) -> None:
    sandbox.write("mkdocs.yml", (sandbox.root / "mkdocs.yml").read_text().replace(*change))
    with pytest.raises(PublishError, match=says):
        made(sandbox)


def test_without_settings_nothing_is_built(sandbox: Sandbox) -> None:
    (sandbox.root / "mkdocs.yml").unlink()
    with pytest.raises(PublishError, match=r"mkdocs\.yml"):
        made(sandbox)


def test_strict_counts_what_mkdocs_warns_of(sandbox: Sandbox) -> None:
    sandbox.host(more="nav: [missing.md]")
    assert any("missing.md" in warning for warning in made(sandbox).warnings)
    before = files(sandbox.root / "site")
    with pytest.raises(PublishError, match=r"missing\.md"):
        made(sandbox, strict=True)
    assert files(sandbox.root / "site") == before


# ── Plain `mkdocs build` ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    caplog.set_level(logging.INFO, "mkdocs")
    yield caplog


def test_mkdocs_build_makes_the_same_site(sandbox: Sandbox, tmp_path: Path) -> None:
    ours = made(sandbox, site_dir=tmp_path / "ours")
    mkdocs(sandbox)
    assert files(sandbox.root / "site") == files(ours.target)


def test_mkdocs_build_stops_at_problems_before_it_empties_its_folder(
    sandbox: Sandbox, log: pytest.LogCaptureFixture
) -> None:
    made(sandbox)
    before = files(sandbox.root / "site")
    sandbox.course("plumbing", more="nonsense: 1\nrubbish: 2\n")
    with pytest.raises(Abort):
        mkdocs(sandbox)
    assert "“nonsense”" in log.text
    assert "“rubbish”" in log.text
    assert files(sandbox.root / "site") == before


def test_mkdocs_build_warns_so_that_strict_counts(sandbox: Sandbox, log: pytest.LogCaptureFixture) -> None:
    made(sandbox)
    before = files(sandbox.root / "site")
    path = sandbox.root / "providers/sarn-college/courses/plumbing.yml"
    path.write_text(path.read_text().replace("how_assessed: By doing it.\n", ""))
    with pytest.raises(Abort, match="strict"):
        mkdocs(sandbox, strict=True)
    assert any(record.levelno == logging.WARNING and "how_assessed" in record.getMessage() for record in log.records)
    assert files(sandbox.root / "site") == before


def test_while_serving_the_last_good_pages_stay(
    sandbox: Sandbox, tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    def rebuild() -> str:
        config = load_config(str(sandbox.root / "mkdocs.yml"), site_dir=str(tmp_path / "served"))
        config.plugins.on_startup(command="serve", dirty=False)
        mkdocs_build(config, serve_url="http://127.0.0.1:8000/")
        return (tmp_path / "served" / COURSE).read_text()

    assert "<h1>Plumbing</h1>" in rebuild()
    sandbox.course("plumbing", title="Pipes")
    assert "<h1>Pipes</h1>" in rebuild()
    sandbox.course("plumbing", title="Wrong", more="nonsense: 1\n")
    assert "<h1>Pipes</h1>" in rebuild()
    assert "“nonsense”" in log.text
    sandbox.course("plumbing", title="Right")
    page = rebuild()
    assert "<h1>Right</h1>" in page
    assert "script-src &#39;self&#39; &#39;unsafe-inline&#39;" in page
    assert not (tmp_path / ".served-builds").exists()


def test_every_feed_of_the_host_is_of_this_area(sandbox: Sandbox) -> None:
    assert making.making(gather(sandbox.root)).facts["partnership"] == "Sarn 14–19 Partnership"
