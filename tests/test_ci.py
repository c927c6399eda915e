"""What runs on GitHub and GitLab: files that they take, jobs that write only what they are for, and nothing twice."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from prospectus.cli import main

ROOT = Path(__file__).parent.parent
FLOWS = ROOT / ".github/workflows"
DAY = {"SOURCE_DATE_EPOCH": "1795392000"}
NEEDS_JQ = pytest.mark.skipif(not shutil.which("jq"), reason="jq is not on this computer")


def flow(name: str) -> dict[Any, Any]:
    """A workflow; its “on” is read as True, as YAML 1.1 has it."""
    return dict(yaml.safe_load((FLOWS / name).read_text(encoding="utf-8")))


def founded(folder: Path, ci: str) -> set[str]:
    """The files of a new area."""
    done = CliRunner().invoke(main, ["init", str(folder), "--name", "Vale", "--ci", ci], env=DAY)
    assert done.exit_code == 0, done.output
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_area_has_what_its_host_needs(tmp_path: Path) -> None:
    flows = {f".github/workflows/{name}.yml" for name in ("check", "preview", "publish", "freshness", "links")}
    github, gitlab, both = (founded(tmp_path / ci, ci) for ci in ("github", "gitlab", "both"))
    assert flows <= github and ".gitlab-ci.yml" not in github
    assert {".gitlab-ci.yml", ".gitlab/CODEOWNERS"} <= gitlab
    assert not [path for path in gitlab if path.startswith(".github/")]
    assert flows | {".gitlab-ci.yml", ".gitlab/CODEOWNERS"} <= both
    assert "/.gitlab-ci.yml" in (tmp_path / "gitlab/.gitlab/CODEOWNERS").read_text(encoding="utf-8")


def test_the_pipeline_is_as_gitlab_wants_it(tmp_path: Path) -> None:
    founded(tmp_path / "vale", "gitlab")
    done = subprocess.run(
        [Path(sys.executable).parent / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci",
         "--data-transform", "gitlab-ci", tmp_path / "vale/.gitlab-ci.yml"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_on_gitlab_a_change_gets_no_token_and_brings_only_data(tmp_path: Path) -> None:
    founded(tmp_path / "vale", "gitlab")
    pipeline = yaml.safe_load((tmp_path / "vale/.gitlab-ci.yml").read_text(encoding="utf-8"))
    for name in ("check", "preview"):
        told = json.dumps([pipeline[name], pipeline[".of-a-change"]])
        assert "TOKEN" not in told and "links" not in pipeline[name]["script"]
        assert all("prospectus --area trusted" in line for line in pipeline[name]["script"] if "prospectus" in line)
    assert "trusted/requirements.txt" in json.dumps(pipeline[".of-a-change"])
    assert 'CI_PIPELINE_SOURCE == "schedule"' in json.dumps(pipeline["links"]["rules"]).replace("\\", "")


def test_on_gitlab_only_the_job_that_comments_sees_its_token_and_it_runs_nothing_of_a_change(tmp_path: Path) -> None:
    founded(tmp_path / "vale", "gitlab")
    pipeline = yaml.safe_load((tmp_path / "vale/.gitlab-ci.yml").read_text(encoding="utf-8"))
    assert [name for name, job in pipeline.items() if "COMMENT_TOKEN" in json.dumps(job)] == ["comment"]
    comment, told = pipeline["comment"], json.dumps(pipeline["comment"]["script"])
    assert comment["variables"] == {"GIT_STRATEGY": "none"} and comment["environment"]["name"] == "comment"
    assert "pip" not in told and "prospectus --" not in told
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in comment["rules"][0]["if"]


def test_on_gitlab_the_form_is_installed_before_the_site_is_built(tmp_path: Path) -> None:
    assert "package-lock.json" in founded(tmp_path / "vale", "gitlab")
    pipeline = yaml.safe_load((tmp_path / "vale/.gitlab-ci.yml").read_text(encoding="utf-8"))
    form, pages = pipeline["form"], pipeline["pages"]
    assert pipeline["stages"].index(form["stage"]) < pipeline["stages"].index(pages["stage"])
    assert form["artifacts"]["paths"] == ["node_modules/"] and "--ignore-scripts" in form["script"][0]
    assert form["rules"][1]["if"] == pages["rules"][1]["if"] and form["rules"][1]["exists"] == ["package-lock.json"]


CURL = """\
#!/usr/bin/env bash
printf '%s\\n' "$(printf '[%s]' "$@")" >> "$LOG"
for one in "$@"; do
  case "$one" in
    body@*) printf 'body: %s\\n' "$(cat "${one#body@}" | tr '\\n' '|')" >> "$LOG" ;;
    */user) echo '{"id": 3}' ;;
    *"&page=1") cat "$THERE" ;;
    *"&page="*) echo '[]' ;;
  esac
done
"""


def commented(folder: Path, there: str, token: str = "t") -> tuple[list[str], str]:
    """What GitLab was asked for by the job that comments, and what the job prints."""
    founded(folder / "vale", "gitlab")
    script = yaml.safe_load((folder / "vale/.gitlab-ci.yml").read_text(encoding="utf-8"))["comment"]["script"]
    for name, text in (("curl", CURL), ("apt-get", "#!/bin/sh\n")):
        (folder / "bin").mkdir(exist_ok=True)
        (folder / "bin" / name).write_text(text, encoding="utf-8")
        (folder / "bin" / name).chmod(0o755)
    (folder / "log").write_text("", encoding="utf-8")
    (folder / "there").write_text(there, encoding="utf-8")
    (folder / "preview").mkdir()
    (folder / "preview/changes.md").write_text("**What changes** `$(touch pwned)`\n/close\n", encoding="utf-8")
    known = {"CI_API_V4_URL": "https://git.example/api/v4", "CI_PROJECT_ID": "7", "CI_MERGE_REQUEST_IID": "5"}
    known |= {"CI_PIPELINE_URL": "https://git.example/p/1", "COMMENT_TOKEN": token, "LOG": str(folder / "log")}
    known |= {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "THERE": str(folder / "there")}
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(script)], cwd=folder, env=known, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0 and not (folder / "pwned").exists(), done.stdout + done.stderr
    assert not (folder / "header").exists()
    return (folder / "log").read_text(encoding="utf-8").splitlines(), done.stdout


NOTES = "https://git.example/api/v4/projects/7/merge_requests/5/notes"
OURS = '[{"id": 9, "author": {"id": 1}, "body": "<!-- prospectus-preview -->"}, {"id": 11, "author": {"id": 3}, "body": "<!-- prospectus-preview -->"}]'


@NEEDS_JQ
@pytest.mark.parametrize(("there", "asked"), [("[]", f"[{NOTES}]"), (OURS, f"[{NOTES}/11]")])
def test_on_gitlab_there_is_one_comment_which_is_changed_from_then_on(tmp_path: Path, there: str, asked: str) -> None:
    log, _ = commented(tmp_path, there)
    *_, request, body = log
    assert request.endswith(asked) and ("[--request][PUT]" in request) == asked.endswith("/11]")
    assert body.startswith("body: <!-- prospectus-preview -->|**What changes** `$(touch pwned)`|\\/close|")


def test_on_gitlab_nothing_is_asked_without_a_token_and_that_is_said(tmp_path: Path) -> None:
    log, said = commented(tmp_path, "[]", token="")
    assert log == [] and said.startswith("No comment is written: this area has not set COMMENT_TOKEN.")


def test_links_are_asked_and_issues_written_on_a_schedule_only() -> None:
    for name in ("links.yml", "freshness.yml"):
        assert set(flow(name)[True]) == {"schedule", "workflow_dispatch"}


def test_a_job_that_may_write_runs_nothing_of_the_areas_and_gets_no_code() -> None:
    for name in ("preview.yml", "freshness.yml"):
        for job in flow(name)["jobs"].values():
            writes = "write" in job["permissions"].values()
            told = json.dumps(job["steps"])
            assert not (writes and ("actions/checkout" in told or "prospectus " in told.replace("-", "")))
            assert writes or "gh api" not in told
    assert flow("preview.yml")["jobs"]["preview"]["permissions"] == {"contents": "read"}
    assert flow("preview.yml")["jobs"]["comment"]["permissions"] == {"pull-requests": "write"}
    assert flow("freshness.yml")["jobs"]["remind"]["permissions"] == {"issues": "write"}


def test_no_script_of_a_workflow_has_anything_put_into_it() -> None:
    for path in FLOWS.glob("*.yml"):
        for job in flow(path.name)["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), step["name"]


# ── The scripts themselves, with a gh that only writes down what it is asked ─────────────────────────────────────────

GH = """\
#!/usr/bin/env bash
printf '%s\\n' "$(printf '[%s]' "$@")" >> "$LOG"
for one in "$@"; do
  case "$one" in
    --body-file=*) printf 'body: %s\\n' "$(head --lines=1 "${one#--body-file=}")" >> "$LOG" ;;
    body=@*) printf 'body: %s\\n' "$(cat "${one#body=@}" | tr '\\n' '|')" >> "$LOG" ;;
  esac
done
if [ "$1 $2" = "issue list" ]; then cat "$THERE"; fi
if [ "$1" = api ] && [ "$2" = --paginate ]; then cat "$THERE"; fi
"""


def ran(folder: Path, script: str, there: str, **environment: str) -> list[str]:
    """What gh was asked for by a script that runs in a folder."""
    (folder / "bin").mkdir()
    (folder / "bin/gh").write_text(GH, encoding="utf-8")
    (folder / "bin/gh").chmod(0o755)
    (folder / "log").write_text("", encoding="utf-8")
    (folder / "what-is-there").write_text(there, encoding="utf-8")
    known = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "LOG": str(folder / "log")}
    known |= {"THERE": str(folder / "what-is-there"), **environment}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=known, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "log").read_text(encoding="utf-8").splitlines()


def script(name: str, job: str) -> str:
    """The last script of a job."""
    return str(flow(name)["jobs"][job]["steps"][-1]["run"])


TITLE = 'Check by 30 September 2027: "$(touch pwned)" `id` & Co'
MARK = "prospectus-reminder provider/oak-college 2027-09-30 "
OPEN = {
    "action": "open",
    "number": None,
    "title": TITLE,
    "body": f"<!-- {MARK}round 30 -->\n$(id)",
    "comment": "",
    "mark": MARK,
}


@NEEDS_JQ
def test_an_issue_is_opened_once_however_often_the_job_runs(tmp_path: Path) -> None:
    for name, there in (("first", ""), ("again", f"{OPEN['body']}\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "actions.json").write_text(json.dumps([OPEN]), encoding="utf-8")
        log = ran(tmp_path / name, script("freshness.yml", "remind"), there)
        opened = [line for line in log if line.startswith("[issue][create]")]
        assert opened == (
            [f"[issue][create][--title={TITLE}][--label=prospectus-reminder][--body-file=body.md]"]
            if name == "first"
            else []
        )
        assert not (tmp_path / name / "pwned").exists()


@NEEDS_JQ
def test_issues_are_changed_opened_again_and_closed_with_their_word(tmp_path: Path) -> None:
    actions = [
        OPEN | {"action": "update", "number": 7, "comment": "7 days are left."},
        OPEN | {"action": "update", "number": 8},
        OPEN | {"action": "reopen", "number": 9, "comment": "Once more."},
        {"action": "close", "number": 10, "title": "", "body": "", "comment": "Thank you.", "mark": ""},
    ]
    (tmp_path / "actions.json").write_text(json.dumps(actions), encoding="utf-8")
    log = ran(tmp_path, script("freshness.yml", "remind"), "")
    told = [re.sub(r"\[--title=.*?Co\]", "", line) for line in log if not line.startswith(("[label]", "[issue][list]"))]
    assert told == [
        "[issue][edit][7][--body-file=body.md]", f"body: <!-- {MARK}round 30 -->",
        "[issue][comment][7][--body-file=comment.md]", "body: 7 days are left.",
        "[issue][edit][8][--body-file=body.md]", f"body: <!-- {MARK}round 30 -->",
        "[issue][reopen][9]",
        "[issue][edit][9][--body-file=body.md]", f"body: <!-- {MARK}round 30 -->",
        "[issue][comment][9][--body-file=comment.md]", "body: Once more.",
        "[issue][comment][10][--body-file=comment.md]", "body: Thank you.",
        "[issue][close][10]",
    ]  # fmt: skip


def test_there_is_one_comment_on_a_pull_request_which_is_changed_from_then_on(tmp_path: Path) -> None:
    where = {"REPOSITORY": "vale/prospectus", "NUMBER": "5", "RUN": "https://git.example/run/1"}
    for name, there, asked in (
        (
            "first",
            "",
            "[api][--silent][--method][POST][repos/vale/prospectus/issues/5/comments][--field][body=@comment.md]",
        ),
        (
            "again",
            "77\n",
            "[api][--silent][--method][PATCH][repos/vale/prospectus/issues/comments/77][--field][body=@comment.md]",
        ),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "changes.md").write_text("**What changes** `$(touch pwned)`\n", encoding="utf-8")
        log = ran(tmp_path / name, script("preview.yml", "comment"), there, **where)
        assert log[1] == asked
        assert log[2].startswith("body: <!-- prospectus-preview -->|**What changes** `$(touch pwned)`|")
        assert not (tmp_path / name / "pwned").exists()


# ── The preview site, where an area switches it on ───────────────────────────────────────────────────────────────────


def previewed(folder: Path, number: int) -> None:
    """Run the job that puts a preview on the preview site, whose repository is a folder here."""
    work = folder / f"run-{number}"
    (work / "preview").mkdir(parents=True)
    (work / "preview/index.html").write_text(f"Preview {number}\n", encoding="utf-8")
    given = {"KEY": "none", "REPOSITORY": "vale/previews", "NUMBER": str(number), "HOME": str(folder)}
    there = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{folder.as_uri()}/remote.insteadOf",
        "GIT_CONFIG_VALUE_0": "git@github.com:vale/previews",
    }
    subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script("preview.yml", "site")],
        cwd=work, env={"PATH": os.environ["PATH"], **given, **there}, check=True, capture_output=True,
    )  # fmt: skip


def test_a_preview_has_a_folder_of_its_own_and_old_ones_go(tmp_path: Path) -> None:
    bare = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", bare], check=True)
    for number in range(1, 23):
        previewed(tmp_path, number)
    listed = ["git", "-C", bare, "ls-tree", "-r", "--name-only", "HEAD"]
    paths = set(subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split())
    assert {f"{number}/index.html" for number in range(3, 23)} <= paths
    assert not any(path.startswith(("1/", "2/")) for path in paths)
    assert {"robots.txt", ".nojekyll"} <= paths and "key" not in paths


def test_the_preview_site_is_made_only_where_it_is_switched_on() -> None:
    job = flow("preview.yml")["jobs"]["site"]
    assert job["if"].startswith("vars.PREVIEW_REPOSITORY != ''") and job["permissions"] == {}
    assert "github.event.pull_request.head.repo.full_name == github.repository" in job["if"]
