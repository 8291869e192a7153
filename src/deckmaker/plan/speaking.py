"""The quotations of a run of prose → whose they are, how many have a slide, and under which title."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from deckmaker.model import Column, Paragraph, Point, Quote, QuoteCard, Run, Scene, Sentence, Span

from .as_written import AsWritten
from .evidence import cites, evidence
from .quotations import asked_for, strongest
from .takeaways import Headline, headline

__all__ = ["Speaking"]

_LONG = 10  # sentences of a section that one more person may speak in
_LONGER = 14  # and another, for each so many
_BESIDE_WORDS = 32  # of a quotation that stands beside points or another one
_BESIDE_LETTERS = 200
_ASIDE = -0.02  # worth of a title above it: beside what the section turns on, but of five words at least
_TITLE = 14  # words of a title above a quotation: it has the slide to itself

Placed = tuple[int, Sentence]


class Speaking(AsWritten):
    """Plans the quotations of a section."""

    _heard: tuple[Quote, ...] | None = None  # the quotations worth a slide, once they are chosen

    def _voices(self, sentences: Sequence[Placed]) -> tuple[Quote, ...]:
        """The quotations of the run that are worth a slide; the user's own choice stands for all of the section."""
        first, last = sentences[0][1].span.start, sentences[-1][1].span.end
        if self.quotation is not None:
            asked = asked_for(self.section, self.findings, self.quotation)
            return (asked,) if asked and first <= asked.span.start < last else ()
        return tuple(each for each in self._worth_a_slide() if first <= each.span.start < last)

    def _worth_a_slide(self) -> tuple[Quote, ...]:
        """The quotations of the section: the more it says, the more people may speak, each once.

        A longer deck asks the same and takes one more, so it never lacks a voice that a shorter one has.
        """
        if self._heard is None:
            blocks = self.section.blocks
            own = [each for each in self.findings.sentences if isinstance(blocks[each.paragraph], Paragraph)]
            size, room = len(own), self.budget.quotations
            if room:
                room += (size >= _LONG) + size // _LONGER
            prose = [each.span for each in blocks if isinstance(each, Paragraph)]
            self._heard = strongest(
                self.section,
                [each for each in self.findings.quotes if any(each.span.within(span) for span in prose)],
                own,
                room,
                self.budget.quote_weight,
                [each.span for each in self.exhibits.of(Span(0, len(self.section.text)))],
            )
        return self._heard

    def _apart(self, quotes: Sequence[Quote]) -> tuple[list[list[Quote]], list[Quote]]:
        """(pairs that share a slide, those alone): beyond the budget of those alone, two short ones share."""
        if len(quotes) < 2 or (self.quotation is None and len(quotes) <= self.budget.quotations):
            return [], list(quotes)
        short = sorted((each for each in quotes if _beside(each)), key=lambda each: len(each.text))
        pairs = []
        for first, second in zip(short[::2], short[1::2], strict=False):
            pairs.append(sorted((first, second), key=lambda each: each.span.start))
        paired = [each for pair in pairs for each in pair]
        return sorted(pairs, key=lambda pair: pair[0].span.start), [q for q in quotes if q not in paired]

    def _entitled(
        self, quotes: Sequence[Quote], sentences: Sequence[Placed], told: Collection[int]
    ) -> dict[Span, Headline]:
        """Quotations of a long run that stand alone → the sentence of their own paragraph that is their title.

        It is told there and nowhere else: who somebody is and what happened to them is no point of the section.
        """
        if len(sentences) < _LONG:
            return {}
        # what the run turns on is said of the run
        central = max(sentences, key=lambda each: (each[1].weight, -each[0]))[0]
        found: dict[Span, Headline] = {}
        for quote in self._apart(quotes)[1]:
            taken = {each.index for each in found.values() if each.index is not None}
            said = self._said_around(quote, sentences, taken | set(told) | {central})
            if said is not None:
                found[quote.span] = said
        return found

    def _said_around(
        self, quote: Quote, sentences: Sequence[Placed], taken: Collection[int]
    ) -> Headline | None:
        """What the paragraph of a quotation says of it in a line, or None."""
        own = [each for each in sentences if quote.span.within(self.section.blocks[each[1].paragraph].span)]
        free = [
            each
            for each in own
            if each[0] not in taken
            and not each[1].quoted
            and not each[1].enumerator
            and not (each[1].span.start < quote.span.end and quote.span.start < each[1].span.end)
        ]
        said = headline(free, self._label() or " ", asserts=False, most=_TITLE, least=_ASIDE)
        return said if said.sentence is not None else None

    def _say(
        self,
        quotes: Sequence[Quote],
        titles: Mapping[Span, Headline],
        told: Collection[int],
        sentences: Sequence[Placed],
    ) -> None:
        """The slides of the quotations: pairs first, then those alone."""
        pairs, alone = self._apart(quotes)
        used = set(told)
        slides = [*pairs, *([each] for each in alone)]
        for slide in sorted(slides, key=lambda each: each[0].span.start):
            if len(slide) > 1:
                self._two_voices(slide)
                continue
            title = titles.get(slide[0].span) or self._said_around(slide[0], sentences, used)
            used |= {title.index} if title and title.index is not None else set()
            self._one_voice(slide[0], title)

    def _one_voice(self, quote: Quote, title: Headline | None) -> None:
        """One quotation under what its paragraph says of it, else under who says it."""
        voice = self.words.voice.format(speaker=quote.speaker) if quote.speaker else self.words.voices
        about = [title.sentence.span] if title and title.sentence else []
        lead = [quote.lead] if quote.lead else []
        self._add(
            Scene(
                self._key("quote", quote.speaker),
                "quotation",
                self.titles.give(
                    title.text if title else "", voice, f"{voice}{self.words.colon}{self._label()}"
                ),
                quote=QuoteCard(quote.text, quote.speaker, quote.role),
                source_line=self.credit,
                notes=evidence(self.section, self.findings, [*about, quote.span], self.words),
                cites=cites(self.section, [quote.span, *lead, *about]),
            )
        )

    def _same_breath(self, quotes: Sequence[Quote]) -> list[Quote]:
        """The other quotations of the same speakers in the same paragraphs."""
        blocks = self.section.blocks
        return [
            other
            for quote in quotes
            for other in self.findings.quotes
            if other.speaker
            and other.speaker == quote.speaker
            and any(other.span.within(each.span) and quote.span.within(each.span) for each in blocks)
        ]

    def _two_voices(self, quotes: Sequence[Quote]) -> None:
        """Two quotations side by side, each under who said it."""
        columns = []
        for quote in quotes:
            spans = [quote.span, *([quote.lead] if quote.lead else [])]
            east = any("\u3400" <= each <= "\u9fff" for each in quote.text)  # Han has no italics
            said = Run(f"{self.words.quote[0]}{quote.text}{self.words.quote[1]}", italic=not east)
            name = self.words.comma.join(each for each in (quote.speaker, quote.role) if each)
            name = name[:1].upper() + name[1:]
            columns.append(Column(name, (Point((said,), cites=cites(self.section, spans)),)))
        spans = [quote.span for quote in quotes]
        speakers = self.words.both.format(one=quotes[0].speaker, other=quotes[1].speaker)
        voices = self.words.voice.format(speaker=speakers)
        self._add(
            Scene(
                self._key("quote"),
                "comparison",
                self.titles.give(voices, f"{voices}{self.words.colon}{self._label()}"),
                columns=tuple(columns),
                source_line=self.credit,
                notes=evidence(self.section, self.findings, spans, self.words),
                cites=tuple(cite for column in columns for point in column.points for cite in point.cites),
            )
        )

    def _voiced(self, quote: Quote) -> bool:
        """Puts a short quotation beside the few points of the scene before it."""
        if len(quote.text.split()) > _BESIDE_WORDS or len(quote.text) > 6 * _BESIDE_WORDS:
            return False
        last = self.scenes[-1]
        lead = [quote.lead] if quote.lead else []
        told = evidence(self.section, self.findings, [quote.span], self.words)
        self.scenes[-1] = replace(
            last,
            quote=QuoteCard(quote.text, quote.speaker, quote.role),
            notes=tuple(dict.fromkeys((*last.notes, *told))),
            cites=tuple(dict.fromkeys((*last.cites, *cites(self.section, [quote.span, *lead])))),
        )
        return True


def _beside(quote: Quote) -> bool:
    """Whether a quotation is short enough to share a slide."""
    return len(quote.text.split()) <= _BESIDE_WORDS and len(quote.text) <= _BESIDE_LETTERS
