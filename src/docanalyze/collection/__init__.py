"""What needs all articles at once, from rows and signatures alone."""

from docanalyze.collection.duplicates import DocumentSignature, Duplicate, group_duplicates
from docanalyze.collection.signatures import Signature, signature_of
from docanalyze.collection.stored import LaidAside

__all__ = [
    "DocumentSignature",
    "Duplicate",
    "LaidAside",
    "Signature",
    "group_duplicates",
    "signature_of",
]
