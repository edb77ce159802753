#!/usr/bin/env python3
"""Puts PNG pictures of the icon into the one file that Windows or macOS wants; both containers hold PNG as it is.

    packaging/containers.py ico  OUT.ico  16.png 32.png …     (up to 256 pixels)
    packaging/containers.py icns OUT.icns 128.png 256.png …   (128, 256, 512, 1024 pixels)
"""

import struct
import sys
from pathlib import Path

ICNS = {128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def size(png):
    return struct.unpack(">I", png[16:20])[0]


def ico(pictures):
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    for png in pictures:
        # 256 is written as 0.
        side = size(png) % 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return head + b"".join(pictures)


def icns(pictures):
    parts = b"".join(ICNS[size(png)] + struct.pack(">I", len(png) + 8) + png for png in pictures)
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


if __name__ == "__main__":
    kind, target, *names = sys.argv[1:]
    pictures = [Path(name).read_bytes() for name in names]
    Path(target).write_bytes({"ico": ico, "icns": icns}[kind](pictures))
