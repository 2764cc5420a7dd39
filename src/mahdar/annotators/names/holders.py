"""Who holds a title: the name behind it, past ranks and a comma, or the name before it in apposition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mahdar.annotators.names.hits import Hit, Holding
from mahdar.annotators.names.title_names import COMMAS, fill, name_behind
from mahdar.annotators.names.titles import Title
from mahdar.text.tokens import SIGN, WORD

if TYPE_CHECKING:
    from mahdar.annotators.names.scan import Scan


def find_titles(scan: Scan) -> None:
    """Titles, and the names that stand right behind them."""
    until, size = 0, len(scan.tokens)
    for index in scan.titular:
        word = scan.words[index]
        if index < until or word is None:
            continue
        before = scan.words[index - 1] if index else None
        if (
            before
            and any(stem in scan.lists.facilities for _, stem in before.splits)
            and word.key in scan.lists.honoured
        ):
            continue  # مستشفى الملك فلان: the hospital is named, not the king
        if before and before.key in scan.lists.nasab and word.key in scan.lists.honoured:
            continue  # ولد الشيخ أحمد: part of the name
        title = scan.titles.title(index) if word.title else None
        if title is None:
            until = claim_behind_rank(scan, index)
            continue
        chain = [title]
        while (
            title.last < size
            and (more := scan.words[title.last])
            and more.title
            and more.title.letters == 0
            and len(chain) < 4
        ):
            second = scan.titles.title(title.last, chained=True)
            if second is None:
                break
            if scan.tokens[second.first].key in scan.lexicon.heads.ranks and second.last == second.first + 1:
                break
            title = second
            chain.append(title)
        holder = _holder(scan, title)
        nested = _nested(scan, title) if holder and len(chain) == 1 else None
        if nested is not None:
            scan.holdings.append(Holding(title, None, title.first, title.last))
            scan.holdings.append(Holding(nested, holder, nested.first, holder.last if holder else nested.last))
        elif holder and len(chain) > 1 and not all(one.nations for one in chain):
            scan.holdings.append(Holding(_join(chain), holder, chain[0].first, holder.last))
        else:
            for one in chain:
                scan.holdings.append(Holding(one, holder, one.first, holder.last if holder else title.last))
        until = max(holder.last if holder else 0, title.last if len(chain) > 1 else chain[0].first + 1)
        if holder is None and len(chain) == 1:
            until = chain[0].first + 1 if not chain[0].complete else chain[0].last


def share_holders(scan: Scan) -> None:
    """Two titles with a comma between them before one name are both his: رئيس الوفد، وزير العدل فلان."""
    named = {h.title.first: h for h in scan.holdings if h.holder is not None}
    for n, holding in enumerate(scan.holdings):
        title = holding.title
        if holding.holder is not None or title.occupation or title.last - title.first < 2:
            continue
        at = title.last
        if at >= len(scan.tokens) or scan.tokens[at].key not in ("،", ","):
            continue
        second = named.get(at + 1)
        if second is None or second.holder is None or second.title.letters or second.holder.first < second.title.first:
            continue
        if second.last < len(scan.tokens) and _goes_on(scan, second.last):
            continue  # رئيس الوزراء، وزير الدفاع فلان، ووزير ...: a row of men
        scan.holdings[n] = Holding(title, second.holder, title.first, second.last)


def _goes_on(scan: Scan, index: int) -> bool:
    """Whether a further title with و stands here, past a comma."""
    index += scan.tokens[index].key in ("،", ",")
    word = scan.words[index] if index < len(scan.tokens) else None
    return word is not None and bool(word.title) and word.key[0] == "و"


def _join(chain: list[Title]) -> Title:
    """Titles that follow each other without a conjunction before one name, as one."""
    first, last = chain[0], chain[-1]
    return replace(
        first,
        last=last.last,
        trimmed=last.trimmed,
        nations=[n for one in chain for n in one.nations],
        bodies=[b for one in chain for b in one.bodies],
        occupation=all(one.occupation for one in chain),
        complete=True,
    )


def _nested(scan: Scan, title: Title) -> Title | None:
    """The inner title that the name behind holds, where the outer one is that of a person before.

    فلان مدير مكتب زعيم الحركة علان: the first is the manager, the second the leader.
    """
    end = title.first
    inside = [
        at
        for at in range(title.last - 1, title.first, -1)
        if (word := scan.words[at]) and word.title and word.title.letters == 0 and not word.title.definite
    ]
    if title.letters or not inside:
        return None
    known_end = any(
        (run := scan.persons.run(start)) is not None and run.last == end and run.known and end - start > 1
        for start in range(max(end - 4, 0), end)
    )
    if not known_end:
        return None
    inner = scan.titles.title(inside[0])
    return inner if inner and inner.last == title.last else None


def settle_holders(scan: Scan) -> None:
    """A holder that a longer name swallowed gives way to it."""
    emitted = {id(h) for h in scan.hits}
    for n, holding in enumerate(scan.holdings):
        if holding.holder is not None and id(holding.holder) not in emitted:
            old = holding.holder
            new = next((h for h in scan.hits if h.type == "PER" and h.first < old.last and old.first < h.last), None)
            scan.holdings[n] = holding._replace(holder=new, last=new.last if new else holding.title.last)


def claim_behind_rank(scan: Scan, index: int) -> int:
    """A rank or honorific with a name behind it and no title before: السيد فلان."""
    key = scan.tokens[index].key
    if key in scan.lists.ranks_not_alone or (
        len(key) == 1 and (index + 1 >= len(scan.tokens) or scan.tokens[index + 1].key not in "./")
    ):
        return index
    if index and scan.tokens[index - 1].key in scan.lists.particles:
        return index  # ولد الشيخ أحمد: part of the name
    end = skip_ranks(scan, index, letters=True)
    if end == index or end >= len(scan.tokens):
        return index
    hit = name_behind(scan, end, comma=False, rank=True)
    if hit and key in scan.lists.ambiguous_ranks:
        part = scan.lexicon.parts.get(scan.keys[hit.first])
        if part is None or part.kind == "family":
            return index  # الفريق الكتالوني: a team
    if hit:
        scan._claimed[hit.first] = hit
        return hit.last
    return index


def skip_ranks(scan: Scan, index: int, *, letters: bool = False) -> int:
    """The token behind ranks and honorifics that begin at `index`."""
    ranks, tokens, size = scan.lexicon.heads.ranks, scan.tokens, len(scan.tokens)
    while index < size and tokens[index].kind == WORD:
        key = tokens[index].key
        rows = ranks.get(key)
        if rows is None and letters:
            word = scan.words[index]
            rows = next((r for _, s in word.splits[1:] if (r := ranks.get(s))), None) if word else None
        letters_here, letters = letters, False
        match = next(
            (
                r
                for r in rows or ()
                if all(
                    (n == 0 and letters_here) or tokens[index + n].key == k for n, k in enumerate(r) if index + n < size
                )
                and index + len(r) <= size
            ),
            None,
        )
        if match is None:
            break
        index += len(match)
        if index < size and tokens[index].key in (".", "/") and len(match[0]) == 1:
            index += 1
    return index


def _holder(scan: Scan, title: Title) -> Hit | None:
    """The name behind a title."""
    index, size, comma = title.last, len(scan.tokens), False
    if index < size and scan.tokens[index].kind == SIGN and scan.tokens[index].key in ("،", ",", ":"):
        if scan.tokens[index].key == ":" or title.last - title.first < 2:
            return None
        index, comma = index + 1, True
    index = scan.titles.given_in_brackets(index) or index
    after = skip_ranks(scan, index)
    retired = scan.words[after] if after < size else None
    if after > index and retired and retired.key in scan.lists.rank_adjectives:
        after += 1
    while after < size and after > index and scan.tokens[after].key in scan.lists.staff_ranks:
        after += 1
    if (after > index or comma) and _is_origin(scan, after):
        after += 1  # الجنرال الإيطالي فلان؛ المنسقة، الكندية فلانة
    return _claim(scan, name_behind(scan, after, comma=comma, rank=after > index))


def _is_origin(scan: Scan, index: int) -> bool:
    """Whether an adjective of origin stands here, and a name of two parts or more behind it."""
    word = scan.words[index] if index + 1 < len(scan.tokens) else None
    if word is None or not (word.nation and word.article):
        return False
    run = fill(scan, index + 1, scan.persons.run(index + 1, titled=True, proclitics=False))
    return run is not None and run.last - run.first > 1


def _claim(scan: Scan, hit: Hit | None) -> Hit | None:
    if hit is None:
        return None
    same = scan._claimed.get(hit.first)
    if same is not None:
        return same
    scan._claimed[hit.first] = hit
    return hit


def find_titles_behind(scan: Scan) -> None:
    """Titles in apposition behind a name: فلان، رئيس الحكومة."""
    held = {id(h.holder) for h in scan.holdings if h.holder and h.title.last - h.title.first > 3}
    titled = {id(h.holder) for h in scan.holdings if h.holder}
    by_first = {h.title.first: n for n, h in enumerate(scan.holdings) if h.holder is None}
    for hit in scan.hits:
        if hit.type != "PER" or id(hit) in held:
            continue
        at = hit.last
        if at < len(scan.tokens) and scan.tokens[at].key in COMMAS:
            at += 1
        elif at >= len(scan.tokens) or scan.words[at] is None:
            continue
        n = by_first.get(at)
        if n is None:
            continue
        title = scan.holdings[n].title
        if title.letters or title.occupation or (title.definite and title.last - title.first < 2):
            continue
        if at == hit.last and not title.definite and title.last - title.first < 2:
            continue
        if at == hit.last and id(hit) in titled and scan.keys[at].startswith("ال"):
            continue  # استقبل الملك فلان السفير الجديد: another one
        scan.holdings[n] = Holding(title, hit, hit.first, title.last)
        nxt = by_first.get(title.last)
        if nxt is not None:
            second = scan.holdings[nxt].title
            scan.holdings[nxt] = Holding(second, hit, hit.first, second.last)
