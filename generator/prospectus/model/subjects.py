"""The sector subject areas of Ofqual and LARS (tier 2), and under which of our sectors each stands."""

from __future__ import annotations

from typing import Final, NamedTuple

from .codes import NOT_SAID, Words


class SubjectArea(NamedTuple):
    """A subject area's name, and the sector that it stands under."""

    name: str
    sector: str


SUBJECT_AREA: Final = Words[SubjectArea](
    {
        "1.1": SubjectArea("Medicine and Dentistry", "health-and-science"),
        "1.2": SubjectArea("Nursing and Subjects and Vocations Allied to Medicine", "health-and-science"),
        "1.3": SubjectArea("Health and Social Care", "care-services"),
        "1.4": SubjectArea("Public Services", "protective-services"),
        "1.5": SubjectArea("Child Development and Well Being", "education-and-early-years"),
        "2.1": SubjectArea("Science", "maths-and-sciences"),
        "2.2": SubjectArea("Mathematics and Statistics", "maths-and-sciences"),
        "3.1": SubjectArea("Agriculture", "agriculture-environmental-and-animal-care"),
        "3.2": SubjectArea("Horticulture and Forestry", "agriculture-environmental-and-animal-care"),
        "3.3": SubjectArea("Animal Care and Veterinary Science", "agriculture-environmental-and-animal-care"),
        "3.4": SubjectArea("Environmental Conservation", "agriculture-environmental-and-animal-care"),
        "4.1": SubjectArea("Engineering", "engineering-and-manufacturing"),
        "4.2": SubjectArea("Manufacturing Technologies", "engineering-and-manufacturing"),
        "4.3": SubjectArea("Transportation Operations and Maintenance", "transport-and-logistics"),
        "5.1": SubjectArea("Architecture", "construction-and-the-built-environment"),
        "5.2": SubjectArea("Building and Construction", "construction-and-the-built-environment"),
        "5.3": SubjectArea("Urban, Rural and Regional Planning", "construction-and-the-built-environment"),
        "6.1": SubjectArea("Digital technology (practitioners)", "digital"),
        "6.2": SubjectArea("Digital technology (users)", "digital"),
        "7.1": SubjectArea("Retailing and Wholesaling", "sales-marketing-and-procurement"),
        "7.2": SubjectArea("Warehousing and Distribution", "transport-and-logistics"),
        "7.3": SubjectArea("Service Enterprises", "hair-and-beauty"),
        "7.4": SubjectArea("Hospitality and Catering", "catering-and-hospitality"),
        "8.1": SubjectArea("Sport, Leisure and Recreation", "health-and-science"),
        "8.2": SubjectArea("Travel and Tourism", "catering-and-hospitality"),
        "9.1": SubjectArea("Performing Arts", "creative-and-design"),
        "9.2": SubjectArea("Crafts, Creative Arts and Design", "creative-and-design"),
        "9.3": SubjectArea("Media and Communication", "creative-and-design"),
        "9.4": SubjectArea("Publishing and Information Services", "creative-and-design"),
        "10.1": SubjectArea("History", "humanities-and-languages"),
        "10.2": SubjectArea("Archaeology and Archaeological Sciences", "humanities-and-languages"),
        "10.3": SubjectArea("Philosophy", "humanities-and-languages"),
        "10.4": SubjectArea("Theology and Religious Studies", "humanities-and-languages"),
        "11.1": SubjectArea("Geography", "humanities-and-languages"),
        "11.2": SubjectArea("Sociology and Social Policy", "humanities-and-languages"),
        "11.3": SubjectArea("Politics", "humanities-and-languages"),
        "11.4": SubjectArea("Economics", "humanities-and-languages"),
        "11.5": SubjectArea("Anthropology", "humanities-and-languages"),
        "12.1": SubjectArea("Languages, Literature and Culture of the British Isles", "humanities-and-languages"),
        "12.2": SubjectArea("Other Languages, Literature and Culture", "humanities-and-languages"),
        "12.3": SubjectArea("Linguistics", "humanities-and-languages"),
        "13.1": SubjectArea("Teaching and Lecturing", "education-and-early-years"),
        "13.2": SubjectArea("Direct Learning Support", "education-and-early-years"),
        "14.1": SubjectArea("Foundations for Learning and Life", "preparation-for-life-and-work"),
        "14.2": SubjectArea("Preparation for Work", "preparation-for-life-and-work"),
        "15.1": SubjectArea("Accounting and Finance", "legal-finance-and-accounting"),
        "15.2": SubjectArea("Administration", "business-and-administration"),
        "15.3": SubjectArea("Business Management", "business-and-administration"),
        "15.4": SubjectArea("Marketing and Sales", "sales-marketing-and-procurement"),
        "15.5": SubjectArea("Law and Legal Services", "legal-finance-and-accounting"),
    },
    unsaid=SubjectArea("Subject not said in detail", NOT_SAID),
)
