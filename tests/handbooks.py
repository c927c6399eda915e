"""A page of a handbook for the small area, and how to write it with something changed."""

from __future__ import annotations

PATH = "content/handbook/registers.md"

PAGE = """\
---
title: Registers
kind: protocol
summary: Who takes the register.
owner: Partnership manager
version: 2
agreed_on: 2026-07-03
review_by: 2027-07-02
applies_to: all
readers: teacher
tasks: A learner is missing
facts:
  register-by: nine o'clock
changes:
  2:
    on: 2026-07-03
    says: It is taken by nine.
signed:
  oak-college: 2026-07-06
---

In {area} the register is taken by {register-by}.

## Who is told

See [the college](provider:oak-college) and [the course](course:oak-college/joinery).
"""
