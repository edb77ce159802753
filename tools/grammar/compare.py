#!/usr/bin/env python3
"""Compares Dateline's trees and speed with spaCy's, over news sentences of your own.

    cargo build --release --bench grammar --no-default-features
    venv/bin/python tools/grammar/compare.py target/release/deps/grammar-HASH wheel/*.whl FOLDER...

The sentences are the first 2,000 of the `.txt` files in the folders. Both sides start from the text: each cuts it into
words with its own tokenizer, and a head agrees when the word at the same place hangs on a word at the same place. Marks
count as words. Speed is processor time of one thread each, in this run. See `export.py` for spaCy and the wheel.
"""
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

from export import load  # noqa: E402  (numpy reads the number of threads when it is loaded)

COUNT = 2000


def sentences(folders):
    """Sentences of at least five words, white space made single spaces."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.txt")):
            for paragraph in re.split(r"\n\s*\n", path.read_text(errors="replace")):
                text = " ".join(paragraph.split())
                for sentence in re.split(r"(?<=[a-z0-9)%][.!?])\s+(?=[A-Z\"“])", text):
                    if len(sentence.split()) >= 5 and sum(map(str.isupper, sentence)) * 3 < len(sentence):
                        found.append(sentence)
    return found[:COUNT]


def theirs(nlp, texts):
    """Words of each sentence: begin, end, begin of the head (-1 for none), tag, label; and the seconds that it took."""
    def doc(text):
        made = nlp.make_doc(text)
        for token in made:
            token.is_sent_start = token.i == 0
        return made

    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        list(nlp.pipe(map(doc, texts[:50])))
        start = time.process_time()
        docs = list(nlp.pipe(map(doc, texts)))
        seconds = time.process_time() - start
    words = [[(t.idx, t.idx + len(t), -1 if t.head.i == t.i else t.head.idx, t.tag_, t.dep_) for t in d if not t.is_space]
             for d in docs]
    return words, seconds


def ours(bench, texts):
    """The same, by Dateline's bench: a line a word, an empty line after each sentence; seconds on the last line."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(texts))
        file.flush()
        out = subprocess.run([bench, "--trees", file.name], capture_output=True, text=True, check=True).stdout
    *blocks, last = out.split("\n\n")
    trees = [[tuple(int(x) if x.lstrip("-").isdigit() else x for x in line.split("\t")) for line in block.split("\n") if line]
             for block in blocks]
    return trees, float(last)


def main(bench, wheel, folders):
    texts = sentences(folders)
    if len(texts) < COUNT:
        sys.exit(f"{len(texts)} sentences found, {COUNT} wanted: name more folders")
    nlp = load(Path(wheel))
    expected, their_seconds = theirs(nlp, texts)
    found, our_seconds = ours(bench, texts)
    words = same = labels = tags = cut = 0
    for text, want, have in zip(texts, expected, found):
        place = [len(part.encode()) for part in text]
        offset = [0]
        for length in place:
            offset.append(offset[-1] + length)
        want = {(offset[a], offset[b]): (offset[h] if h >= 0 else -1, tag, label) for a, b, h, tag, label in want}
        have = {(a, b): (h, tag, label) for a, b, h, tag, label in have}
        cut += want.keys() == have.keys()
        words += len(want)
        for key, (head, tag, label) in want.items():
            other = have.get(key)
            same += other is not None and other[0] == head
            labels += other is not None and (other[0], other[2]) == (head, label)
            tags += other is not None and other[1] == tag
    share = lambda count: f"{100 * count / words:.2f} %"
    print(f"{len(texts)} sentences, {words} words; cut alike: {100 * cut / len(texts):.2f} % of sentences")
    print(f"heads {share(same)}, heads and labels {share(labels)}, tags {share(tags)}")
    print(f"spaCy {len(texts) / their_seconds:.0f} sentences a second, Dateline {len(texts) / our_seconds:.0f}: "
          f"{their_seconds / our_seconds:.1f} times as many")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
