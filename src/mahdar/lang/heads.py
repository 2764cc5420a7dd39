"""Title words (`titles.toml`) and heads of names (`heads.toml`) of a pack."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

import msgspec

from mahdar.errors import PackError
from mahdar.lang.gazetteer import fold_all, fold_key_words
from mahdar.lang.pack import pack_file
from mahdar.text.fold import fold_key

S = TypeVar("S")


class TitleWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Section `heads` of `titles.toml`."""

    source: str
    strong: list[str]
    bound: list[str]
    occupations: list[str]
    counterparts: list[str]
    ranks: list[str]
    standing: list[str]
    evaluative: list[str]
    former: list[str]
    acting: list[str]
    designate: list[str]
    links: list[str]
    qualifiers: list[str]
    fixed: dict[str, list[str]]
    """Heads that make a title with these complements only."""


class TitleFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`titles.toml`."""

    heads: TitleWords
    roles: dict[str, list[str]]


class OrganisationWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Section `organisation` of `heads.toml`."""

    source: str
    yes: list[str]
    no: list[str]
    heads: list[str]
    weak: list[str]
    adjectives: list[str]
    national: list[str]
    fields: list[str]
    appositive: list[str]
    carriers: list[str]
    seconds: list[str]
    stops: list[str]


class GroupWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Section `group` of `heads.toml`."""

    source: str
    yes: list[str]
    no: list[str]
    heads: list[str]
    not_before: list[str]


class EventWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Section `event` of `heads.toml`."""

    source: str
    yes: list[str]
    no: list[str]
    processes: list[str]
    naming: list[str]
    heads: list[str]
    not_before: list[str]


class LawWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Section `law` of `heads.toml`."""

    source: str
    yes: list[str]
    no: list[str]
    heads: list[str]
    not_before: list[str]
    resolutions: list[str]


class PlaceWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Section `place` of `heads.toml`."""

    source: str
    yes: list[str]
    no: list[str]
    numbered: list[str]
    heads: list[str]
    settlements: list[str]
    before: list[str]


class NeverWords(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Section `never` of `heads.toml`."""

    source: str
    words: list[str]


class HeadFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`heads.toml`."""

    organisation: OrganisationWords
    group: GroupWords
    event: EventWords
    law: LawWords
    place: PlaceWords
    never: NeverWords


def _decode(code: str, name: str, shape: type[S]) -> S:
    try:
        return msgspec.toml.decode(pack_file(code, name).read_bytes(), type=shape)
    except FileNotFoundError as error:
        raise PackError("no such file in the language pack", path=f"lang/{code}/{name}") from error
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise PackError(str(error), path=f"lang/{code}/{name}") from error


def load_head_file(code: str) -> HeadFile:
    """`heads.toml` as it stands, with its examples."""
    return _decode(code, "heads.toml", HeadFile)


class Folded:
    """The lists of a section as sets of folded words; phrases of several words are left to their own readers."""

    def __init__(self, section: msgspec.Struct) -> None:
        for name in section.__struct_fields__:
            words = getattr(section, name)
            if isinstance(words, list):
                setattr(self, name, fold_all(w for w in words if " " not in w))

    def __getattr__(self, name: str) -> frozenset[str]:
        """Only asked for a list that the section lacks.

        Raises:
            AttributeError: always.
        """
        raise AttributeError(name)


class Heads:
    """Both files, folded."""

    def __init__(self, code: str) -> None:
        titles = _decode(code, "titles.toml", TitleFile)
        heads = load_head_file(code)
        self.title = Folded(titles.heads)
        self.fixed = {fold_key(head): fold_all(words) for head, words in titles.heads.fixed.items()}
        self.ranks = titles_ranks(titles.heads.ranks)
        self.roles = {tuple(fold_key_words(w)): role for role, forms in titles.roles.items() for w in forms}
        self.organisation = Folded(heads.organisation)
        self.group = Folded(heads.group)
        self.event = Folded(heads.event)
        self.law = Folded(heads.law)
        self.place = Folded(heads.place)
        self.never = fold_all(heads.never.words)


def titles_ranks(words: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Rank phrases by their first word, longest first."""
    ranks: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words:
        keys = tuple(fold_key_words(phrase))
        ranks.setdefault(keys[0], []).append(keys)
    for rows in ranks.values():
        rows.sort(key=len, reverse=True)
    return ranks


@lru_cache(maxsize=4)
def load_heads(code: str) -> Heads:
    """Title words and heads of a pack, read once per process."""
    return Heads(code)
