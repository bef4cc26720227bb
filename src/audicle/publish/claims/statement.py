"""What a book says of its accessibility, all of it: for its own metadata, and for catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audicle.publish.claims import accessibility
from audicle.publish.claims.conformance import PROFILE, SHORT, Certificate, certificate

if TYPE_CHECKING:
    from audicle.agreed.messages import Messages
    from audicle.publish.claims.accessibility import Findings
    from audicle.settings import Settings


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said."""

    claims: tuple[tuple[str, str], ...]  # properties and their values, in order
    summary: str
    certificate: Certificate | None  # None: it is not said that the book conforms

    def as_json(self) -> dict[str, Any]:
        """Return it as the Readium Web Publication Manifest has it, and so OPDS 2.0.

        https://readium.org/webpub-manifest/contexts/default/#accessibility-metadata
        """
        sufficient = [value.split(",") for value in self._values("accessModeSufficient")]
        said: dict[str, Any] = {
            "conformsTo": [PROFILE] if self.certificate else None,
            "certification": self.certificate.as_json() if self.certificate else None,
            "accessMode": self._values("accessMode"),
            # one that is enough alone stands alone
            "accessModeSufficient": [one[0] if len(one) == 1 else one for one in sufficient],
            "feature": self._values("accessibilityFeature"),
            "hazard": self._values("accessibilityHazard"),
            "summary": self.summary,
        }
        return {name: value for name, value in said.items() if value}

    def _values(self, name: str) -> list[str]:
        return [value for claim, value in self.claims if claim == f"schema:{name}"]


def statement(found: Findings, say: Messages, settings: Settings | None) -> Statement:
    """Return what is said of a book; ``settings`` are given if it is to say that it conforms."""
    summary = accessibility.summary(found, say)
    if settings:
        key = "a11y_certified" if settings.certifier else "a11y_checked"
        summary = f"{summary} {say(key, standard=SHORT)}"
    return Statement(tuple(accessibility.claims(found)), summary, certificate(settings) if settings else None)
