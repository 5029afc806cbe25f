"""Hypotheses of a built case, asked from the command line: drafted, checked, weighed, looked back on, made a brief."""

from __future__ import annotations

import os
import subprocess  # git alone is run, with a fixed list of words
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import which

from dragoman import weigh
from dragoman.model import Analysis, CaseError, Gap, NotFound
from dragoman.workflow import drafting, querying
from dragoman.workflow.case import load_case
from dragoman.workflow.querying import BuiltCase
from dragoman.workflow.weighing import NAME, Shelves, Weighed, fault_gap, outcome, read
from dragoman.workflow.writing import changing
from dragoman.workflow.writing import replace as write

_LEADERS = 3  # hypotheses told of each version
_VERSIONS = 100
_PATIENCE = 30  # seconds for git
_PLAIN = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of the file that git keeps: its day and subject, and what led; or why it cannot be weighed."""

    commit: str
    day: str
    subject: str
    leaders: tuple[tuple[str, float], ...] = ()
    fault: str | None = None


def new_file(root: Path) -> tuple[Path, int]:
    """Draft the file from the last build.

    Returns:
        The file, and how many items it offers.

    Raises:
        CaseError: There is one already.
        NotFound: The folder holds no case, or it was never built.

    """
    file = load_case(root).root / NAME
    with querying.opened(root) as built:
        text = drafting.draft(
            built.contacts,
            built.checks,
            built.surprises,
            tuple(built.measures.values()),
            built.comparisons,
            built.gaps,
        )
    with changing(file):
        if file.exists():
            raise CaseError((f"{file} is there already; move it away to draft another",))
        write(file, text.encode())
    return file, len(weigh.read_analysis(text, origin=NAME, question="").items)


def read_file(root: Path) -> Analysis:
    """The hypotheses of a case, looked up in its last build where there is one.

    Raises:
        CaseError: With every fault of the file; or there is none.

    """
    folder = load_case(root)
    if not folder.database.is_file():
        analysis = read(folder.root, folder.case.question, None)
    else:
        with querying.opened(root) as built:
            analysis = read(folder.root, folder.case.question, _shelves(built))
    if analysis is None:
        raise CaseError((f"{folder.root / NAME} is missing; draft it with 'dragoman hypotheses new {root}'",))
    return analysis


def gaps(root: Path) -> tuple[Gap, ...]:
    """A gap for each fault of the file as it stands; none where there is no file.

    Raises:
        NotFound: The folder holds no case.

    """
    if not (root / NAME).exists():
        return ()
    try:
        read_file(root)
    except CaseError as error:
        return tuple(fault_gap(fault) for fault in error.faults)
    return ()


def weigh_case(root: Path, *, on: date) -> Weighed:
    """The hypotheses of a case as the file stands now, weighed; forecasts are overdue as of a day.

    Raises:
        CaseError: With every fault of the file; or there is none.
        NotFound: The folder holds no case.

    """
    return outcome(read_file(root), on=on)


def versions(root: Path) -> tuple[Version, ...]:
    """What each version of the file came to, the latest first; what items rest on is not looked up.

    Raises:
        NotFound: The folder holds no case, is in no git repository, or git is not installed.

    """
    folder = load_case(root)
    words = ("log", "--no-show-signature", f"--max-count={_VERSIONS}", "--format=%H%x09%cs%x09%s", "--", NAME)
    told = _git(folder.root, *words)
    found = []
    for line in told.splitlines():
        commit, day, subject = [*line.split("\t", 2), "", ""][:3]
        one = Version(commit=commit[:10], day=day, subject=subject)
        try:
            if not _git(folder.root, "ls-tree", "--name-only", commit, "--", NAME).strip():
                found.append(replace(one, fault="the file was taken out"))
                continue
            text = _git(folder.root, "cat-file", "blob", f"{commit}:./{NAME}")
            analysis = weigh.read_analysis(text, origin=NAME, question=folder.case.question)
            found.append(replace(one, leaders=_leaders(analysis)))
        except CaseError as error:
            found.append(replace(one, fault=error.faults[0]))
        except NotFound as error:
            found.append(replace(one, fault=str(error)))
    if not found:
        raise NotFound(f"git keeps no version of {folder.root / NAME}; commit it to look back on it")
    return tuple(found)


def write_brief(root: Path, kind: str, *, beside: Path | None = None) -> bytes:
    """The brief of a case: "md", "html", "docx" or "pdf".

    Args:
        root: The case folder.
        kind: Of which form.
        beside: The folder in which the brief will lie, from which its links lead into the dossier; the dossier's own
            folder where absent.

    Raises:
        CaseError: The file has faults, or nothing is scored yet.
        NotFound: The folder holds no case, or it was never built.

    """
    from dragoman import publish
    from dragoman.workflow.building import dossier_now

    dossier = dossier_now(root)
    if dossier.analysis is None or dossier.assessment is None:
        read_file(root)  # tells the faults, or that there is no file
        raise CaseError((f"{root / NAME}: no item is scored yet, so there is nothing to answer; score one first",))
    base = "" if beside is None else f"{Path(os.path.relpath(root / 'dossier', beside)).as_posix()}/"
    return publish.brief_file(dossier, kind, built_at=datetime.now(UTC), base=base)


def _leaders(analysis: Analysis) -> tuple[tuple[str, float], ...]:
    assessment = weigh.assess(analysis)
    if assessment is None:
        return ()
    ranked = sorted(
        zip((one.title for one in analysis.hypotheses), assessment.posterior, strict=True), key=lambda one: -one[1]
    )
    return tuple(ranked[:_LEADERS])


def _shelves(built: BuiltCase) -> Shelves:
    return Shelves(built.contacts, built.checks, built.surprises, built.gaps, built.documents)


def _git(folder: Path, *words: str) -> str:
    """What git tells of a folder whose own settings are not trusted: they may name programs to run and hosts to ask."""
    git = which("git")
    if git is None:
        raise NotFound("git is not installed; versions of hypotheses.yaml are those that git keeps")
    # Of the environment nothing that would send git elsewhere; nothing is fetched, whatever the folder says.
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet |= {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603
            [git, "--no-pager", *_PLAIN, "-C", str(folder), *words],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env=quiet,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotFound(f"git could not be asked: {error}") from error
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotFound(f"git tells nothing of {folder / NAME}: {why[0] if why else 'it failed'}")
    return done.stdout.decode(errors="replace")
