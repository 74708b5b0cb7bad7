"""Files of every format that is read, made by the libraries that write them."""

import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from email.message import EmailMessage

PROSE = (
    "Small states rarely choose the rules they live by, but they can choose whom they keep company "
    "with. The ministers who met in the autumn understood this well, and they said so at length."
)
SECOND = (
    "The Charter of the United Nations was signed on 26 June 1945 in San Francisco. Nobody asked "
    "the fishermen, who had to live with it, and who were at sea on that day."
)
TITLE = "Harbours and Habits"


def article(number=0):
    """The text of an article unlike all others."""
    return f"{TITLE} {number}\n\nBy Jane Doe\n12 March 2019\n\n{PROSE}\n\n{SECOND} {number}.\n"


def page(number=0, head="", body=""):
    """A web page with an article on it."""
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE} {number}</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a></nav><article><h1>{TITLE} {number}</h1><p>{PROSE}</p>"
        f"<p>{SECOND} {number}.</p>{body}<p>A last paragraph that ends it as it began, with "
        "the sea.</p></article><footer>Copyright</footer></body></html>"
    )


def pdf(pages, properties=None, *, with_picture=False):
    """A PDF file.

    Args:
        pages: For each page its lines: left, bottom, size, text.
        properties: Such as Title and Author.
        with_picture: Whether each page holds a picture, too.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", FONT]

    def add(content):
        objects.append(content)
        return len(objects)

    picture = add(PICTURE) if with_picture else None
    kids = []
    for lines in pages:
        drawn = b"".join(map(_drawn, lines))
        if picture:
            drawn += b"q 500 0 0 700 50 50 cm /Im Do Q\n"
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        pictures = b"/XObject << /Im %d 0 R >>" % picture if picture else b""
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
                b"/Resources << /Font << /F 3 0 R >> %s >> >>" % (content, pictures)
            )
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    info = add(_dictionary(properties)) if properties else None
    return _assembled(objects, info)


FONT = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding "
    b"/BaseEncoding /WinAnsiEncoding /Differences [129 /fi /fl] >> >>"
)
PICTURE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
)


def _drawn(line):
    left, bottom, size, text = line
    codes = {"ﬁ": b"\x81", "ﬂ": b"\x82"}
    encoded = b"".join(codes.get(letter) or letter.encode("cp1252") for letter in text)
    for mark in (b"\\", b"(", b")"):
        encoded = encoded.replace(mark, b"\\" + mark)
    return b"BT /F %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, left, bottom, encoded)


def _dictionary(properties):
    entries = b" ".join(
        b"/%s (%s)" % (key.encode(), value.encode("cp1252")) for key, value in properties.items()
    )
    return b"<< %s >>" % entries


def _assembled(objects, info):
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"/Info %d 0 R" % info if info else b""
    size = len(objects) + 1
    return out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        table,
    )


def set_lines(text, *, left=72, top=700, width=80, size=11, leading=14):  # noqa: PLR0913
    """Lines of a column, wrapped at a number of characters."""
    import textwrap

    lines = []
    bottom = top
    for paragraph in text.split("\n\n"):
        for line in textwrap.wrap(paragraph, width):
            lines.append((left, bottom, size, line))
            bottom -= leading
        bottom -= leading
    return lines


def simple_pdf(number=0, properties=None):
    """A PDF of one page: title, byline, two paragraphs."""
    head = [(72, 740, 18, f"{TITLE} {number}"), (72, 720, 11, "By Jane Doe")]
    return pdf([[*head, *set_lines(f"{PROSE}\n\n{SECOND} {number}.")]], properties)


def encrypted_pdf():
    """A PDF that opens with a password only."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(simple_pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(number=0, **properties):
    """A Word document with a heading, paragraphs, a list and a table."""
    import docx as library

    document = library.Document()
    document.add_paragraph(f"{TITLE} {number}", style="Title")
    document.add_paragraph("By Jane Doe")
    document.add_paragraph(PROSE)
    document.add_heading("What was signed", level=1)
    document.add_paragraph(f"{SECOND} {number}.")
    document.add_paragraph("Cost comes first.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("State", "Signed", "Norway", "1949"), strict=True):
        cell.text = text
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(sheets):
    """A workbook: rows by sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(count, start=0):
    """A header, and rows with an article each."""
    return [
        ["Headline", "Date", "Body"],
        *(
            [f"{TITLE} {n}", "2019-03-12", f"{PROSE}\n\n{SECOND} {n}."]
            for n in range(start, start + count)
        ),
    ]


def csv_of(table, delimiter=","):
    """A table as CSV."""
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(table)
    return out.getvalue().encode()


def json_lines(count, start=0):
    """Articles as lines of JSON."""
    return b"".join(
        json.dumps(
            {
                "headline": f"{TITLE} {n}",
                "author": ["Jane Doe"],
                "date": "2019-03-12",
                "outlet": "The Harbour Gazette",
                "url": f"https://example.org/{n}",
                "text": f"{PROSE}\n\n{SECOND} {n}.",
            }
        ).encode()
        + b"\n"
        for n in range(start, start + count)
    )


def warc(pages, *, packed=False):
    """A web archive: a description, then a request and a response for each page."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    about = writer.create_warcinfo_record("made.warc", {"software": "a test"})
    writer.write_record(about)
    about.raw_stream.close()
    for number, (status, kind, body) in enumerate(pages):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://example.org/{number}",
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
        )
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


def mhtml(content):
    """A page as a browser saves it."""
    message = EmailMessage()
    message["Subject"] = TITLE
    message["Snapshot-Content-Location"] = "https://example.org/harbours"
    message.set_content(content, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def zip_of(members, compression=zipfile.ZIP_DEFLATED):
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tar_of(members, mode="w:gz"):
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def encrypted_zip():
    """A ZIP archive whose one member is marked as encrypted."""
    plain = bytearray(zip_of({"a.txt": article()}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = plain.index(signature) + place
        (flags,) = struct.unpack_from("<H", plain, at)
        struct.pack_into("<H", plain, at, flags | 1)
    return bytes(plain)


def bomb_docx():
    """A small Word document that unfolds to 200 megabytes."""
    paragraph = b"<w:p><w:r><w:t>peace</w:t></w:r></w:p>" * 1000
    out = io.BytesIO(docx())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/more.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(5_000):
            part.write(paragraph)
    return out.getvalue()


def gzip_bomb(size=1 << 30):
    """A gigabyte of nothing, in a megabyte."""
    packer = zlib.compressobj(9, wbits=31)
    chunk = bytes(1 << 20)
    packed = b"".join(packer.compress(chunk) for _ in range(size >> 20))
    return packed + packer.flush()


def packed(content):
    """Content, compressed by gzip."""
    return gzip.compress(content, mtime=0)


LEXISNEXIS = f"""Download Request: All Documents: 1-2


                               1 of 2 DOCUMENTS


                        Copyright 2019 Harbour News Company
                              All Rights Reserved

                              The Harbour Gazette

                            March 12, 2019 Tuesday
                                 Late Edition

SECTION: FOREIGN; Pg. 3

LENGTH: 61 words

HEADLINE: {TITLE}

BYLINE: Jane Doe; John Roe

DATELINE: OSLO

BODY:

{PROSE}

NOTE: this is a line of the article.

{SECOND}

LOAD-DATE: March 13, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2019 Harbour News Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS

                              The Fjord Review

                                 April 4, 1998

LENGTH: 30 words

HEADLINE: An old promise that nobody had read to
 the end

{SECOND}

LOAD-DATE: April 5, 1998
"""

NEXIS_UNI = f"""{TITLE}
The Harbour Gazette
March 12, 2019 Tuesday
Copyright 2019 Harbour News Company All Rights Reserved
Section: FOREIGN; Pg. 3
Length: 61 words
Byline: Jane Doe
Body

{PROSE}

{SECOND}

Load-Date: March 13, 2019

End of Document

An Old Promise
The Fjord Review
April 4, 1998
Length: 30 words
Body

{SECOND} 2

End of Document
"""

FACTIVA_CODED = f"""HD
{TITLE}
BY
By Jane Doe
WC
61 words
PD
12 March 2019
SN
The Harbour Gazette
SC
HRBGZ
LA
English
CY
Copyright 2019, Harbour News Company
LP
{PROSE}
TD
{SECOND}

IN A line of the text this is no code.
NS
gdip : International Relations
AN
Document HRBGZ00020190312ef3c0000g

HD   An Old Promise
WC   30 words
PD   4 April 1998
SN   The Fjord Review
LA   English
LP   {SECOND} 2
AN   Document FJORD00020190312ef3c0001x

Search Summary
"""

FACTIVA_SHOWN = f"""World
{TITLE}
By Jane Doe
61 words
12 March 2019
10:30
The Harbour Gazette
HRBGZ
English
Copyright 2019, Harbour News Company. All rights reserved.

{PROSE}

{SECOND}

Document HRBGZ00020190312ef3c0000g

An Old Promise
30 words
4 April 1998
The Fjord Review
FJORD
English
(c) 1998 Fjord

{SECOND} 2

Document FJORD00020190312ef3c0001x
"""

PROQUEST = f"""____________________________________________________________

Document 1 of 2

{TITLE}

Author: Doe, Jane

Publication info: The Harbour Gazette ; Oslo [Oslo]12 Mar 2019: A.3.

Links: http://example.org/1

Full text: {PROSE}

He said: nothing was signed.

{SECOND}

Subject: Treaties; Peace

Title: {TITLE}

Publication title: The Harbour Gazette

Section: Foreign

Publication date: Mar 12, 2019

Language of publication: English

ProQuest document ID: 1234567

Document URL: https://example.org/docview/1234567

Copyright: Copyright Harbour News Company Mar 12, 2019

Last updated: 2019-03-13

Database: Harbour Newsstream

____________________________________________________________

Document 2 of 2

An Old Promise

Full text: {SECOND} 2

Title: An Old Promise

Publication title: The Fjord Review

Publication date: Apr 4, 1998

ProQuest document ID: 1234568
____________________________________________________________

Contact us at: http://example.org
"""


def docx_with_body(body):
    """A Word document with this XML for its paragraphs, stored so that it is no bomb."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx())) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                start = content.index(b"<w:body>") + len(b"<w:body>")
                content = content[:start] + body + content[start:]
            new.writestr(info.filename, content, zipfile.ZIP_STORED)
    return out.getvalue()


def one_of_each():
    """A small file of every format, by name."""
    fetched = [("200 OK", "text/html; charset=utf-8", page(8).encode())]
    made = {
        "a.txt": article(1),
        "b.md": f"---\ntitle: Notes\ndate: 2019-03-12\n---\n\n{PROSE}\n\n- One.\n",
        "c.html": page(3, head='<meta name="author" content="Jane Doe">'),
        "d.mhtml": mhtml(page(4)),
        "e.pdf": simple_pdf(5, {"Title": TITLE, "Author": "Jane Doe"}),
        "f.docx": docx(6, title=TITLE),
        "g.xlsx": xlsx({"one": rows(2)}),
        "h.csv": csv_of(rows(3)),
        "i.tsv": csv_of(rows(2), "\t"),
        "j.jsonl": json_lines(3),
        "k.warc": warc(fetched),
        "l.warc.gz": warc(fetched, packed=True),
        "m.zip": zip_of({"a.txt": article(9), "b/c.csv": csv_of(rows(1))}),
        "n.tar.gz": tar_of({"a.txt": article(10).encode()}),
        "o.txt.gz": packed(article(11).encode()),
        "p.txt": LEXISNEXIS,
        "q.txt": NEXIS_UNI,
        "r.txt": FACTIVA_CODED,
        "s.txt": FACTIVA_SHOWN,
        "t.txt": PROQUEST,
    }
    return {
        name: content if isinstance(content, bytes) else content.encode()
        for name, content in made.items()
    }


if __name__ == "__main__":
    import pathlib
    import sys

    for name, content in one_of_each().items():
        pathlib.Path(sys.argv[1], name).write_bytes(content)
