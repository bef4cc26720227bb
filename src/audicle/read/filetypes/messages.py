"""Mail as programs keep it, and what else is sent about: web archives, contacts, dates."""

from __future__ import annotations

import re
from email.parser import HeaderParser

from audicle.read.filetypes.filetype import FileType, Sample
from audicle.read.text.mail import split_header

_MAIL = FileType(
    "a mail as it was sent", "Open it in a mail program, save its text as HTML or plain text, and give that."
)
_BOX = FileType("a mailbox (mbox)", _MAIL.remedy)
_ARCHIVE = FileType("a web archive (MHTML)", "Open it in a browser, save it as a web page, and give that.")
_CONTACT = FileType("a contact (vCard)", "It holds no article.")
_CALENDAR = FileType("a calendar (iCalendar)", "It holds no article.")
_ENVELOPE = re.compile(
    r"From (?![0-9a-f]{40} )\S+(?: at \S+)? {1,2}(?:\w{3},? ){1,2}"
)  # the line above each mail of a mailbox
_FIELD = re.compile(r"([!-9;-~]+):(?:[ \t].*|)$")
# What only programs write above a mail, and in which way; people write From, To, Date and Subject
_MACHINE = {
    "received": re.compile(r"(?:from|by)\s.*;"),
    "return-path": re.compile(r"<"),
    "delivered-to": re.compile(r".*@"),
    "message-id": re.compile(r"<.*@"),
    "mime-version": re.compile(r"\d\.\d"),
    "content-type": re.compile(r"(?:text|multipart|message|application|image)/"),
    "content-transfer-encoding": re.compile(r"7bit|8bit|binary|base64|quoted-printable"),
    "dkim-signature": re.compile(r"v="),
    "authentication-results": re.compile(r".*="),
    "x-mailer": re.compile(r"\S"),
}
_PEOPLE = frozenset(("from", "to", "subject", "date", "sender", "received", "message-id"))
_ENDINGS = ("eml", "emlx", "mbox", "mbx")
_FEWEST = 2  # fields


def recognise(sample: Sample) -> FileType | None:
    """Return what message a text is. One whose text stands below its header as it is read is an article."""
    first = sample.first.strip().upper()
    if first.startswith("BEGIN:"):
        return {"BEGIN:VCARD": _CONTACT, "BEGIN:VCALENDAR": _CALENDAR, "BEGIN:VEVENT": _CALENDAR}.get(first)
    text = sample.text
    counted, _, below = text.partition("\n")
    if counted.strip().isdigit():  # Apple Mail tells the length first
        text = below.lstrip()
    box = _ENVELOPE.match(text)
    header = _header(text.partition("\n")[2] if box else text)
    names = frozenset(header)
    if len(names) < _FEWEST or not names & _PEOPLE:
        return _ARCHIVE if {"mime-version", "content-type"} <= names and _written(header) else None
    if box:
        return _BOX
    if "snapshot-content-location" in names or header.get("content-type", "").startswith("multipart/related"):
        return _ARCHIVE if "received" not in names else _MAIL
    known = split_header(sample.text)[0] is not None
    if sample.ending in _ENDINGS or (_written(header) and not (known and _is_plain(header))):
        return _MAIL
    return None


def _header(text: str) -> dict[str, str]:
    """Return the fields above the first empty line, names in small letters; none if there is anything else."""
    rows: list[str] = []
    for row in text[:100_000].split("\n"):
        if not row.strip():
            break
        if not (_FIELD.match(row) or (rows and row[0] in " \t")):
            return {}
        rows.append(row)
    parsed = HeaderParser().parsestr("\n".join(rows))
    return {name.lower(): str(value).strip().lower() for name, value in parsed.items()}


def _written(header: dict[str, str]) -> bool:
    """Tell whether a program wrote a header."""
    return any(pattern.match(header.get(name, "")) for name, pattern in _MACHINE.items())


def _is_plain(header: dict[str, str]) -> bool:
    """Tell whether the text of a mail is written as it is read."""
    kind, coding = header.get("content-type", "text/plain"), header.get("content-transfer-encoding", "7bit")
    return kind.startswith("text/plain") and coding in ("7bit", "8bit", "binary")
