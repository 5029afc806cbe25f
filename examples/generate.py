"""Write the example's two binary files from the text below: the same bytes on every machine.

Run ``python examples/generate.py``; with ``--check`` it only tells whether the committed files are current.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

SOURCES = Path(__file__).parent / "moscow-2020" / "sources"

ARRIVAL = (
    "Заместитель Председателя Совета безопасности Российской Федерации Дмитрий Медведев прибыл в Нур-Султан",
    "Реконструкция, написанная для примера dragoman; не подлинное сообщение.",
    "5 марта 2020 года заместитель Председателя Совета безопасности Российской Федерации Дмитрий Медведев прибыл "
    "с визитом в Нур-Султан.",
    "В аэропорту Дмитрия Медведева встретил Председатель Комитета национальной безопасности Республики Казахстан "
    "Карим Масимов.",
)
ANNOUNCEMENT = (
    "First President of Kazakhstan Nursultan Nazarbayev to visit Moscow",
    "Reconstruction written for the dragoman example; not an original release.",
    "On 10 March 2020, First President of Kazakhstan Nursultan Nazarbayev will make a working visit to Moscow.",
    "Vladimir Putin will meet with Nursultan Nazarbayev at the Kremlin. They plan to discuss bilateral relations.",
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx(paragraphs: tuple[str, ...]) -> bytes:
    """A Word file with one paragraph a text, the first as its heading; members carry a fixed time."""
    heading, *rest = paragraphs
    body = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(heading)}</w:t></w:r></w:p>'
    body += "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in rest)
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(heading)}</dc:title><dc:language>ru</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2020-03-05T12:00:00Z</dcterms:created></cp:coreProperties>'
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPE}"/>'
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:styleId="Title">'
        '<w:name w:val="Title"/></w:style></w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": core,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 3, 5, 12, 0, 0)), _HEAD + text)
    return buffer.getvalue()


def pdf(paragraphs: tuple[str, ...], *, width: int = 78) -> bytes:
    """A one-page PDF in Helvetica: lines of at most ``width`` characters, an empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines += [line, ""]
    shown = "".join(f"({_literal(line)}) Tj T*\n" for line in lines)
    stream = f"BT /F1 11 Tf 15 TL 60 780 Td\n{shown}ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({_literal(paragraphs[0])}) /CreationDate (D:20200309120000Z) >>",
    )
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R >>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF\n".encode("ascii")


def files() -> dict[Path, bytes]:
    """Every generated file with its bytes."""
    return {
        SOURCES / "security-council" / "2020-03-05-arrival-ru.docx": docx(ARRIVAL),
        SOURCES / "kremlin" / "2020-03-09-announcement-en.pdf": pdf(ANNOUNCEMENT),
    }


def stale() -> tuple[Path, ...]:
    """The generated files whose committed bytes differ from what this script writes."""
    return tuple(path for path, content in files().items() if not path.is_file() or path.read_bytes() != content)


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def main() -> int:
    """Write the files, or check them with ``--check``; 1 where one is stale."""
    if "--check" in sys.argv[1:]:
        for path in stale():
            sys.stderr.write(f"{path}: not what examples/generate.py writes; run it and commit the result\n")
        return 1 if stale() else 0
    for path, content in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
