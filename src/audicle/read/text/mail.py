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
    """Return a mail's text and its signature, which begins after a line ``-- `` (RFC 3676, 4.3)."""
    body, mark, signature = text.partition("\n-- \n")
    return body, signature if mark else ""
