"""Reader for PDF files."""

import re
from typing import Any

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.assembly import assemble
from docanalyze.reading.decoding import settle
from docanalyze.reading.extras import needs_extra
from docanalyze.reading.pdf.columns import in_reading_order
from docanalyze.reading.pdf.lines import Line, lines_of_page
from docanalyze.reading.pdf.paragraphs import paragraphs
from docanalyze.reading.pdf.running_heads import without_running_heads
from docanalyze.reading.properties import metadata_of_properties

__all__ = ["read_pdf"]

PASSWORD_ERROR = 4
# A page with fewer letters has none but a number or a stamp on it.
FEWEST_LETTERS = 20
MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes, name: str) -> Article:
    """Read a ``.pdf`` file.

    Args:
        data: Its bytes.
        name: For messages.

    Raises:
        UnreadableInputError: ``empty``, ``damaged``, ``encrypted``, ``needs_ocr`` or ``no_text``.
    """
    with needs_extra("pdf", name):
        import pypdfium2
    if not data:
        raise UnreadableInputError(f"{name} is empty.", code="empty")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, name) from error
    try:
        pages, pictures, lost = _pages(document)
        properties = document.get_metadata_dict()
    finally:
        document.close()
    n_letters = sum(map(_letters, pages))
    if n_letters < FEWEST_LETTERS * max(1, len(pages)):
        raise _without_text(name, scanned=pictures > 0)
    kept = without_running_heads(pages)
    stretches = [stretch for page in kept for stretch in in_reading_order(page)]
    text, warnings = settle("\n\n".join(paragraphs(stretches)))
    if lost:
        warnings = (*warnings, f"{lost} pages are damaged and could not be read.")
    blank = sum(_letters(page) < FEWEST_LETTERS for page in pages)
    if pictures and blank:
        warnings = (*warnings, f"{blank} of {len(pages)} pages hold hardly any text.")
    return assemble(
        data,
        text,
        format_name="pdf",
        encoding=None,
        metadata=metadata_of_properties(
            properties.get("Title"), properties.get("Author"), _made(properties), warnings
        ),
    )


def _pages(document: Any) -> tuple[list[list[Line]], int, int]:
    """Return the lines of each page, how many pages hold pictures, and how many are damaged."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    pages: list[list[Line]] = []
    pictures = lost = 0
    for number in range(len(document)):
        try:
            page = document[number]
            lines = lines_of_page(page)
        except pypdfium2.PdfiumError:
            lost += 1
            continue
        pages.append(lines)
        if not lines:
            pictures += any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
        page.close()
    return pages, pictures, lost


def _letters(page: list[Line]) -> int:
    return sum(sum(map(str.isalpha, line.text)) for line in page)


def _refusal(error: Any, name: str) -> UnreadableInputError:
    if error.err_code == PASSWORD_ERROR:
        return UnreadableInputError(
            f"{name} is encrypted; save it without a password.", code="encrypted"
        )
    return UnreadableInputError(
        f"{name} is damaged or no PDF and cannot be opened; download it again.", code="damaged"
    )


def _without_text(name: str, *, scanned: bool) -> UnreadableInputError:
    if scanned:
        return UnreadableInputError(
            f"{name} is a scan: pictures of pages without text. Run text recognition (OCR) on it.",
            code="needs_ocr",
        )
    return UnreadableInputError(f"{name} holds no text.", code="no_text")


def _made(properties: dict[str, str]) -> str | None:
    made = MADE.match(properties.get("CreationDate", ""))
    return "-".join(made.groups()) if made else None
