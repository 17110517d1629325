"""What of a message the machine looks at: its words, its letters, and its sentence vector."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from saypro.kit.vectors import NoVectors

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
DIGITS = re.compile(r"\d+")
STRETCHED = re.compile(r"(.)\1{2,}")
WORD = r"(?u)\b\w+\b|[?!]"


class Features:
    """Learned from texts: which n-grams there are, and where the middle of their vectors lies."""

    def __init__(self, *, words: bool = True, letters: bool = True) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.counted: list[Any] = []
        self.middle: Any = None
        if words:
            seen = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=WORD)
            self.counted.append(seen)
        if letters:
            seen = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
            self.counted.append(seen)

    def learn(self, texts: Sequence[str], vectors: Any = None) -> Any:
        """The matrix of these texts; from now on `of` gives that of others."""
        written = [plain(text) for text in texts]
        for each in self.counted:
            each.fit(written)
        if vectors is not None:
            self.middle = vectors.mean(axis=0)
        return self.of(texts, vectors)

    def of(self, texts: Sequence[str], vectors: Any = None) -> Any:
        """One row for each text. Raises NoVectors when it has learned from vectors and is given none."""
        from scipy.sparse import csr_matrix, hstack

        written = [plain(text) for text in texts]
        columns = [each.transform(written) for each in self.counted]
        if self.middle is not None:
            columns.append(csr_matrix(self.around_the_middle(vectors)))
        return hstack(columns).tocsr()

    def knows(self, texts: Sequence[str]) -> list[bool]:
        """Of each text whether it has a word that was learned from; True where words are not looked at."""
        written = [plain(text) for text in texts]
        words = [each.transform(written) for each in self.counted if each.analyzer == "word"]
        return [all(rows[at].nnz for rows in words) for at in range(len(written))]

    def around_the_middle(self, vectors: Any) -> Any:
        """Vectors of this model all point one way; seen from their middle they point apart."""
        import numpy as np

        if vectors is None:
            raise NoVectors
        moved = (vectors - self.middle).astype(np.float64)
        return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)


def plain(text: str) -> str:
    """The text in one spelling, with addresses and numbers by their kind and "soooo" as "soo"."""
    text = unicodedata.normalize("NFKC", text).replace("\u2019", "'")
    text = DIGITS.sub("0", ADDRESS.sub(" webaddress ", text))
    return STRETCHED.sub(r"\1\1", text)
