#!/usr/bin/python3
"""What a screen reader says while the window is worked with by keys alone: Orca, without a sound, under Xvfb.

    tools/spoken.py [PROGRAM]        default: target/debug/dateline; prints each step and what was spoken after it

It opens the built-in sample in an empty home folder, steps through five marks, decides, opens the source and reads in it by
words and lines, filters, and saves a page. It is no test and not part of any: run it after changes of what is told, and
read. Exit code 1 where no mark is spoken or the page is missing. Orca 43 does not speak what a live line says (decisions, what is
saved) and, of programs that hand it no keys, not where a caret went; newer ones do. On a busy machine it drops marks.

Debian: apt-get install orca python3-pyatspi at-spi2-core speech-dispatcher xvfb dbus-x11 xdotool openbox
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DISPLAY = ":93"

# Seconds: so long speech is waited for, and so long it has to be quiet before it is over.
LONGEST = 6
QUIET = 0.9

# A step: what it is, and keys as xdotool calls them, or text to type.
MARK = ("the next mark", ["Right"])
STEPS = [
    ("the first mark", ["Home"]),
    MARK,
    MARK,
    MARK,
    MARK,
    ("accept it", ["y"]),
    ("take it back", ["ctrl+z"]),
    ("open its source", ["Return"]),
    ("a word on", ["ctrl+Right"]),
    ("another word", ["ctrl+Right"]),
    ("a line down", ["Down"]),
    ("pick a word", ["ctrl+shift+Right"]),
    ("let go of it", ["Escape"]),
    ("back to the mark", ["Escape"]),
    ("ask", ["slash"]),
    ("type ‘, sanctions’", ", sanctions"),
    ("take the name", ["Return"]),
    ("let the question stand", ["Return"]),
    ("make a page", ["ctrl+e"]),
    ("its title", "A page made by keys"),
]


def spoken(log: Path, at: int) -> tuple[list[str], int]:
    """What Orca has said behind a place of its log, and the place now."""
    text = log.read_bytes()[at:]
    # A line that is still being written is read with the next ones.
    text = text[: text.rfind(b"\n") + 1]
    said = re.findall(rb"SPEECH OUTPUT: '(.*?)' ?\{|SPEECH OUTPUT: '(.*?)'\s*$", text, re.M)
    words = [(one or other).decode("utf-8", "replace").strip() for one, other in said]
    return [word for word in words if word], at + len(text)


def heard(log: Path, at: int, longest: float = LONGEST) -> tuple[list[str], int]:
    """What is said behind a place of the log until it is quiet again, and the place then: speech may lag, so the next key
    waits for it and not for a time."""
    end = time.monotonic() + longest
    words, quiet = [], None
    while time.monotonic() < (quiet or end):
        more, at = spoken(log, at)
        if more:
            words += more
            quiet = time.monotonic() + QUIET
        time.sleep(0.1)
    return words, at


def focused() -> str:
    """The name of what has the keyboard, as the bus knows it: speech may be a control behind."""
    import pyatspi  # pylint: disable=import-outside-toplevel

    def has_it(node) -> bool:
        return node.getState().contains(pyatspi.STATE_FOCUSED)

    for program in pyatspi.Registry.getDesktop(0):
        node = pyatspi.findDescendant(program, has_it) if program is not None else None
        if node is not None and node.name:
            return node.name
    return ""


def press(step) -> None:
    if isinstance(step, str):
        subprocess.run(["xdotool", "type", "--delay", "60", step], check=True)
        return
    for key in step:
        subprocess.run(["xdotool", "key", key], check=True)


def start(started: list, *command: str, **more) -> subprocess.Popen:
    """Starts a program whose end is ours to see to."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **quiet, **more)
    started.append(process)
    return process


def silence(home: Path) -> None:
    """Speech goes nowhere: where there is no sound card, its players would hold Orca up."""
    folder = home / ".config/speech-dispatcher"
    folder.mkdir(parents=True)
    lines = ['LogLevel 1', 'AudioOutputMethod "libao"', 'AddModule "dummy" "sd_dummy" ""', "DefaultModule dummy"]
    (folder / "speechd.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")


def listen(log: Path) -> None:
    """Waits until Orca hears."""
    for _ in range(60):
        time.sleep(0.5)
        if log.exists() and b"Screen reader on" in log.read_bytes():
            return
    sys.exit("Orca did not start: see " + str(log))


def session(program: Path, home: Path) -> int:
    """Everything that runs on the bus of this session; returns the exit code."""
    log, started, silent, marks = home / "orca.log", [], [], 0
    silence(home)
    try:
        start(started, "openbox")
        start(started, "/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        time.sleep(2)
        start(started, "orca", "--replace", "--debug-file", str(log), "-u", str(home / "orca"))
        listen(log)
        at = len(log.read_bytes())
        start(started, str(program))
        window = []
        for _ in range(60):
            time.sleep(0.5)
            found = subprocess.run(["xdotool", "search", "--name", "Dateline"], capture_output=True, text=True, check=False)
            window = found.stdout.split()
            if window:
                break
        if window:
            subprocess.run(["xdotool", "windowfocus", window[-1]], check=True)
        said, at = heard(log, at, 15)
        told("start", said)
        for name, keys in STEPS:
            press(keys)
            said, at = heard(log, at)
            told(name, said)
            silent += [name] if not said else []
            marks += sum(name in ("the first mark", MARK[0]) for _ in said[:1])
        for _ in range(70):
            press(["Tab"])
            said, at = heard(log, at)
            if any(word.startswith("Save ") for word in said):
                break
        told("tab to the button that saves", said)
        for _ in range(4):
            if focused().startswith(("Save", "Replace")):
                break
            press(["shift+Tab"])
            said, at = heard(log, at)
            told("back to it", said)
        press(["Return"])
        said, at = heard(log, at)
        told("save", said)
    finally:
        for process in reversed(started):
            process.send_signal(signal.SIGTERM)
    saved = sorted(home.glob("*.png"))
    print("\nsaved:", ", ".join(path.name for path in saved) or "nothing")
    print("silent steps:", ", ".join(silent) or "none")
    return 0 if saved and marks else 1


def told(step: str, said: list[str]) -> None:
    print(f"{step}:")
    for words in said or ["(nothing)"]:
        print(f"    {words}")
    sys.stdout.flush()


def main() -> int:
    if len(sys.argv) == 3 and sys.argv[1] == "--in":
        return session(Path(os.environ["SPOKEN_PROGRAM"]), Path(sys.argv[2]))
    program = Path(sys.argv[1] if len(sys.argv) > 1 else "target/debug/dateline").resolve()
    if not program.exists():
        sys.exit(f"{program} is not there: cargo build")
    with tempfile.TemporaryDirectory() as home:
        own = {"HOME": home, "DISPLAY": DISPLAY, "SPOKEN_PROGRAM": str(program), "GTK_MODULES": ""}
        own |= {"XDG_DATA_HOME": f"{home}/.local/share", "XDG_CACHE_HOME": f"{home}/.cache"}
        gone = ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME")
        environment = {key: value for key, value in os.environ.items() if key not in gone} | own
        screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1440x900x24"], stderr=subprocess.DEVNULL)
        try:
            time.sleep(2)
            inside = ["dbus-run-session", "--", sys.executable, __file__, "--in", home]
            return subprocess.run(inside, env=environment, check=False).returncode
        finally:
            screen.terminate()


if __name__ == "__main__":
    sys.exit(main())
