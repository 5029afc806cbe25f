"""The front page, trips and sources: what is chosen, drawn and said, and with which base."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.model import (
    Certainty,
    Conflict,
    Edge,
    Link,
    Office,
    Participation,
    Publisher,
    PublisherKind,
    ReadoutMeasure,
    Review,
    SentenceShare,
    Status,
    Stop,
    Tenure,
    Trip,
    Verdict,
)
from dragoman.publish import issuers, trips, wording
from dragoman.publish.chain import LIMIT, chain
from dragoman.publish.data import timeline
from dragoman.publish.measures import measured_words
from dragoman.publish.record import Record
from tests.publish import handmade
from tests.publish.handmade import Elements, contact, on, report, span


def many(*, official: int, guesses: int) -> Record:
    """A case with so many contacts of each sort: the guesses are the latest."""
    accounts = [report("doc-a", on(date(2023, 1, 1 + at), "UTC"), id=f"official-{at}") for at in range(official)] + [
        report("doc-e", on(date(2023, 2, 1 + at), "UTC"), id=f"guess-{at}", certainty=Certainty.INFERRED)
        for at in range(guesses)
    ]
    contacts = tuple(contact(f"contact-{one.id}", [one], certainty=one.certainty) for one in accounts)
    return Record(handmade.dossier(reports=tuple(accounts), contacts=contacts, comparisons=(), links=()))


def test_what_offices_assert_goes_before_guesses_into_the_chain() -> None:
    drawn = chain(many(official=LIMIT - 1, guesses=5))
    shown = [one.id for link in drawn.links for one in link.contacts]
    assert len(shown) == LIMIT
    assert sum("official" in name for name in shown) == LIMIT - 1


def test_a_gap_is_told_alike_on_a_wide_and_a_narrow_page() -> None:
    page = Elements(handmade.pages()["index.html"])
    assert page.texts[".after"] == page.texts[".chain-gap"] == ["2 days without a known contact"]


def test_the_note_on_scripts_is_for_those_without() -> None:
    page = handmade.pages()["index.html"]
    at = page.index("The drawing needs JavaScript")
    assert page.rindex("<noscript>", 0, at) > page.rindex('id="timeline"', 0, at)
    assert page.index("</noscript>", at) < page.index("</section>", at)


def test_a_trip_is_drawn_to_scale_with_its_doubt() -> None:
    stops = (
        Stop(
            country="KAZ",
            place="Astana",
            arrival=Edge.on(date(2023, 3, 10)),
            departure=Edge(earliest=date(2023, 3, 11), latest=date(2023, 3, 13)),
            contacts=("contact-1",),
        ),
        Stop(country="UZB", place="Tashkent", arrival=None, departure=None),
    )
    trip = Trip(
        id="trip-1", travellers=("joe-biden",), side="USA", status=Status.HELD, stops=stops, visits=(), contacts=()
    )
    told = report("doc-a", on(date(2023, 3, 11), "UTC"))
    dossier = handmade.dossier(
        reports=(told,), contacts=(contact("contact-1", [told]),), links=(), comparisons=(), trips=(trip,)
    )
    drawn = trips.strip(Record(dossier), trip)
    assert drawn is not None
    first, second = drawn.stays
    assert first.may is not None
    assert first.sure is not None
    unit = first.sure[1] / 2  # certainly there on two days
    assert first.may == (unit, unit * 4)  # from the day after the first that is drawn
    assert [mark.x for mark in first.marks] == [unit * 2.5]
    assert (second.may, second.sure, second.marks) == (None, None, ())
    page = handmade.pages(
        reports=(told,), contacts=(contact("contact-1", [told]),), links=(), comparisons=(), trips=(trip,)
    )["courses.html"]
    assert f'width="{first.sure[1]}"' in page
    tables = [values for tag, values in Elements(page).tags if values.get("aria-label", "").startswith("Stops")]
    assert [(one["class"], one["tabindex"]) for one in tables] == [("table", "0")]
    undated = replace(trip, stops=(stops[1],))
    assert trips.strip(Record(dossier), undated) is None


def test_an_undated_document_is_held_against_nothing() -> None:
    measure = ReadoutMeasure(document="doc-a", references=0, tokens=80, specificity=5.0)
    documents = handmade.documents()
    undated = (replace(documents[0], published=None), *documents[1:])
    pages = handmade.pages(documents=undated, measures=(measure,), comparisons=())
    assert "held against nothing" in pages["sources/doc-a.html"]
    assert "earlier readout" not in pages["sources/doc-a.html"]
    dated = handmade.pages(measures=(measure,))["sources/doc-a.html"]
    assert "no earlier readout here: too few" in dated


def test_what_is_new_is_shown_where_nothing_is_usual_yet() -> None:
    measure = ReadoutMeasure(
        document="doc-a", references=4, tokens=80, specificity=5.0, new=(span("doc-a", 5),), dyad_references=3
    )
    page = Elements(handmade.pages(measures=(measure,))["sources/doc-a.html"])
    assert handmade.sentence("doc-a", 5) in page.texts[".new"][0]
    words = handmade.pages(measures=(measure,))["sources/doc-a.html"]
    assert "New on this pair of sides: 1 sentence" in words
    assert "3 readouts" in words


def test_thin_is_told_with_its_base_and_the_underline_with_its_rule() -> None:
    measure = ReadoutMeasure(
        document="doc-a",
        references=50,
        tokens=80,
        specificity=1.0,
        boilerplate=0.8,
        boilerplate_rank=(1, 51),
        specificity_rank=(5, 51),
        usual_tokens=90.0,
        thin=True,
        sentences=(SentenceShare(span=span("doc-a", 1), share=0.5),),
        repeated=(span("doc-a", 1),),
    )
    pages = handmade.pages(measures=(measure,))
    assert "less specific than 46 of 50 of this office&#39;s earlier readouts" in pages["index.html"]
    assert "at least 3 of 50 earlier readouts have too" in pages["sources/doc-a.html"]


def test_the_method_tells_of_alignment_floor_silence_and_thinness() -> None:
    page = Elements(handmade.pages()["about.html"])
    assert {"#readouts", "#silence", "#thin"} <= page.texts.keys()
    assert "floor" in " ".join(page.texts[".prose"])


def test_how_a_contact_is_put_is_not_said_twice() -> None:
    told = {wording.manner(status, certainty) for status in Status for certainty in Certainty}
    assert len(told) == len(Status) * len(Certainty)
    assert not any("planned, stated as fact" in one or "denied, stated" in one for one in told)


def test_an_issuer_is_named_shortly_and_apart() -> None:
    one, two, agency, russian, _ = handmade.documents()
    assert issuers.short(handmade.AKORDA, two) == "Akorda"
    office = Publisher(
        id="mfa", name="The Foreign Ministry (English)", kind=PublisherKind.OFFICIAL, zone="UTC", languages=("en",)
    )
    assert issuers.short(office, one) == "Foreign Ministry"
    assert issuers.name(handmade.PRESS, replace(agency, url=None)) == "Press"
    assert issuers.name(handmade.PRESS, replace(agency, url="https://www.notreuters.com/x")) == "notreuters.com"
    assert issuers.name(handmade.PRESS, replace(agency, outlet="Steppe Wire")) == "Steppe Wire"
    assert issuers.apart(two, russian, ("Akorda", "Akorda")) == ("Akorda (English)", "Akorda (Russian)")
    later = replace(two, published=date(2023, 3, 16))
    assert issuers.apart(two, later, ("Akorda", "Akorda")) == ("Akorda (15 March 2023)", "Akorda (16 March 2023)")
    assert issuers.apart(two, two, ("Akorda", "Akorda")) == ("Akorda (first text)", "Akorda (second text)")


def test_a_denial_stands_beside_what_it_denies() -> None:
    """Whether the office denies what the press tells, or the press what the office tells; both or neither."""
    record = many(official=LIMIT + 3, guesses=2)
    held = report("doc-e", on(date(2023, 1, 1), "UTC"), id="told")  # of the press: it weighs less than any office
    denied = report("doc-a", on(date(2023, 1, 20), "UTC"), id="denied", status=Status.DENIED)
    accounts = (*record.dossier.reports, held, denied)
    contacts = (
        *record.contacts,
        contact("contact-told", [held]),
        contact("contact-denied", [denied], status=Status.DENIED, certainty=Certainty.ASSERTED),
    )
    link = Link(one="told", two="denied", verdict=Verdict.UNDECIDED, bits=1.0, reason="another denies")
    plain = {"reports": accounts, "contacts": contacts, "comparisons": ()}
    apart = chain(Record(handmade.dossier(**plain, links=())))
    assert "contact-denied" in {one.id for day in apart.links for one in day.contacts}
    drawn = chain(Record(handmade.dossier(**plain, links=(link,))))
    shown = {one.id for day in drawn.links for one in day.contacts}
    assert {"contact-told", "contact-denied"} <= shown
    assert len(shown) == LIMIT
    page = handmade.pages(**plain, links=(link,))["contacts/contact-told.html"]
    assert "another account denies it" in page


def test_an_analysts_verdict_stands_beside_the_machines() -> None:
    """On a join and on a parting, with note and day; what is reviewed is no open link any more."""
    joined = Review(
        one="report-doc-a", two="report-doc-b", verdict=Verdict.SAME, note="two clocks", day=date(2023, 5, 6)
    )
    parted = Review(one="report-doc-e", two="report-doc-b", verdict=Verdict.DIFFERENT, by="N. N.")
    links = (
        Link(one="report-doc-a", two="report-doc-b", verdict=Verdict.DIFFERENT, bits=-3.0, reason="other days"),
        Link(one="report-doc-b", two="report-doc-e", verdict=Verdict.SAME, bits=7.0, reason="the same day"),
    )
    pages = handmade.pages(links=links, reviews=(joined, parted))
    first = pages["contacts/contact-1.html"]
    assert "joined" in first
    assert "two clocks" in first
    assert "6 May 2023" in first
    assert "different by weight (-3.0 bits): other days" in first
    assert "Accounts that may belong here" not in first
    second = pages["contacts/contact-2.html"]
    assert "N. N. parted" in second
    assert "same by weight (+7.0 bits): the same day" in second
    assert "Accounts that may belong here" not in second


def test_the_axes_keep_to_the_days_that_the_case_asks_about() -> None:
    """A contact told for a far day stays in the chronology; where all lie outside, all are drawn."""
    record = many(official=3, guesses=0)
    far = report("doc-e", on(date(2099, 1, 1), "UTC"), id="far")
    accounts, contacts = (*record.dossier.reports, far), (*record.contacts, contact("contact-far", [far]))

    def drawn(since: date, until: date) -> tuple[set[str], bool, object]:
        case = replace(handmade.dossier().case, since=since, until=until)
        whole = Record(handmade.dossier(case=case, reports=accounts, contacts=contacts, comparisons=(), links=()))
        found = chain(whole)
        shown = {one.id for link in found.links for one in link.contacts}
        return shown, found.whole, (timeline(whole)["first"], timeline(whole)["last"])

    shown, whole, bounds = drawn(date(2023, 1, 2), date(2023, 12, 31))
    assert shown == {"contact-official-1", "contact-official-2"}
    assert not whole
    assert bounds == ("2023-01-02", "2023-01-04")
    assert len(drawn(date(1999, 1, 1), date(1999, 2, 1))[0]) == 4


def test_a_split_on_the_initiative_prints_both_sides_with_their_words() -> None:
    """Neither in the head nor among the differences is one side's word the contact's."""
    plain = handmade.dossier()
    words = (span("doc-a", 5), span("doc-b", 4))
    reports = tuple(
        replace(one, initiator=side, initiator_span=quoted)
        for one, side, quoted in zip(plain.reports[:2], ("USA", "KAZ"), words, strict=True)
    )
    conflict = Conflict(field="initiator", values=(("USA", ("report-doc-a",)), ("KAZ", ("report-doc-b",))))
    told = contact("contact-1", reports, initiator="USA", conflicts=(conflict,))
    page = handmade.pages(reports=reports, contacts=(told,), links=(), comparisons=())["contacts/contact-1.html"]
    facts, rest = page.split('aria-labelledby="who"')
    assert "accounts differ" in facts
    block = rest.split('id="conflicts"')[1].split("</section>")[0]
    for part in (facts, block):
        assert "President Biden raised human rights." in part
        assert "They spoke of the road." in part
    assert "The presidents spoke today by phone." not in block


def test_a_stated_office_is_printed_where_no_tenure_is_known_to_cover_the_day() -> None:
    """Of one that had ended the years are printed instead."""
    plain = handmade.dossier()
    office = Office(title="President of the United States", side="USA")
    since = Tenure(
        person="joe-biden", office=office, since=Edge(earliest=date(2024, 1, 1)), until=Edge(), sources=("x",)
    )
    ended = replace(since, since=Edge(earliest=date(2009, 1, 1)), until=Edge.on(date(2017, 1, 1)))
    for tenure, stated in ((since, True), (ended, False)):
        people = (replace(plain.persons[0], tenures=(tenure,)), plain.persons[1])
        offices = Record(handmade.dossier(persons=people)).offices(
            Participation(person="joe-biden", side="USA", roles=("U.S. President",), mentions=()), date(2023, 3, 14)
        )
        assert [one.title for one in offices] == (["U.S. President"] if stated else [])


def test_a_past_of_the_same_episode_is_told_once() -> None:
    """The issuer has no other earlier readout, and the one it has is said to be of this episode."""
    told = measured_words(
        ReadoutMeasure(document="d", references=0, tokens=80, specificity=5.0, dyad_references=1), dated=True
    )
    assert told[1] == (
        "This issuer has no earlier readout here, beside those of the same contact or episode: too few to say what is "
        "usual for it."
    )
    assert told[2].endswith("last 1 readout on it, of the same contact or episode.")
