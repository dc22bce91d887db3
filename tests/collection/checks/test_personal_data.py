"""What points to a private person is found, and what does not passes."""

import pytest

from geo.collection.checks.personal_data import name_digest, name_reasons, private_digests


@pytest.mark.parametrize(
    "text",
    [
        "Zhao Lijian says that there are none.",
        "Ming Pao reports on Hong Kong, Fuzhou and Qingtian.",
        "On 5 December 2022, 48, then 54 sites were listed.",
        "The FBI director tells a Senate committee so.",
        "Complaint 23-MJ-265; sources P001 and N054; C$4.9 million.",
        "Il Foglio, Le Monde, De Standaard and Der Spiegel.",
        "The owner and the operator deny it.",
    ],
)
def test_officials_papers_and_numbers_are_no_private_persons(text):
    assert list(name_reasons(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asked by Li Xiaolong in Paris", "'Li Xiaolong' seems to name a person"),
        ("Asked by Xiaolong Li in Paris", "'Xiaolong Li' seems to name a person"),
        ("Ouyang Feifei answers", "'Ouyang Feifei' seems to name a person"),
        ("Mrs. Smith answers", "'Mrs. Smith' addresses a person by title"),
        ("a 61-year-old answers", "'61-year-old' gives the age of a person"),
        ("the activist Jane Roe answers", "'activist Jane Roe' names a person by role"),
        ("Jane Roe, an activist, answers", "'Jane Roe, an activist' names a person by role"),
        ("call 416-555-0137", "'416-555-0137' gives a telephone number"),
    ],
)
def test_what_points_to_a_person_is_found(text, found):
    assert list(name_reasons(text)) == [f"{found}; leave private persons unnamed"]


def test_withheld_names_are_kept_as_digests_only_accents_case_and_punctuation_ignored():
    assert all(len(digest) == 64 and int(digest, 16) for digest in private_digests())
    assert name_digest("Ána MÜLLER-Roe") == name_digest("ana muller roe")
