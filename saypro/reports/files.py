"""Tables as files: CSV, XLSX and JSON.

Programs for tables run what begins like a formula, and names and subjects are written by strangers: such
cells are disarmed with an apostrophe in front.
"""

import csv
import io
import json
from collections.abc import Sequence

from saypro.reports.tables import Cell, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def written(tables: Sequence[Table], kind: str) -> bytes:
    """All tables in one file of a kind of `TYPES`; in CSV one under the other."""
    return {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}[kind](tables)


def as_csv(tables: Sequence[Table]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([harmless(table.title)])
        writer.writerow([harmless(column) for column in table.columns])
        writer.writerows([[harmless(cell) for cell in row] for row in table.rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """One sheet for each table."""
    import xlsxwriter  # heavy, and needed for files alone

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True})
        for number, table in enumerate(tables, 1):
            sheet = book.add_worksheet(sheet_name(number, table.title))
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(table.columns):
                sheet.write_string(0, place, str(harmless(column)), bold)
            for line, row in enumerate(table.rows, 1):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(line, place, str(harmless(cell)))
                    elif cell is not None:
                        sheet.write_number(line, place, cell)
    return data.getvalue()


def as_json(tables: Sequence[Table]) -> bytes:
    found = [{"title": one.title, "columns": list(one.columns), "rows": list(one.rows)} for one in tables]
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False).encode()


def harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA):
        return f"'{cell}"
    return cell


def sheet_name(number: int, title: str) -> str:
    """Within the 31 letters and without the signs that XLSX forbids, and never twice the same."""
    kept = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)
    return f"{number} {kept}"[:31].strip()
