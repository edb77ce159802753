#!/usr/bin/env python3
"""Lists what the program holds that others wrote, with licences and their texts, into assets/licences; or the same as a
bill of materials.

    tools/licences.py                 renews assets/licences; fetches what Cargo.lock names and this machine lacks
    tools/licences.py --sbom FILE     writes CycloneDX 1.5 from assets/licences and Cargo.lock, without a network

Run it after a change of Cargo.lock: `cargo test --test it licences::` fails until that is done. Needs Python 3.11 and cargo.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tomllib
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "assets/licences/packages.tsv"
TEXTS = ROOT / "assets/licences/texts.gz"
SYSTEMS = {
    "linux": "x86_64-unknown-linux-gnu",
    "macos": "aarch64-apple-darwin",
    "windows": "x86_64-pc-windows-msvc",
}
NAMES = re.compile(r"^(un)?licen[sc]e|^copying|^notice|^copyright", re.IGNORECASE)
# Folders of a package that are not built into the program.
NOT_BUILT = {"tests", "test", "examples", "benches", "docs", "doc", "fuzz", ".github", "target"}
MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS
OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def metadata(target):
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    # Without a target everything that the lock file names; with one what is built for it by default.
    command += ["--filter-platform", target] if target else ["--all-features"]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


def linked(found):
    """Ids of the packages whose code stands in the program: normal dependencies, without what only runs in the compiler."""
    packages = {package["id"]: package for package in found["packages"]}
    nodes = {node["id"]: node for node in found["resolve"]["nodes"]}
    seen, open_ = set(), [found["resolve"]["root"]]
    while open_:
        package = open_.pop()
        runs_in_compiler = any("proc-macro" in target["kind"] for target in packages[package]["targets"])
        if package in seen or runs_in_compiler:
            continue
        seen.add(package)
        for needed in nodes[package]["deps"]:
            if any(kind["kind"] is None for kind in needed["dep_kinds"]):
                open_.append(needed["pkg"])
    return seen


def expression(package):
    """The licence as SPDX writes it: old manifests have a slash for OR."""
    return re.sub(r"\s*/\s*", " OR ", package["license"] or "")


def clean(text):
    return "\n".join(line.rstrip() for line in text.replace("\f", "").splitlines()).strip("\n") + "\n"


def own_texts(package):
    """The texts that a package carries, those of C code inside it too."""
    folder = Path(package["manifest_path"]).parent
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in NOT_BUILT)
        for name in sorted(files):
            path = Path(place) / name
            if NAMES.match(name) and path.suffix.lower() in ("", ".txt", ".md", ".html") or "LICENSE-" in name.upper():
                found.append(clean(path.read_bytes().decode("utf-8", "replace")))
    return [text for text in found if len(text) > 60]


def standard(package, known):
    """For a package without a text: the one of its licence, with its authors as its manifest names them."""
    ids = re.findall(r"[A-Za-z0-9.-]+", expression(package).replace(" OR ", " ").replace(" AND ", " "))
    authors = ", ".join(re.sub(r"\s*<[^>]*>", "", author) for author in package["authors"])
    head = f"The package {package['name']} carries no text of its own. "
    head += f"Copyright (c) {authors or 'the authors of ' + package['name']}\n\n"
    for spdx in ids:
        if spdx == "MIT":
            return [head + "MIT License\n\n" + MIT]
    return [head + known[spdx] for spdx in ids if spdx in known][:1]


def rows():
    everything = {package["id"]: package for package in metadata(None)["packages"]}
    where = {package: [] for package in everything}
    for system, target in SYSTEMS.items():
        for package in linked(metadata(target)):
            where[package].append(system)
    texts, known = [], {}
    # The plain Apache, Mozilla and Boost texts, from packages that have them.
    for package in everything.values():
        for text in own_texts(package) if expression(package) in ("Apache-2.0", "MPL-2.0", "BSL-1.0") else []:
            known.setdefault(expression(package), text)

    def numbers(found):
        for text in found:
            if text not in texts:
                texts.append(text)
        return " ".join(str(number) for number in sorted({texts.index(text) + 1 for text in found}))

    out = []
    for package in sorted(everything.values(), key=lambda package: (package["name"], package["version"])):
        if package["source"] is None:
            continue
        systems, carried = " ".join(where[package["id"]]), ""
        if systems:
            found = own_texts(package) or standard(package, known)
            if not found:
                sys.exit(f"{package['name']} {package['version']}: no text for its licence ‘{expression(package)}’")
            carried = numbers(found)
        home = package["repository"] or f"https://crates.io/crates/{package['name']}"
        out.append(("crate", package["name"], package["version"], expression(package), systems, carried, home))
    fonts = clean((ROOT / "assets/fonts/LICENSE-OFL.txt").read_text(encoding="utf-8"))
    grammar = clean((ROOT / "assets/grammar/NOTICE.md").read_text(encoding="utf-8"))
    library = "Copyright (c) The Rust Project Contributors\n\nMIT License\n\n" + MIT
    every = " ".join(SYSTEMS)
    plex, model = "https://github.com/IBM/plex", "https://github.com/explosion/spacy-models"
    out.append(("data", "IBM Plex Sans, Serif and Mono", "-", "OFL-1.1", every, numbers([fonts]), plex))
    out.append(("data", "English grammar (en_core_web_sm)", "3.8.0", "MIT", every, numbers([grammar]), model))
    drawn = next(package for package in everything.values() if package["name"] == "pdfboss-render")
    faces = Path(drawn["manifest_path"]).parent / "assets/fonts"
    croscore = clean("\n\n".join((faces / name).read_text(encoding="utf-8") for name in ("NOTICE", "OFL.txt")))
    home = "https://github.com/googlefonts"
    out.append(("data", "Arimo, Tinos and Cousine (pages as printed)", "-", "OFL-1.1", every, numbers([croscore]), home))
    rust = "https://github.com/rust-lang/rust"
    out.append(("data", "Rust standard library", "-", "MIT OR Apache-2.0", every, numbers([library]), rust))
    return out, texts


def renew():
    listed, texts = rows()
    LIST.parent.mkdir(exist_ok=True)
    head = ("kind", "name", "version", "licence", "systems", "texts", "home")
    lines = ["\t".join(row) for row in [head, *listed]]
    LIST.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    TEXTS.write_bytes(gzip.compress("\f".join(texts).encode(), 9, mtime=0))
    inside = sum(1 for row in listed if row[4])
    print(f"{len(listed)} packages, {inside} of them in the program, {len(texts)} texts, {TEXTS.stat().st_size} bytes")


def sbom(target):
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    sums = {(package["name"], package["version"]): package.get("checksum") for package in lock["package"]}
    own = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]
    parts = []
    for line in LIST.read_text(encoding="utf-8").splitlines()[1:]:
        kind, name, version, licence, systems, _, home = line.split("\t")
        if not systems:
            continue
        part = {"type": "library" if kind == "crate" else "data", "name": name}
        part |= {"version": version} if version != "-" else {}
        part["licenses"] = [{"expression": licence}]
        part["externalReferences"] = [{"type": "vcs", "url": home}]
        part["properties"] = [{"name": "dateline:system", "value": system} for system in systems.split()]
        if kind == "crate":
            part |= {"bom-ref": f"{name}@{version}", "purl": f"pkg:cargo/{name}@{version}"}
            part["hashes"] = [{"alg": "SHA-256", "content": sums[(name, version)]}]
        parts.append(part)
    program = {"type": "application", "name": own["name"], "version": own["version"]}
    program |= {"licenses": [{"expression": own["license"]}], "bom-ref": "dateline"}
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": {"component": program}}
    bill["components"] = parts
    # The same bill has the same number.
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    bill = {"serialNumber": f"urn:uuid:{number}", **bill}
    text = json.dumps(bill, indent=1, ensure_ascii=False) + "\n"
    Path(target).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            renew()
        case ["--sbom", target]:
            sbom(target)
        case _:
            sys.exit(__doc__)
