"""The reader's own plan and its papers: my plan, the comparison, the form, the checklist and the learning plan.

The build knows nothing of what anybody saves: each page is a blank sheet that scripts fill on the reader's device, and
that can be filled by hand without them.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from ..model.fields import as_id
from .context import Context
from .page import Page

ADDRESS: Final = "plan/"
LINES: Final = 6
"""How many choices a blank sheet has room for."""
FACTS: Final = (
    *("Level", "Qualification awarded", "School, college or provider", "Where", "Journey", "Days", "Starts"),
    *("How long", "Cost", "What you need to get in", "Would I get in?", "How you are assessed", "Where it leads"),
    "Apply by",
)
"""The rows of the comparison, as its script has them."""
DONE: Final = (
    ("visited", "Seen it: open evening or visit"),
    ("applied", "Applied"),
    ("interview", "Interview, or told that there is none"),
    ("offered", "Place offered"),
    ("accepted", "Place accepted"),
    ("travel", "Journey tried, pass asked for"),
    ("money", "Cost known, help with money asked for"),
)
"""What has to be done for each course before September."""
BEFORE: Final = (
    ("results", "I know where and when I get my results, and whom to ring if they are not what I hoped."),
    ("enrolment", "I know the day, the time and the place of enrolment, and what to bring."),
    ("second", "I have a second choice that I would be content with."),
    ("journey", "I have tried the journey at the right time of day, and know the last bus or train home."),
    ("pass", "I have asked for a travel pass, if I can have one."),
    ("money", "I have asked about a bursary, free meals, and help with kit."),
    ("support", "I have told them what help I need to learn."),
    ("adviser", "I know an adviser to ring if it goes wrong."),
)
"""What has to be done whatever the course is."""
QUESTIONS: Final = (
    ("where", "Where I want to get to", "A job, a kind of work, more learning. It may change."),
    ("good", "What I am good at and like doing", ""),
    ("now", "What I do now, and what I expect from it", "Courses, grades, work, things outside school."),
    ("help", "What helps me to learn", ""),
    ("hard", "What could get in the way, and who can help", ""),
)
"""What a learner writes first in a learning plan."""
SKILLS: Final = (
    "Talking and listening", "Writing", "Working with numbers", "Using computers", "Working with others",
    "Solving problems", "Planning my time", "Working with my hands", "Keeping going when it is hard",
)  # fmt: skip
"""The rows of the skills record; others can be written in."""
STEPS: Final = 5


def view(ctx: Context, _: object) -> Page:
    """My plan."""
    described = "Save courses, put them in order, compare them, and see clashes and dates. It all stays on your device."
    return _page(ctx, "", "My plan", "my-plan", "page", described, host=_host(ctx), lines=LINES)


def compare_view(ctx: Context, _: object) -> Page:
    """Two to four courses side by side."""
    described = "Two to four courses side by side: the same facts in the same rows, with the differences marked."
    return _page(ctx, "compare/", "Compare courses", "compare", "compare", described, facts=FACTS)


def form_view(ctx: Context, _: object) -> Page:
    """The common application form, for print."""
    form = ctx.area.written.common_form
    title = form.name if form else "Application form"
    described = "An application form to print: your choices are filled in from your plan, your name is written by hand."
    return _page(ctx, "form/", title, "form", "paper", described, form=form, lines=LINES)


def checklist_view(ctx: Context, _: object) -> Page:
    """What has to be done before September."""
    described = "A checklist for September: place offered and accepted, journey, money, results and whom to ring."
    return _page(ctx, "checklist/", "September checklist", "checklist", "paper", described, done=DONE, before=BEFORE)


def learning_view(ctx: Context, _: object) -> Page:
    """An individual learning plan and a record of skills."""
    described = (
        "An individual learning plan and a record of skills, to write on the screen or by hand, to print and keep."
    )
    title = "My learning plan"
    sheets = {"questions": QUESTIONS, "skills": SKILLS, "steps": STEPS}
    return _page(ctx, "learning-plan/", title, "learning-plan", "paper", described, **sheets)


VIEWS: Final = (view, compare_view, form_view, checklist_view, learning_view)


def _page(
    ctx: Context, below: str, title: str, template: str, script: str, described: str, /, **values: object
) -> Page:
    """One of these pages; they stand one or two folders below the root."""
    address = f"{ADDRESS}{below}"
    depth = address.count("/")
    body = ctx.html(template, depth, privacy="privacy/" in ctx.handwritten, **values)
    assets = f"{'../' * depth}assets"
    sheets = ("my-plan", "plan-paper", *(["plan-compare"] if script == "compare" else []))
    links = "\n".join(f'<link rel="stylesheet" href="{assets}/stylesheets/{name}.css">' for name in sheets)
    head = f'{links}\n<script type="module" src="{assets}/javascripts/plan-{script}.js"></script>'
    return Page(address, "my-plan", title, described, body, head=head)


def _host(ctx: Context) -> str:
    """What the ids of dates in calendars end with: the same as in the area's own feeds."""
    return urlsplit(ctx.site_url).hostname or as_id(ctx.area.written.name) or "prospectus"
