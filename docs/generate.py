"""The pages of ``docs/reference`` that are made from code: ``python docs/generate.py [--check]``.

Without ``--check`` the pages are written. With it nothing is written; the exit code is 1 where a page differs from the
code, or where a link of the documentation leads nowhere.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import re
import sys
from datetime import date
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import typer

import dragoman.model
from dragoman.cli import app
from dragoman.ingest import publishers
from dragoman.model import BareTitle, Publisher

DOCS = Path(__file__).parent
ROOT = DOCS.parent
_NOTE = "<!-- Made by docs/generate.py from the code; change the code, then run `make reference`. -->"


def model_page() -> str:
    """Every public value of the model."""
    parts = [
        "# Model",
        _NOTE,
        "The nouns that pass between rooms (`dragoman.model`): frozen, keyword-only, standard library only. What each "
        "word means is in the [glossary](../glossary.md).",
    ]
    modules: dict[str, list[type]] = {}
    for name in dragoman.model.__all__:
        value = getattr(dragoman.model, name)
        if inspect.isclass(value):
            modules.setdefault(value.__module__, []).append(value)
    for module, values in modules.items():
        doc = inspect.getdoc(sys.modules[module]) or ""
        parts.append(f"## {module.rsplit('.', 1)[1]}\n\n{doc.split(chr(10))[0]}")
        parts.extend(_value(value, sys.modules[module]) for value in values)
    return "\n\n".join(parts) + "\n"


def _value(value: type, module: ModuleType) -> str:
    lines = [f"### {value.__name__}", "", inspect.getdoc(value) or ""]
    if issubclass(value, Enum):
        notes = _comments(module, value.__name__)
        lines += ["", "| value | meaning |", "|---|---|"]
        lines += [f"| `{member.value}` | {notes.get(member.name, '')} |" for member in value]
    elif dataclasses.is_dataclass(value):
        lines += ["", "| field | type | default |", "|---|---|---|"]
        for field in dataclasses.fields(value):
            default = "" if field.default is dataclasses.MISSING else f"`{_shown(field.default)}`"
            kind = str(field.type).replace("|", "\\|")
            lines.append(f"| `{field.name}` | `{kind}` | {default} |")
    return "\n".join(lines)


def _shown(default: object) -> str:
    return str(default.value) if isinstance(default, Enum) else repr(default)


def _comments(module: ModuleType, name: str) -> dict[str, str]:
    """What the comments behind the members of an enum say."""
    source = inspect.getsource(getattr(module, name))
    return {
        match[1]: match[2].strip() for match in re.finditer(r"^\s+(\w+) = \"[^\"]*\"  # (.+)$", source, re.MULTILINE)
    }


def commands_page() -> str:
    """Every command with its arguments, options and examples."""
    group = typer.main.get_command(app)
    parts = [
        "# Commands",
        _NOTE,
        f"`{group.name}`: {_plain(group.help)}",
        "Exit codes: 0 done (gaps are no failure); 1 the case or a file cannot be used; 2 wrong usage; 3 not found; "
        "130 interrupted. Messages go to standard error; with `--json` nothing but JSON goes to standard output.",
    ]
    subcommands: dict[str, Any] = getattr(group, "commands", {})
    every = [
        (f"{name} {inner}" if inner else name, one)
        for name, command in subcommands.items()
        for inner, one in (getattr(command, "commands", None) or {"": command}).items()
    ]
    for name, command in every:
        usage = " ".join(["dragoman", name, *(_metavar(p) for p in command.params if _is_argument(p)), "[OPTIONS]"])
        parts.append(f"## {name}\n\n{_plain(command.help)}\n\n```\n{usage}\n```")
        rows = [f"| {_names(p)} | {_plain(getattr(p, 'help', '')) or ''} |" for p in command.params]
        parts.append("\n".join(["| | |", "|---|---|", *rows]))
        examples = re.sub(r"^Examples?: ", "", _plain(command.epilog))
        parts.append("Examples:\n\n```\n" + "\n".join(e.strip() for e in examples.split(" ;")) + "\n```")
    return "\n\n".join(parts) + "\n"


def _is_argument(parameter: Any) -> bool:
    return getattr(parameter, "param_type_name", "") == "argument"


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _names(parameter: Any) -> str:
    if _is_argument(parameter):
        return f"`{_metavar(parameter)}`"
    names = ", ".join(f"`{option}`" for option in parameter.opts)
    kind = "" if parameter.is_flag else f" {_type(parameter)}"
    return names + kind


def _type(parameter: Any) -> str:
    kind = parameter.type_descriptor.annotation
    if inspect.isclass(kind) and issubclass(kind, Enum):
        return " \\| ".join(str(member.value) for member in kind)
    shown = {date: "DAY", int: "N", Path: "PATH"}.get(kind, "TEXT")
    return " ".join([shown] * max(1, parameter.nargs))


def _plain(text: str | None) -> str:
    return re.sub(r"\[/?bold\]", "", " ".join((text or "").split()))


def publishers_page() -> str:
    """Every publisher's profile."""
    parts = [
        "# Publishers",
        _NOTE,
        "The publishers that dragoman knows. How to add one is in [file formats](files.md#publisher-profile).",
    ]
    parts.extend(_publisher(publisher) for publisher in publishers())
    return "\n\n".join(parts) + "\n"


def _publisher(publisher: Publisher) -> str:
    facts = [
        f"`{publisher.id}`, {publisher.kind.value}"
        + (f", speaks for {publisher.state}" if publisher.state else "")
        + f", {publisher.zone}, in {', '.join(publisher.languages)}."
    ]
    if publisher.hosts:
        facts.append(f"Found at {', '.join(f'`{host}`' for host in publisher.hosts)}.")
    rows = [_title(title) for title in publisher.titles]
    table = "\n\n" + "\n".join(["| its words | mean the | held by |", "|---|---|---|", *rows]) if rows else ""
    return f"## {publisher.name}\n\n{' '.join(facts)}{table}"


def _title(title: BareTitle) -> str:
    holders = "; ".join(f"{h.name} ({h.since or '…'} – {h.until or '…'})" for h in title.holders)
    return f"| {', '.join(title.words)} | {title.office} | {holders} |"


PAGES = {
    DOCS / "reference" / "model.md": model_page,
    DOCS / "reference" / "cli.md": commands_page,
    DOCS / "reference" / "publishers.md": publishers_page,
}


def broken_links() -> list[str]:
    """Links of the documentation to files or headings that do not exist."""
    faults = []
    for page in [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *sorted(DOCS.rglob("*.md")),
        *sorted(ROOT.glob("examples/*/*.md")),
    ]:
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, heading = target.partition("#")
            file = (page.parent / path).resolve() if path else page
            if not file.exists():
                faults.append(f"{page.relative_to(ROOT)}: the link {target} leads nowhere")
            elif heading and file.suffix == ".md" and heading not in _headings(file):
                faults.append(f"{page.relative_to(ROOT)}: {file.name} has no heading #{heading}")
    return faults


def _headings(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def main() -> int:
    """Write the generated pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page or a link is wrong")
    check = parser.parse_args().check
    faults = []
    for path, make in PAGES.items():
        text = make()
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            faults.append(f"{path.relative_to(ROOT)} differs from the code; run 'make reference' and commit it")
    faults += broken_links()
    for fault in faults:
        sys.stderr.write(fault + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
