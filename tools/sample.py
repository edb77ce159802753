#!/usr/bin/env python3
"""Makes the files of assets/sample that no editor writes: PDF, DOCX, XLSX, a mailbox and a Comtrade table.

    tools/sample.py        writes them again, with the same bytes

Needs nothing but Python. Neither the build nor the tests run it: the files are kept, this says how they came about.
"""

import csv
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

SAMPLE = Path(__file__).resolve().parent.parent / "assets" / "sample"

# --- wine-recovery.pdf ------------------------------------------------------------------------------------------------

TITLE = "Australian wine in China: nine months without duties"
UNDER = "Note 44, 12 February 2025"
NOTE = [
    ("", "China ended its duties on Australian wine on 29 March 2024. This note asks what came "
         "back, and warns that three published totals cover three different spans of time."),
    ("", "China's duties on Australian wine had been in force since 28 March 2021. China opened a review of the "
         "duties on Australian wine on 30 November 2023 and announced the end of the wine duties on 28 March 2024."),
    ("1. The year to June 2024", ""),
    ("", "Australia's wine exports to mainland China were worth A$400 million in the year to June 2024, according to "
         "Wine Australia, the industry's statutory body. That was 33 million litres. Nearly all of it was shipped "
         "after the duties had gone."),
    ("2. The year to September 2024", ""),
    ("", "Australia's wine exports to mainland China were worth A$612 million in the year to September 2024. That was "
         "59 million litres. Nine of these twelve months also stand in the total above, so the two must not be added."),
    ("3. April to December 2024", ""),
    ("", "From April to December 2024, Australia exported wine worth A$902 million to mainland China, or 83 million "
         "litres. These are the nine months without duties."),
    ("4. What it means", ""),
    ("", "Before the quarrel the market was larger in bottles and about as large in money: Australia's wine exports to "
         "mainland China were worth about A$1.1 billion in 2019. Importers have filled empty shelves. A shelf is filled "
         "once, and how fast it empties again nobody has counted yet."),
    ("", "Red wine is nearly all of the trade. Growers in the warm inland districts, who hold the largest stocks, have "
         "gained least, because buyers in Guangzhou and Shanghai ask for dearer bottles than theirs."),
    ("", "We expect Australia's wine exports to mainland China to be worth about A$800 million in 2025."),
    ("5. How to read the totals", ""),
    ("", "All values are counted free on board when the wine leaves Australia. Mainland China leaves out Hong Kong, "
         "through which some bottles still travel."),
]

# Widths of Helvetica, in thousandths of the size, from the space on.
WIDTHS = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
]
PAGE, COLUMN, GAP, LEFT, TOP = (420, 595), 168, 24, 30, 545
LINES = 15


def width(words, size):
    return sum(WIDTHS[ord(letter) - 32] for letter in words) * size / 1000


def wrapped(words, size):
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, size) > COLUMN:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def pdf():
    # Each line: font, size, words; a line without words parts paragraphs.
    flow = []
    for head, words in NOTE:
        if head:
            flow += [("F2", 11, head), ("", 0, "")]
        else:
            flow += [("F1", 10, line) for line in wrapped(words, 10)] + [("", 0, "")]
    columns = [flow[at : at + LINES] for at in range(0, len(flow), LINES)]
    pages = [columns[at : at + 2] for at in range(0, len(columns), 2)]

    def shown(font, size, x, y, words):
        words = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n"

    contents = []
    for number, columns in enumerate(pages, 1):
        out = shown("F1", 8, LEFT, 575, "Note 44: Australian wine in China") + shown("F1", 8, 380, 20, str(number))
        top = TOP
        if number == 1:
            out += shown("F1", 10, LEFT, 555, "Meridian Trade Institute")
            out += shown("F2", 14, LEFT, 532, TITLE) + shown("F1", 10, LEFT, 514, UNDER)
            top = 484
        for place, lines in enumerate(columns):
            x = LEFT + place * (COLUMN + GAP)
            out += "".join(
                shown(font, size, x, top - 14 * row, words) for row, (font, size, words) in enumerate(lines) if words
            )
        contents.append(out.encode("latin-1"))

    first = 5
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(contents)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for at, content in enumerate(contents):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Contents {first + 2 * at + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        parts.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"endstream")
    parts.append(f"<< /Title ({TITLE}) /CreationDate (D:20250212090000Z) >>".encode())
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += (
        f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(parts) + 1} /Root 1 0 R "
        f"/Info {len(parts)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()
    return out


# --- growers-minutes.docx, goods-trade.xlsx ---------------------------------------------------------------------------

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def packed(files):
    """A package of Office, without the hour at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, HEAD + words)
    return out.getvalue()


def relations(*targets):
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def kinds(*overrides):
    each = "".join(
        f'<Override PartName="{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for part, kind in overrides
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )


MINUTES = [
    ("", "Great Southern Grain Council"),
    ("Title", "Minutes: Australian growers prepare for the first ship"),
    ("", "Date: 16 August 2023"),
    ("Heading1", "1. Barley"),
    ("", "China ended its duties on Australian barley on 5 August 2023. The members are pleased and careful."),
    ("", "The first ship with Australian barley for China is to leave Kwinana by 31 August 2023."),
    ("", "Australia's barley exports to Vietnam and Saudi Arabia continue. The committee wants to keep both markets."),
    ("Heading1", "2. Actions"),
    ("List", "Australian growers to register barley for China by 21 August 2023."),
    ("List", "Tom Arkwright to ask the brokers for prices of the new crop."),
]


def docx():
    body = ""
    for style, words in MINUTES:
        if style == "List":
            properties = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        else:
            properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        body += f"<w:p>{properties}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/></w:style>'
        for name, shown in [("Title", "Title"), ("Heading1", "heading 1")]
    )
    return packed({
        "[Content_Types].xml": kinds(
            ("/word/document.xml", "wordprocessingml.document.main"), ("/word/styles.xml", "wordprocessingml.styles")
        ),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml")),
        "word/styles.xml": f'<w:styles xmlns:w="{space}">{styles}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
    })


SHEET = [
    ["Goods trade of Australia with China, billion US dollars"],
    ["Year", "Chinese customs", "Australian statistics"],
    ["2018", 153, 143],
    ["2019", 170, 159],
    ["2020", 168, "n.a."],
    ["2021", 231, "n.a."],
    ["2022r", 220, "n.a."],
    ["2023", 229, "n.a."],
    ["2024p", 211, "n.a."],
    ["r revised. p provisional. n.a. not available."],
]


def xlsx():
    rows = ""
    for number, cells in enumerate(SHEET, 1):
        row = ""
        for column, cell in zip("ABC", cells):
            place = f"{column}{number}"
            if isinstance(cell, str):
                row += f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            else:
                row += f'<c r="{place}"><v>{cell}</v></c>'
        rows += f'<row r="{number}">{row}</row>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return packed({
        "[Content_Types].xml": kinds(
            ("/xl/workbook.xml", "spreadsheetml.sheet.main"),
            ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
        ),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{OFFICE}"><sheets><sheet name="Two counts" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>',
    })


# --- first-ship.mbox --------------------------------------------------------------------------------------------------

ADA, TOM, KIM = (
    "Ada Fennimore <ada@great-southern-grain.example>",
    "Tom Arkwright <tom@arkwright-farm.example>",
    "Kim Lindqvist <kim@southern-maltsters.example>",
)
FIRST = """\
Tom,

the first ship with Australian barley for China left Kwinana yesterday.
Australia exported some 55,000 tonnes of barley to China on 29 August.

Ada"""
SECOND = """\
Ada,

good news, three weeks after China ended its duties on Australian barley
on 5 August.

Does anyone still ship to Vietnam?

Tom"""
THIRD = """\
Tom, Ada,

yes: Australia shipped 21,000 tonnes of barley to Vietnam on 23 August.
We stay with that market whatever China does.

Kim"""


def quoted(sender, when, words):
    name = sender.split(" <")[0]
    return f"On {when}, {name} wrote:\n" + "\n".join(f"> {line}".rstrip() for line in words.split("\n"))


def mbox():
    first = FIRST
    second = f"{SECOND}\n\n{quoted(ADA, 'Wed, 30 Aug 2023 at 09:12', first)}"
    third = f"{THIRD}\n\n{quoted(TOM, 'Wed, 30 Aug 2023 at 10:40', 'Does anyone still ship to Vietnam?')}"
    mails = [
        (ADA, TOM, "The first ship", "Wed, 30 Aug 2023 09:12:00 +0800", "1", first),
        (TOM, ADA, "Re: The first ship", "Wed, 30 Aug 2023 10:40:00 +0800", "2", second),
        (KIM, TOM, "Re: The first ship", "Thu, 31 Aug 2023 08:05:00 +0800", "3", third),
    ]
    out = ""
    for sender, to, subject, date, number, body in mails:
        address = sender[sender.index("<") + 1 : -1]
        out += (
            f"From {address} {date[:3]} {date[8:11]} {date[5:7]} {date[17:25]} {date[12:16]}\n"
            f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {date}\nMessage-ID: <{number}@great-southern-grain.example>\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{body}\n\n"
        )
    return out.encode()


# --- tomatoes-sold.csv, tomatoes-bought.csv ---------------------------------------------------------------------

COLUMNS = (
    "typeCode,freqCode,refYear,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,"
    "partnerDesc,classificationCode,cmdCode,cmdDesc,isLeaf,qtyUnitAbbr,qty,netWgt,cifvalue,fobvalue,primaryValue,isAggregate"
).split(",")
# Year: what Turkey counts as sold to Russia (kg, dollars FOB), what Russia counts as bought from Turkey (kg, dollars CIF).
TOMATOES = {
    2015: (337_000_000, 259_000_000, 338_400_000, 281_600_000),
    2016: (None, None, 0, 0),
    2017: (2_075_000, 2_200_000, 2_110_000, 2_400_000),
    2018: (37_107_000, 30_634_000, 38_900_000, 33_100_000),
    2019: (98_000_000, 86_000_000, 101_300_000, 94_600_000),
}


TURKEY, RUSSIA = (792, "TUR", "Türkiye"), (643, "RUS", "Russian Federation")


def comtrade(rows):
    """A table as Comtrade gives it: one reporter, one flow."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(rows)
    return out.getvalue().encode()


def row(year, reporter, flow, partner, weight, values):
    good = ("H5", "0702", "Tomatoes; fresh or chilled", "true", "kg")
    return ["C", "A", year, year, *reporter, *flow, *partner, *good, weight, weight, *values, "false"]


def sold():
    rows = [(year, weight, fob) for year, (weight, fob, _, _) in TOMATOES.items() if fob]
    return comtrade(row(year, TURKEY, ("X", "Export"), RUSSIA, weight, ("", fob, fob)) for year, weight, fob in rows)


def bought():
    rows = [(year, weight, cif) for year, (_, _, weight, cif) in TOMATOES.items()]
    return comtrade(row(year, RUSSIA, ("M", "Import"), TURKEY, weight, (cif, "", cif)) for year, weight, cif in rows)


if __name__ == "__main__":
    for name, made in {
        "australia-china/wine-recovery.pdf": pdf(),
        "australia-china/growers-minutes.docx": docx(),
        "australia-china/goods-trade.xlsx": xlsx(),
        "australia-china/first-ship.mbox": mbox(),
        "russia-turkey/tomatoes-sold.csv": sold(),
        "russia-turkey/tomatoes-bought.csv": bought(),
    }.items():
        (SAMPLE / name).write_bytes(made)
        print(f"{name}: {len(made)} bytes")
