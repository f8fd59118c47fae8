"""Files to test, of every kind, made as the programs make them that people use; and a PDF writer."""

import gzip
import json
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WIDTH = 66
"""Characters of a line of our PDFs."""


def pdf(*pages, title=None, author=None, frame=None):
    """Write a PDF of pages, each its lines of text; ``frame`` is the head of each, with its number."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for number, lines in enumerate(pages, start=1):
        head = [f"{frame} {number}"] if frame else []
        drawn = [f"({_escaped(line)}) Tj 0 -14 Td" for line in [*head, *lines]]
        stream = "\n".join(["BT /F1 11 Tf 60 760 Td", *drawn, "ET"]).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids), b" ".join(b"%d 0 R" % kid for kid in kids),
    )  # fmt: skip
    facts = "".join(
        f"/{name} ({_escaped(said)}) "
        for name, said in (("Title", title), ("Author", author))
        if said
    )
    objects.append(f"<< {facts}>>".encode("cp1252"))
    out, places = BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), start)
    )
    return out.getvalue()


def _escaped(text):
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def encrypted_pdf(password="secret"):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(["Prices will fall by 2030."]))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*paragraphs, title="", author="", table=()):
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def archive(**parts):
    """Write a zip of parts, each bytes by its name, with two underscores for a slash."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def mail(text, *, subject="Prices", sender="Ann Lee <ann@example.org>", html=None, attached=None):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, sender, "desk@example.org"
    message["Date"] = datetime(2026, 1, 15, 9, tzinfo=UTC)
    message["Message-ID"] = "<1@example.org>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html") if text else message.set_content(
            html, subtype="html"
        )
    if attached is not None:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


def vtt(*cues, head="WEBVTT"):
    """Write cues as WebVTT, each with its first second, its last and its text."""
    return (
        "\n\n".join(
            [head, *(f"{_moment(a)} --> {_moment(b)}\n{text}" for a, b, text in cues)]
        ).encode()
        + b"\n"
    )


def srt(*cues):
    cues = (
        f"{n}\n{_moment(a).replace('.', ',')} --> {_moment(b).replace('.', ',')}\n{text}\n"
        for n, (a, b, text) in enumerate(cues, start=1)
    )
    return "\n".join(cues).encode()


def _moment(seconds):
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{round((seconds - whole) * 1000):03}"


def whisper(*segments, language="en"):
    rows = [
        {"id": n, "start": start, "end": end, "text": f" {text}"}
        | ({"speaker": who} if who else {})
        for n, (start, end, who, text) in enumerate(segments)
    ]
    return json.dumps(
        {"text": " ".join(row["text"] for row in rows), "segments": rows, "language": language}
    ).encode()


def rss(*entries, title="The Paper"):
    """Write entries as RSS 2.0, each with its title, address, author and day."""
    items = "".join(
        f"<item><title>{name}</title><link>{link}</link><author>{who}</author>"
        f"<pubDate>{day:%a, %d %b %Y} 08:00:00 GMT</pubDate></item>"
        for name, link, who, day in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>{title}</title><link>https://example.org</link>{items}</channel></rss>"
    ).encode()


def packed(data):
    return gzip.compress(data)
