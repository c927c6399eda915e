"""The door to MkDocs: a thin plugin, so that `mkdocs build` and `serve` work, and the same build for our commands."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import base, config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from .. import breakdowns, day
from ..feeds.editor.form import Form, form, place
from ..reports import told
from . import patience
from .folder import Building, PublishError, abandon, begin, finish, said
from .making import Making, making, tidy, wanted
from .offline import edition
from .sources import Sources, gather

log = get_plugin_logger(__name__)
_UNLISTED = InclusionLevel.NOT_IN_NAV


class Options(base.Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say of the plugin.

    The number of processes (0: one for each processor), whether to print, and through what people sign in to the form:
    the address of a service for GitHub, or the id that GitLab has given it.
    """

    jobs = config_options.Type(int, default=0)
    print = config_options.Type(bool, default=False)
    form_sign_in = config_options.Type(str, default="")
    form_app = config_options.Type(str, default="")


class ProspectusPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Gives MkDocs a shell for each kind of page, cleans what it makes of hand-written pages, and publishes."""

    sources: Sources | None = None
    given: Sources | None = None
    serving = False
    offline = False
    making: Making
    building: Building | None = None
    stamp: Mapping[str, Any] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        _settle(config)
        given, self.given = self.given, None
        self._take(given or gather(_root(config), as_of=day.given()), known=given is not None)
        if not self.serving:
            with _plainly():
                self.building = begin(Path(config.site_dir))
            config.site_dir = str(self.building.new)
        return config

    def _take(self, sources: Sources, *, known: bool) -> None:
        """Go on with these sources, while serving with the last good ones; tell their problems if not `known`."""
        if sources.errors and not (self.serving and self.sources):
            raise PluginError("\n".join(("The area has problems; nothing was built.", *map(told, sources.problems))))
        for problem in () if known else sources.problems:
            (log.error if problem in sources.errors else log.warning)("%s", told(problem))
        if not sources.errors:
            self.sources = sources
        assert self.sources
        self.making = making(self.sources, live_reload=self.serving)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        kept = [file for file in files if wanted(file.src_uri, ours=file.src_dir == config.docs_dir)]
        self.making.use_styles(file.src_uri for file in kept)
        made = [File.generated(config, uri, content="", inclusion=_UNLISTED) for uri in self.making.shells]
        return Files([*kept, *made])

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        return self.making.source(page.file.src_uri)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.meta = self.making.meta(page.file.src_uri)
        patience.begin(f"content/{page.file.src_uri}", PluginError)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        patience.end()
        tidy(page.toc)
        return self.making.body(page.file.src_uri, html, page.title or "")

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        faults = [told(fault) for fault in self.making.faults]
        if faults and not self.serving:
            raise PluginError("\n".join(("The hand-written pages have problems; nothing was built.", *faults)))
        for fault in faults:
            log.error("%s", fault)
        env.autoescape = env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        edit = self.making.edit_base(config.repo_url, config.edit_uri)
        page.edit_url = f"{edit}content/{page.file.src_uri}" if edit else None
        return {**context, **self.making.context(page.file.src_uri, page.title or "", page.canonical_url)}

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        return {**context, **self.making.context(None, "There is no page here", None)}

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self.making.keep(page.file.src_uri, output)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if _warned():
            return  # --strict: MkDocs stops after this, and the site that was there stands.
        edit_url = self.making.edit_base(config.repo_url, config.edit_uri)
        with _plainly():
            self.stamp = self.making.publish(
                _root(config),
                Path(config.site_dir),
                site_url=config.site_url or "",
                edit_url=edit_url,
                workers=self.config.jobs,
                templates=[str(Path(config.theme.custom_dir, "pages"))] if config.theme.custom_dir else [],
                packs=self.config.print and not self.serving,
                form=None if self.offline else self._form(_root(config), edit_url, config.site_url or ""),
            )
            if self.offline:
                self.stamp = self.making.offline(Path(config.site_dir), self.stamp, site_url=config.site_url or "")
            if self.building:
                config.site_dir, building, self.building = str(self.building.target), self.building, None
                finish(building, self.stamp)

    def _form(self, root: Path, edit_url: str | None, site_url: str) -> Form | None:
        """The form, unless it is not installed, or nothing tells where files are kept."""
        kept = place(edit_url, sign_in=self.config.form_sign_in, app=self.config.form_app)
        return form(root, self.making.area, kept, site_url=site_url)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        if (_root(config) / "providers").is_dir():
            server.watch(str(_root(config) / "providers"))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        patience.end()
        building, self.building = self.building, None
        if building:
            abandon(building)
            if plain := _in_plain_words(error, building.target):
                raise PluginError(plain) from error


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: where it stands, what its build.json says, what MkDocs warned of, and the archive of it."""

    target: Path
    stamp: Mapping[str, Any]
    warnings: tuple[str, ...]
    archive: Path | None = None


def build(
    root: Path,
    sources: Sources,
    *,
    site_dir: Path | None = None,
    offline: bool = False,
    jobs: int = 0,
    strict: bool = False,
    packs: bool = False,
) -> Built:
    """Build the site of the area in `root` from sources without errors, and put it in place whole.

    `site_dir` stands in for the one in mkdocs.yml; `jobs` is the number of processes (0: one for each processor).
    With `packs`, what advisers print is made too. With `offline` it is the offline edition, which without `site_dir`
    stands beside the site.
    Raises PublishError, in plain words, for whatever kept the site from being published; then the old one stands.
    """
    with _quietly() as said_by_host:
        plugin = None
        try:
            config, plugin = _configured(root, {"site_dir": str(site_dir)} if site_dir else {}, strict=strict)
            if offline and not site_dir:
                config.site_dir = f"{config.site_dir}-offline"
            target, plugin.given, plugin.offline = Path(config.site_dir), sources, offline
            edition.refuse_other(target, offline=offline)
            plugin.config.jobs = jobs or plugin.config.jobs
            plugin.config.print = packs or plugin.config.print
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
        except (MkDocsException, SystemExit) as error:
            last = [] if str(error) == "Aborted with a BuildError!" else [str(error)]
            raise PublishError("\n".join(said_by_host + last)) from error
        finally:
            if plugin and plugin.building:  # Stopped by Ctrl-C
                abandon(plugin.building)
    return Built(target, plugin.stamp, tuple(said_by_host), edition.pack(target) if offline else None)


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says that sheets need too: where the site will be, and whose templates stand in for ours."""

    site_url: str = ""
    templates: tuple[Path, ...] = ()


def settings(root: Path) -> Settings:
    """What mkdocs.yml says of the area in `root`; nothing where there is none."""
    if not (root / "mkdocs.yml").is_file():
        return Settings()
    try:
        config, _ = _configured(root, {}, strict=False)
    except MkDocsException as error:
        raise PublishError(str(error)) from error
    custom = config.theme.custom_dir
    return Settings(config.site_url or "", (Path(custom),) if custom else ())


def serve(root: Path, *, address: str = "127.0.0.1:8000", open_browser: bool = False) -> None:
    """Show the site of the area in `root` on this machine, and build it anew whenever a file is changed."""
    settings = _settings(root)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        mkdocs_serve.serve(settings, dev_addr=address, open_in_browser=open_browser)
    except OSError as error:
        taken = f"Another program uses the address {address}. Choose another port, or stop that program."
        raise PublishError(taken if error.errno == errno.EADDRINUSE else breakdowns.said(error)) from error
    except (MkDocsException, SystemExit) as error:
        raise PublishError(str(error)) from error


def _settings(root: Path) -> str:
    """The path of the area's mkdocs.yml, with MkDocs told not to advertise its next version."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    found = root / "mkdocs.yml"
    if not found.is_file():
        raise PublishError(
            f"There is no mkdocs.yml in {root.resolve()}, which names the site, its theme and the plugin. "
            "Copy one from a new area, which “prospectus init DIR” makes."
        )
    return str(found)


def _configured(root: Path, options: dict[str, Any], *, strict: bool) -> tuple[MkDocsConfig, ProspectusPlugin]:
    """What mkdocs.yml says, and our plugin in it."""
    config = load_config(_settings(root), strict=strict or None, **options)
    plugin = config.plugins.get("prospectus")
    if not isinstance(plugin, ProspectusPlugin):
        raise PublishError("mkdocs.yml has to name the plugin: add “plugins: [prospectus]”.")
    return config, plugin


def _settle(config: MkDocsConfig) -> None:
    """Set what our pages rely on, whatever mkdocs.yml says."""
    if Path(config.docs_dir).resolve() != _root(config) / "content":
        raise PluginError("Set “docs_dir: content” in mkdocs.yml: the hand-written pages are in content/.")
    config.use_directory_urls = True
    config.theme.static_templates.discard("sitemap.xml")
    config.validation.links.absolute_links = logging.DEBUG  # Links are looked at in on_page_content.
    config.validation.links.unrecognized_links = logging.DEBUG


def _warned() -> bool:
    """Whether MkDocs counts warnings (--strict) and there were any."""
    return any(one.get_counts() for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))


def _root(config: MkDocsConfig) -> Path:
    """The area's folder: the one with mkdocs.yml."""
    return Path(config.config_file_path or "").parent.resolve()


@contextmanager
def _plainly() -> Iterator[None]:
    """What keeps a site from being published, as MkDocs shows it without a traceback."""
    try:
        yield
    except PublishError as error:
        raise PluginError(str(error)) from error


@contextmanager
def _quietly() -> Iterator[list[str]]:
    """MkDocs' own log kept off the screen; its warnings and errors as a list."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    before, logger.propagate = logger.propagate, False
    try:
        yield found
    finally:
        logger.propagate = before
        logger.removeHandler(handler)


def _in_plain_words(error: Exception, target: Path) -> str | None:
    """A fault of the machine or of a template, in a sentence; None for what only a traceback explains."""
    if isinstance(error, OSError):
        return said(error, target)
    if isinstance(error, UnicodeDecodeError):  # Everything else has been read, and refused, before.
        return f"A template in the theme's custom_dir is not saved as UTF-8: {error}"
    if type(error).__module__.startswith("jinja2"):
        frames = [one for one in extract_tb(error.__traceback__) if one.filename.endswith(".html")]
        where = f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else "its templates"
        return f"A page could not be made with {where}: {error}"
    return None
