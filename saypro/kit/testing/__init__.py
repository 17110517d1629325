"""What tests of every room need from outside: a virus scanner, and documents of every kind."""

from saypro.kit.testing.clamd import EICAR, Clamd, a_clamd
from saypro.kit.testing.documents import (
    a_docx,
    a_pdf,
    a_zip,
    an_odt,
    documents,
)

__all__ = ["EICAR", "Clamd", "a_clamd", "a_docx", "a_pdf", "a_zip", "an_odt", "documents"]
