"""The header of a mail or a news post: fields above the first empty line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr

# The names of the fields in the languages of common mail programs.
_FIELDS = {
    "from": "from von de da van od från fra от kimden 发件人 寄件者 差出人",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato дата 日期 送信日時",
    "subject": "subject betreff objet sujet asunto assunto oggetto onderwerp temat ämne emne тема konu 主题 主旨 件名",
    "other": (
        "to cc bcc reply-to an à para a aan do till til кому kime 收件人 宛先 "
        "newsgroups organization message-id x-mailer mime-version content-type"
    ),
}
_KINDS = {name: kind for kind, names in _FIELDS.items() for name in names.split()}
_MARK = re.compile(r"(?:\A|\n)--[ \t]*\n")
_SIGNED = 8  # lines of a signature
_SHORT = 72  # characters
_TOP = 6  # lines above the first quote
_HEAD = 4000  # characters
# "On Tue, 5 Mar 2024, Tom Fox wrote:", "Am 05.03.24 um 08:00 schrieb Tom Fox:", "Tom Fox a écrit :"
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|schreibt|a écrit|écrivait|escribió|escreveu|ha scritto|scrisse|schreef|skrev|kirjoitti|"
    r"napisał\(?a?\)?|napsal\(?a?\)?|írta|a scris|написал\(?а?\)?|пишет|писал\(?а?\)?|yazdı|menulis|έγραψε)"
    r"[^:]{0,80}\s?[:：]$|(?:写道|寫道|wrote|書きました|작성|كتب)\s?[:：]$",
    re.IGNORECASE,
)
_ROW = re.compile(r"(?P<name>[^\W\d_][\w-]*)\s?[:：]\s*(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a mail says."""

    subject: str
    sender: str | None
    date: str | None  # as it stands there
    rows: tuple[str, ...]  # all of its lines


def split_header(text: str) -> tuple[Header | None, str]:
    """Return the header of a mail and the text below it; None and the whole text if it is not a mail.

    A mail begins with fields, of which one is the subject and one the sender or the date.
    """
    rows = text.strip("\n").split("\n")
    found: dict[str, str] = {}
    end = 0
    for row in rows:
        match = _ROW.fullmatch(row.strip())
        kind = _KINDS.get(match["name"].casefold()) if match else None
        if match is None or kind is None:
            if row.strip() and not (found and row[0].isspace()):
                return None, text
            if not row.strip():
                break
        else:
            found.setdefault(kind, match["value"].strip())
        end += 1
    if "subject" not in found or not ("from" in found or "date" in found):
        return None, text
    sender = found.get("from")
    name = (parseaddr(sender)[0] or sender.split("@")[0]) if sender else None
    header = Header(found["subject"], name, found.get("date"), tuple(row.strip() for row in rows[:end]))
    return header, "\n".join(rows[end:])


def split_signature(text: str) -> tuple[str, str]:
    """Return a mail's text and its signature, which begins after a line ``-- `` (RFC 3676, 4.3).

    Many programs lose the space at the end of that line: without it, what follows is short lines and few of them.
    """
    marks = list(_MARK.finditer(text))
    for mark in marks:
        below = [row for row in text[mark.end() :].split("\n") if row.strip()]
        short = len(below) <= _SIGNED and all(len(row.strip()) <= _SHORT for row in below)
        if mark.group().strip("\n") == "-- " or short:
            return text[: mark.start()], text[mark.end() :]
    return text, ""


def is_reply(text: str) -> bool:
    """Say whether a text is an answer to a mail: near its top a line says who wrote what is quoted below it."""
    rows = [row.strip() for row in text[:_HEAD].split("\n") if row.strip()]
    for at in range(min(_TOP, len(rows))):
        if rows[at].startswith(">"):
            return False
        for height in (1, 2):  # the line may have been wrapped
            below = rows[at + height : at + height + 1]
            if below and below[0].startswith(">") and _WROTE.search(" ".join(rows[at : at + height])):
                return True
    return False
