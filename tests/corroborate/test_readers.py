"""The two plugs: a local endpoint that may answer anything, and a pipeline that someone else made."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from dragoman.corroborate import Endpoint, Pipeline, SecondReaderAbsent, open_reader
from dragoman.model import Kind, SecondReader, Status
from dragoman.workflow.building import build
from dragoman.workflow.case import load_case
from dragoman.workflow.making import init
from tests.corroborate.test_comparing import document

GOOD = {
    "kind": "meeting",
    "status": "held",
    "people": ["Omar Diallo", "Awa Ndiaye"],
    "day": "2026-07-06",
    "quotation": "President Omar Diallo met President Awa Ndiaye",
}


@dataclass
class Model:
    """A server that says what it is told to say, and keeps what it was asked."""

    says: str = ""
    asked: list[str] = field(default_factory=list)
    url: str = ""
    moved: str = ""
    drips: bool = False


@pytest.fixture
def model() -> Iterator[Model]:
    told = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer('{"data": []}')

        def do_POST(self) -> None:
            told.asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._answer(json.dumps({"choices": [{"message": {"content": told.says}}]}))

        def _answer(self, text: str) -> None:
            self.send_response(302 if told.moved else 200)
            if told.moved:
                self.send_header("Location", told.moved)
            self.end_headers()
            for _ in range(8 if told.drips else 0):
                self.wfile.write(b" ")
                time.sleep(0.2)
            self.wfile.write(text.encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield told
    server.shutdown()


def test_an_answer_becomes_findings(model: Model) -> None:
    model.says = "Here it is:\n```json\n" + json.dumps({"contacts": [GOOD]}) + "\n```"
    (finding,) = Endpoint(model.url, model="m").find(document())
    assert (finding.kind, finding.status, finding.people) == (Kind.MEETING, Status.HELD, ("Omar Diallo", "Awa Ndiaye"))
    assert document().text in json.loads(model.asked[0])["messages"][1]["content"]


def test_what_is_no_finding_is_passed_over(model: Model) -> None:
    strange = [3, None, {"kind": "duel"}, {"kind": "call", "status": "held", "people": "A"}, GOOD | {"people": [None]}]
    model.says = json.dumps({"contacts": [*strange, GOOD | {"people": ["\ud800 X"]}, GOOD]})
    assert len(list(Endpoint(model.url, model="m").find(document()))) == 1


@pytest.mark.parametrize("says", ["I will not.", "{", '{"contacts": ', "[" * 5000, "{" * 200_000])
def test_any_other_answer_is_no_silence(model: Model, says: str) -> None:
    model.says = says
    with pytest.raises(SecondReaderAbsent, match="not the list"):
        list(Endpoint(model.url, model="m").find(document()))


def test_a_redirect_is_not_followed(model: Model) -> None:
    model.moved = "http://127.0.0.1:9/elsewhere"
    with pytest.raises(SecondReaderAbsent, match="302"):
        Endpoint(model.url, model="m").check()


def test_a_server_that_drips_is_given_up(model: Model) -> None:
    model.drips = True
    with pytest.raises(SecondReaderAbsent, match="did not end its answer"):
        Endpoint(model.url, model="m", seconds=0.5).check()


def test_a_long_text_is_asked_in_pieces(model: Model) -> None:
    model.says = '{"contacts": []}'
    list(Endpoint(model.url, model="m").find(document("A paragraph of a long text.\n" * 900)))
    assert len(model.asked) > 2
    assert all(len(asked) < 12_000 for asked in model.asked)


def test_nobody_answers() -> None:
    with pytest.raises(SecondReaderAbsent, match="does not answer"):
        open_reader(SecondReader(name="m", endpoint="http://127.0.0.1:9/v1"))


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(SecondReaderAbsent, match="no_such_pipeline"):
        open_reader(SecondReader(name="no_such_pipeline"))


@dataclass
class Token:
    """As much of a spaCy token as the reader looks at."""

    i: int
    lemma_: str
    pos_: str
    dep_: str
    children: list["Token"] = field(default_factory=list)

    @property
    def lower_(self) -> str:
        return self.lemma_


@dataclass
class Named:
    """A named person: tokens ``[start, end)``."""

    text: str
    start: int
    end: int
    label_: str = "PERSON"


@dataclass
class Sentence:
    """A sentence of tokens."""

    text: str
    tokens: list[Token]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)


@dataclass
class Parsed:
    """A text as a pipeline reads it."""

    ents: list[Named]
    sents: list[Sentence]


def parsed(*, negated: bool = False) -> Parsed:
    """Diallo met, or did not meet, with Ndiaye."""
    other = Token(2, "Ndiaye", "PROPN", "pobj")
    children = [Token(0, "Diallo", "PROPN", "nsubj"), Token(3, "with", "ADP", "prep", [other])]
    if negated:
        children.append(Token(4, "not", "PART", "neg"))
    verb = Token(1, "meet", "VERB", "ROOT", children)
    people = [Named("Omar Diallo", 0, 1), Named("Awa Ndiaye", 2, 3)]
    return Parsed(people, [Sentence("President Omar Diallo met President Awa Ndiaye on 6 July 2026.", [verb])])


@pytest.mark.parametrize(("negated", "status"), [(False, Status.HELD), (True, Status.DENIED)])
def test_a_parse_becomes_findings(negated: bool, status: Status) -> None:  # noqa: FBT001
    (finding,) = Pipeline(lambda _text: parsed(negated=negated), name="p").find(document())
    assert (finding.kind, finding.status, finding.people) == (Kind.MEETING, status, ("Omar Diallo", "Awa Ndiaye"))


def test_a_pipeline_that_breaks_is_absent() -> None:
    def broken(_text: str) -> Parsed:
        raise RuntimeError("out of memory")

    with pytest.raises(SecondReaderAbsent, match="out of memory"):
        list(Pipeline(broken, name="p").find(document()))


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ('endpoint = "https://api.example.com/v1"\nmodel = "m"', "not on this machine"),
        ('endpoint = "http://169.254.169.254/latest"\nmodel = "m"', "not on this machine"),
        ('endpoint = "http://8.8.8.8/v1"\nmodel = "m"', "not on this machine"),
        ('endpoint = "ftp://localhost/v1"\nmodel = "m"', "no plain address"),
        ('endpoint = "localhost:8080"\nmodel = "m"', "no plain address"),
        ('endpoint = "http://localhost/v1?x="\nmodel = "m"', "no plain address"),
        ('endpoint = "http://[::1"\nmodel = "m"', "no plain address"),
        ('endpoint = "http://localhost:abc/v1"\nmodel = "m"', "no plain address"),
        ('pipeline = "../evil"', "not the name of an installed package"),
        ('endpoint = "http://localhost/v1"', "must hold"),
        ("pipeline = 3", "must hold"),
    ],
)
def test_a_source_is_not_sent_elsewhere(tmp_path: Path, lines: str, fault: str) -> None:
    init(tmp_path / "case")
    file = tmp_path / "case" / "case.toml"
    file.write_text(file.read_text() + f"\n[second_reader]\n{lines}\n")
    assert any(fault in line for line in load_case(tmp_path / "case").faults)


def test_differences_reach_the_dossier_and_an_absent_reader_stops_nothing(tmp_path: Path, model: Model) -> None:
    root = tmp_path / "case"
    init(root)
    (root / "sources" / "item.txt").write_text("6 July 2026\n\nPresident Omar Diallo met President Awa Ndiaye.\n")
    alone = build(root, workers=1)
    file = root / "case.toml"
    file.write_text(file.read_text() + f'\n[second_reader]\nendpoint = "{model.url}"\nmodel = "m"\n')
    model.says = json.dumps({"contacts": [GOOD | {"status": "denied"}]})
    both = build(root, workers=1)
    assert both.read == 1
    assert both.contacts == alone.contacts == 1
    assert [gap.reason for gap in both.gaps if gap.kind == "readers-differ"] == [
        "The meeting of Omar Diallo and Awa Ndiaye is held by the rules, denied by m"
    ]
    assert build(root, workers=1).unchanged
    file.write_text(file.read_text().replace(model.url, "http://127.0.0.1:9/v1"))
    gone = build(root, workers=1)
    assert gone.contacts == 1
    assert {"second-reader"} == {gap.kind for gap in gone.gaps} - {gap.kind for gap in alone.gaps}


def test_a_failure_is_tried_again(tmp_path: Path, model: Model) -> None:
    root = tmp_path / "case"
    init(root)
    (root / "sources" / "item.txt").write_text("6 July 2026\n\nPresident Omar Diallo met President Awa Ndiaye.\n")
    file = root / "case.toml"
    file.write_text(file.read_text() + f'\n[second_reader]\nendpoint = "{model.url}"\nmodel = "m"\n')
    model.says = "not now"
    assert "second-reader" in {gap.kind for gap in build(root, workers=1).gaps}
    model.says = json.dumps({"contacts": [GOOD]})
    again = build(root, workers=1)
    assert again.read == 1
    assert not {"second-reader", "readers-differ"} & {gap.kind for gap in again.gaps}
    assert build(root, workers=1).unchanged
