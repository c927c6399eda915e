"""The code lists: levels, sectors, kinds, modes; the words of the field and what they are called.

Sectors are the fifteen technical routes and three groups for general education; modes follow XCRI-CAP 1.2.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeVar, get_args

_Value = TypeVar("_Value")

NOT_SAID: Final = "not-said"
"""Stands for what an imported course leaves open. Nobody can write it: it is in no list of what is allowed."""

UNNAMED: Final = "Not named"
"""Stands in course directories for an awarding body that nobody has named: they ask for one with each qualification."""


class Words(dict[str, _Value]):
    """A code list that also has a name for what is not said, which is none of its codes: only a look-up finds it."""

    def __init__(self, codes: dict[str, _Value], *, unsaid: _Value) -> None:
        super().__init__(codes)
        self.unsaid = unsaid

    def __missing__(self, code: str) -> _Value:
        if code == NOT_SAID:
            return self.unsaid
        raise KeyError(code)


LevelCode = Literal["E", "E1", "E2", "E3", "1", "1/2", "2", "3", "4", "5", "6", "7", "8"]
LEVELS: Final[tuple[str, ...]] = get_args(LevelCode)


class LevelEntry(NamedTuple):
    """A level: its address under /levels/, what it is called, and its rank (Entry 0, level 1 is 1, … 8)."""

    slug: str
    name: str
    rank: float


LEVEL: Final = Words[LevelEntry](
    {
        "E": LevelEntry("entry", "Entry level", 0),
        "E1": LevelEntry("entry-1", "Entry level 1", 0.25),
        "E2": LevelEntry("entry-2", "Entry level 2", 0.5),
        "E3": LevelEntry("entry-3", "Entry level 3", 0.75),
        "1": LevelEntry("level-1", "Level 1", 1),
        "1/2": LevelEntry("level-1-2", "Level 1 or 2", 1.5),
        "2": LevelEntry("level-2", "Level 2", 2),
        "3": LevelEntry("level-3", "Level 3", 3),
        "4": LevelEntry("level-4", "Level 4", 4),
        "5": LevelEntry("level-5", "Level 5", 5),
        "6": LevelEntry("level-6", "Level 6", 6),
        "7": LevelEntry("level-7", "Level 7", 7),
        "8": LevelEntry("level-8", "Level 8", 8),
    },
    unsaid=LevelEntry(NOT_SAID, "Level not said", 9),
)

SectorId = Literal[
    "agriculture-environmental-and-animal-care",
    "business-and-administration",
    "care-services",
    "catering-and-hospitality",
    "construction-and-the-built-environment",
    "creative-and-design",
    "digital",
    "education-and-early-years",
    "engineering-and-manufacturing",
    "hair-and-beauty",
    "health-and-science",
    "legal-finance-and-accounting",
    "protective-services",
    "sales-marketing-and-procurement",
    "transport-and-logistics",
    "humanities-and-languages",
    "maths-and-sciences",
    "preparation-for-life-and-work",
]
SECTORS: Final[tuple[str, ...]] = get_args(SectorId)
SECTOR: Final = Words[str](
    {
        "agriculture-environmental-and-animal-care": "Agriculture, environmental and animal care",
        "business-and-administration": "Business and administration",
        "care-services": "Care services",
        "catering-and-hospitality": "Catering and hospitality",
        "construction-and-the-built-environment": "Construction and the built environment",
        "creative-and-design": "Creative and design",
        "digital": "Digital",
        "education-and-early-years": "Education and early years",
        "engineering-and-manufacturing": "Engineering and manufacturing",
        "hair-and-beauty": "Hair and beauty",
        "health-and-science": "Health and science",
        "legal-finance-and-accounting": "Legal, finance and accounting",
        "protective-services": "Protective services",
        "sales-marketing-and-procurement": "Sales, marketing and procurement",
        "transport-and-logistics": "Transport and logistics",
        "humanities-and-languages": "Humanities and languages",
        "maths-and-sciences": "Maths and sciences",
        "preparation-for-life-and-work": "Preparation for life and work",
    },
    unsaid="Subject not said",
)
GENERAL_EDUCATION: Final = frozenset(SECTORS[15:])

CourseKind = Literal[
    "gcse",
    "gcse-resit",
    "a-level",
    "as-level",
    "t-level",
    "diploma",
    "vocational",
    "apprenticeship",
    "young-apprenticeship",
    "traineeship",
    "supported-internship",
    "foundation-learning",
    "entry-to-employment",
    "link-course",
    "english-and-maths",
    "enrichment",
    "short-course",
]
COURSE_KIND: Final = Words[str](
    {
        "gcse": "GCSE",
        "gcse-resit": "GCSE resit",
        "a-level": "A level",
        "as-level": "AS level",
        "t-level": "T Level",
        "diploma": "Diploma",
        "vocational": "Vocational course",
        "apprenticeship": "Apprenticeship",
        "young-apprenticeship": "Young apprenticeship",
        "traineeship": "Traineeship",
        "supported-internship": "Supported internship",
        "foundation-learning": "Foundation learning",
        "entry-to-employment": "Entry to employment",
        "link-course": "Link course",
        "english-and-maths": "English and maths",
        "enrichment": "Enrichment",
        "short-course": "Short course",
    },
    unsaid="Kind of course not said",
)
ProviderKind = Literal[
    "school-sixth-form",
    "school",
    "sixth-form-college",
    "further-education-college",
    "special-school",
    "specialist-college",
    "utc",
    "training-provider",
    "alternative-provision",
    "adult-community",
    "higher-education",
    "employer",
    "voluntary",
]
PROVIDER_KIND: Final = Words[str](
    {
        "school-sixth-form": "School with a sixth form",
        "school": "School",
        "sixth-form-college": "Sixth form college",
        "further-education-college": "Further education college",
        "special-school": "Special school",
        "specialist-college": "Specialist college",
        "utc": "University technical college",
        "training-provider": "Training provider",
        "alternative-provision": "Alternative provision",
        "adult-community": "Adult and community learning",
        "higher-education": "Higher education",
        "employer": "Employer",
        "voluntary": "Voluntary organisation",
    },
    unsaid="Kind of provider not said",
)
ContactRole = Literal["admissions", "learner-support", "careers", "partnership", "general"]
CONTACT_ROLE: Final[dict[str, str]] = {
    "admissions": "Admissions",
    "learner-support": "Learner support",
    "careers": "Careers advice",
    "partnership": "Partnership",
    "general": "General enquiries",
}
AgeRange = Literal["14-16", "16-19", "14-19", "19+"]
AGES: Final = Words[str](
    {
        "14-16": "14 to 16",
        "16-19": "16 to 19",
        "14-19": "14 to 19",
        "19+": "19 and over",
    },
    unsaid="Ages not said",
)
StudyMode = Literal["full-time", "part-time", "part-of-programme"]
STUDY: Final = Words[str](
    {
        "full-time": "Full-time",
        "part-time": "Part-time",
        "part-of-programme": "Part of a programme",
    },
    unsaid="Full-time or part-time not said",
)
Pattern = Literal["daytime", "twilight", "evening", "weekend", "day-release", "block-release", "customised"]
PATTERN: Final = Words[str](
    {
        "daytime": "Daytime",
        "twilight": "Twilight (after school)",
        "evening": "Evening",
        "weekend": "Weekend",
        "day-release": "Day release",
        "block-release": "Block release",
        "customised": "Arranged with you",
    },
    unsaid="Days not said",
)
Delivery = Literal["classroom", "online", "blended", "work-based"]
DELIVERY: Final = Words[str](
    {
        "classroom": "In person",
        "online": "Online",
        "blended": "Partly online",
        "work-based": "At work",
    },
    unsaid="Not said",
)
Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAYS: Final[tuple[str, ...]] = get_args(Day)
ApplyHow = Literal["common-form", "provider-website", "ucas", "school", "adviser"]
APPLY_HOW: Final = Words[str](
    {
        "common-form": "On the area's common application form",
        "provider-website": "On the provider's website",
        "ucas": "Through UCAS",
        "school": "Through your school",
        "adviser": "Through an adviser",
    },
    unsaid="The provider does not say how to apply: ask them",
)
StepFree = Literal["yes", "partly", "no"]
STEP_FREE: Final[dict[str, str]] = {
    "yes": "Step-free throughout",
    "partly": "Partly step-free",
    "no": "Not step-free",
}
Status = Literal["draft", "published", "withdrawn"]
DestinationKind = Literal["job", "apprenticeship", "higher"]
DESTINATION_KIND: Final[dict[str, str]] = {
    "job": "Job",
    "apprenticeship": "Apprenticeship",
    "higher": "Higher education",
}
LocalityKind = Literal["town", "village"]
