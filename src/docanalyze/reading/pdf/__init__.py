"""PDF files: pypdfium2 finds the characters, the modules here put them in order.

``lines`` takes the lines and their places from a page, ``columns`` puts those of several columns in
order, ``running_heads`` drops what is printed on every page, ``paragraphs`` joins lines and the
words that were cut at their ends.
"""

from docanalyze.reading.pdf.reader import read_pdf

__all__ = ["read_pdf"]
