"""Find what stands in quotation marks, what is reported without them, and who says it.

Marks are paired passage by passage; a quotation is then read in its sentence, with quoted words
blanked out, for a verb or phrase that gives it to a speaker.
"""

from docanalyze.annotation.quotations.component import QuotationFinder, create_quotations

__all__ = ["QuotationFinder", "create_quotations"]
