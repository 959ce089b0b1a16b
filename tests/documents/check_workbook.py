"""Checks a workbook of the example data against its export as CSV, with nothing but what a workbook
is made of: zip and XML.

  check_workbook.py <annals> <folder of the example data> <folder to work in>
"""
import csv
import decimal
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def run(annals, *arguments):
    return subprocess.run([annals, *arguments], check=True, capture_output=True, text=True).stdout


def make_files(annals, data, work):
    os.makedirs(work, exist_ok=True)
    os.chdir(work)
    for name in ("annals.db", "all.xlsx"):
        if os.path.exists(name):
            os.remove(name)
    run(annals, "init")
    files = [f"--{name}={data}/{name}.csv" for name in
            ("subjects", "agencies", "indicators", "definitions", "breaks", "sources")]
    run(annals, "import", *files, f"{data}/observations.csv")
    run(annals, "export", "--out", "all.xlsx")
    return list(csv.DictReader(run(annals, "export").splitlines()))


def shared_texts(book):
    return ["".join(part.text or "" for part in item.iter(MAIN + "t"))
            for item in xml.fromstring(book.read("xl/sharedStrings.xml"))]


def number_formats(book):
    styles = xml.fromstring(book.read("xl/styles.xml"))
    known = {item.get("numFmtId"): item.get("formatCode") for item in styles.iter(MAIN + "numFmt")}
    known.update({"0": "General", "1": "0", "2": "0.00"})
    return [known[item.get("numFmtId")] for item in styles.find(MAIN + "cellXfs")]


def shown(number, code):
    """The digits that a format shows, as a decimal of the same precision."""
    mantissa, _, exponent = code.partition("E")
    digits = len(mantissa.partition(".")[2])
    return decimal.Decimal(f"{float(number):.{digits}{'e' if exponent else 'f'}}")


def cells_of(row, texts, formats):
    """By column: a text, or a number with the digits that are shown."""
    cells = {}
    for cell in row:
        column = re.match("[A-Z]+", cell.get("r")).group()
        value = cell.find(MAIN + "v").text
        is_text = cell.get("t") == "s"
        cells[column] = texts[int(value)] if is_text else shown(value, formats[int(cell.get("s", 0))])
    return cells


def printed(text):
    return decimal.Decimal(text).as_tuple()


def main():
    annals, data, work = sys.argv[1:]
    rows = make_files(annals, data, work)
    with zipfile.ZipFile("all.xlsx") as book:
        sheet = xml.fromstring(book.read("xl/worksheets/sheet1.xml"))
        texts, formats = shared_texts(book), number_formats(book)
        written = [cells_of(row, texts, formats) for row in sheet.iter(MAIN + "row")]
        assert not list(sheet.iter(MAIN + "f")), "a formula"
        assert sheet.find(f".//{MAIN}pane").get("state") == "frozen", "the heading is not frozen"
        assert "xl/charts/chart1.xml" in book.namelist(), "no chart"
    heading, body = written[0], written[1:]
    assert len(body) == len(rows), f"{len(body)} rows for {len(rows)} observations"
    for cells, row in zip(body, rows):
        for column, name in heading.items():
            if name not in row:
                continue
            found, expected = cells.get(column, ""), row[name]
            if isinstance(found, decimal.Decimal):
                assert found.as_tuple() == printed(expected), f"{found} for {expected}"
            else:
                assert found == expected, f"{found!r} for {expected!r}"


main()
