"""The door to MkDocs: a thin plugin, so that `mkdocs build` and `serve` work, and the same build for our commands."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import base, config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from .folder import Building, PublishError, abandon, begin, finish, said
from .making import Making, making, tidy, wanted
from .sources import Sources, gather, told

log = get_plugin_logger(__name__)


class Options(base.Config):
    """What mkdocs.yml may say of the plugin: the number of processes (0: one for each processor)."""

    jobs = config_options.Type(int, default=0)


class ProspectusPlugin(BasePlugin[Options]):
    """Gives MkDocs a shell for each kind of page, cleans what it makes of hand-written pages, and publishes."""

    sources: Sources | None = None
    checked = False
    serving = False
    making: Making
    building: Building | None = None
    stamp: Mapping[str, Any] = {}  # noqa: RUF012 - replaced, never changed
    failure: Exception | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path or "").parent.resolve()
        if Path(config.docs_dir).resolve() != root / "content":
            raise PluginError("Set “docs_dir: content” in mkdocs.yml: the hand-written pages are in content/.")
        self._take(self.sources if self.checked and self.sources else gather(root))
        config.use_directory_urls = True
        config.theme.static_templates.discard("sitemap.xml")
        config.validation.links.absolute_links = logging.DEBUG  # Links are looked at in on_page_content.
        config.validation.links.unrecognized_links = logging.DEBUG
        if not self.serving:
            with _plainly():
                self.building = begin(Path(config.site_dir))
            config.site_dir = str(self.building.new)
        return config

    def _take(self, sources: Sources) -> None:
        """Go on with these sources; while serving, with the last good ones if these are not."""
        if sources.errors and not (self.serving and self.sources):
            raise PluginError("\n".join(("The area has problems; nothing was built.", *map(told, sources.problems))))
        for problem in () if self.checked else sources.problems:
            (log.error if problem in sources.errors else log.warning)("%s", told(problem))
        if not sources.errors:
            self.sources = sources
        assert self.sources
        self.making = making(self.sources, live_reload=self.serving)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        kept = [file for file in files if wanted(file.src_uri, ours=file.src_dir == config.docs_dir)]
        made = [File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV) for uri in self.making.shells]
        return Files([*kept, *made])

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        return self.making.source(page.file.src_uri)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.meta = self.making.meta(page.file.src_uri)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        tidy(page.toc)
        return self.making.body(page.file.src_uri, html, page.title or "")

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        faults = "\n".join(("The hand-written pages have problems.", *map(told, self.making.faults)))
        if self.making.faults and not self.serving:
            raise PluginError(faults)
        if self.making.faults:
            log.error("%s", faults)
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
        if any(handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if type(handler) is CountHandler):
            return  # --strict: MkDocs stops after this, and the site that was there stands.
        with _plainly():
            self.stamp = self.making.publish(
                Path(config.site_dir),
                site_url=config.site_url or "",
                edit_url=self.making.edit_base(config.repo_url, config.edit_uri),
                workers=self.config.jobs,
                templates=[str(Path(config.theme.custom_dir, "pages"))] if config.theme.custom_dir else [],
            )
            if self.building:
                config.site_dir, building, self.building = str(self.building.target), self.building, None
                finish(building, self.stamp)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(Path(config.config_file_path or "").parent / "providers"))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        self.failure = error
        if self.building:
            abandon(self.building)
            if isinstance(error, OSError):
                raise PluginError(said(error, self.building.target)) from error
