#!/usr/bin/env python3
"""Holds this build against an older one, side by side in one run: instructions a byte, CPU seconds, peak memory, start-up.

    benches/against.py OLD NEW [FOLDER …]

OLD and NEW are two `dateline` binaries of the same profile. Without a FOLDER the texts are those of tests/fixtures/traps/press, said
again with other years and values ("dense"). Instructions are counted by valgrind where it is installed; they do not
depend on what else the machine does, the seconds do. Needs Python 3.9 and nothing else.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "tests/fixtures/traps/press"


def dense(folder: Path, count: int) -> Path:
    """So many texts like those of the sample, each another one."""
    chance = random.Random(7)
    year = lambda found: str(min(2025, max(1980, int(found[0]) + chance.randint(-12, 12))))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(SAMPLE.glob("*.txt"))]
    folder.mkdir()
    for at in range(count):
        text = re.sub(r"\b(?:19[89]\d|20[012]\d)\b", year, texts[at % len(texts)])
        text = re.sub(r"\b\d+(?=\.\d)", lambda found: str(int(found[0]) + chance.randint(0, 9)), text)
        (folder / f"{at:05}.txt").write_text(text, encoding="utf-8")
    return folder


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def environment(home: str) -> dict:
    """Nothing that was kept before counts, and one thread does everything."""
    return {**os.environ, "HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home, "RAYON_NUM_THREADS": "1"}


def extract(binary: str, folder: Path) -> list:
    told = subprocess.run([binary, "extract", "--help"], capture_output=True, text=True).stdout
    wanted = ["--no-cache", "--no-project"]
    return [binary, "extract", str(folder), *[word for word in wanted if word in told]]


def instructions(words: list, home: str, given: bytes = b"") -> int:
    if not shutil.which("valgrind"):
        return 0
    call = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", *words]
    done = subprocess.run(call, input=given, capture_output=True, env=environment(home))
    found = re.search(rb"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else 0


def cost(words: list, home: str, given=None) -> tuple:
    """CPU seconds and peak megabytes of the whole process."""
    with open(given, "rb") if given else open(os.devnull, "rb") as source:
        child = subprocess.Popen(words, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(home))
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024 * (1 if sys.platform != "darwin" else 1 / 1024)


def row(name: str, old: float, new: float, unit: str) -> None:
    ratio = f"{new / old:.2f}" if old and new else "–"
    print(f"| {name} | {old:,.1f} | {new:,.1f} | {ratio} | {unit} |")


def lines(folder: Path, times: int, place: Path) -> Path:
    import json

    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*")) if path.is_file()]
    with open(place, "w", encoding="utf-8") as out:
        for round_ in range(times):
            for at, text in enumerate(texts):
                out.write(json.dumps({"doc": f"{round_}/{at}.txt", "text": text}) + "\n")
    return place


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    old, new = (str(Path(path).resolve()) for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory() as home:
        given = [Path(path) for path in sys.argv[3:]]
        folders = given or [dense(Path(home) / "dense-200", 200)]
        print("| | old | new | new / old | |\n| --- | --: | --: | --: | --- |")
        for folder in folders:
            calls = [extract(binary, folder) for binary in (old, new)]
            counts = [instructions(call, home) / size(folder) for call in calls]
            row(f"`extract` {folder.name}", *counts, "instructions a byte")
            costs = [min(cost(call, home) for _ in range(3)) for call in calls]
            row(f"`extract` {folder.name}", *[seconds for seconds, _ in costs], "CPU seconds")
            row(f"`extract` {folder.name}", *[peak for _, peak in costs], "MB at most")
        line = b'{"doc": "a", "text": "Rice rose on 3 May 2014."}\n'
        row("`tag` one line", *[instructions([binary, "tag"], home, line) / 1e6 for binary in (old, new)], "M instructions")
        row("`--version`", *[instructions([binary, "--version"], home) / 1e6 for binary in (old, new)], "M instructions")
        for times in (1, 8):
            texts = lines(folders[0], times, Path(home) / f"{times}.jsonl")
            alone, tag = ([new, verb, *rest] for verb, rest in (("extract", ["-"]), ("tag", [])))
            seconds, peak = cost(alone, home, texts)
            print(f"| `extract -`, {texts.stat().st_size / 1e6:.1f} MB | | {peak:,.1f} | | MB at most, {seconds:.1f} CPU s |")
            seconds, peak = cost(tag, home, texts)
            print(f"| `tag`, {texts.stat().st_size / 1e6:.1f} MB | | {peak:,.1f} | | MB at most, {seconds:.1f} CPU s |")


if __name__ == "__main__":
    main()
