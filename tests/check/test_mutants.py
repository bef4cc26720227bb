"""Every fault is caught by the rule that is meant to catch it, and books without faults are left in peace."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from check_books import CLEAN, packed
from mutants import FALSE_FEATURES, MUTANTS, Mutant

from audicle.audio.sounding import seconds
from audicle.check.referee import examine
from audicle.check.registry import FAMILIES, JUDGES, RULES

if TYPE_CHECKING:
    from epub_checker import EpubChecker

DOCS = Path(__file__).parents[2] / "docs" / "check.md"


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_book_is_left_in_peace(name: str, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(packed(CLEAN[name]()))
    found = [(finding.rule, finding.place, finding.message) for finding in examine(path, seconds).findings]
    # books of before the vocabulary of accessibility claim nothing
    if name == "old":
        found = [one for one in found if one[0] not in ("claim-missing", "summary-missing")]
    assert not found


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_fault_is_caught(mutant: Mutant, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(mutant.made())
    found = examine(path, seconds).findings
    caught = [finding for finding in found if finding.rule == mutant.rule]
    assert caught, f"only {[finding.rule for finding in found]}"
    assert all(finding.remedy.endswith(".") and finding.message.endswith(".") for finding in found)
    # a fault draws few others after it: what depends on the fault, such as a claim that it makes false
    assert len({finding.rule for finding in found}) <= 7, [finding.rule for finding in found]


@pytest.mark.parametrize("mutant", FALSE_FEATURES, ids=str)
def test_a_false_claim_of_a_feature_is_caught(mutant: Mutant, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(mutant.made())
    found = [finding for finding in examine(path, seconds).findings if finding.rule == "claim-feature"]
    assert any(re.match(rf"{mutant.rule} is claimed|No feature", finding.message) for finding in found), found


def test_every_rule_has_a_mutant() -> None:
    assert {mutant.rule for mutant in MUTANTS} | {"claim-feature"} == set(RULES)
    assert len(MUTANTS) >= 30
    assert len(CLEAN) >= 10


def test_rule_ids_are_given_once() -> None:
    assert len(RULES) == sum(len(family.rules) for family in (*FAMILIES, *JUDGES))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule) for rule in RULES)


def test_the_documentation_lists_every_rule() -> None:
    text = DOCS.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \| (.+) \| (.+) \|$", text, re.MULTILINE)
    assert [tuple(row) for row in listed] == [
        (rule.id, str(rule.severity), rule.why, rule.source) for rule in RULES.values()
    ]


@pytest.mark.xdist_group("epubcheck")
def test_the_clean_books_are_valid(epubcheck: EpubChecker, tmp_path: Path) -> None:
    for name, made in CLEAN.items():
        path = tmp_path / f"{name}.epub"
        path.write_bytes(packed(made()))
        assert not [message for message in epubcheck.messages(path) if not message.startswith("WARNING ACC")], name
