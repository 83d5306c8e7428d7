"""What the readers found, in words for the person who uploads the file: what, where, how to mend it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from tables.records import Finding

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def sentence(finding: Finding) -> str:
    """The finding in the language of the person who is being served."""
    key, facts = finding
    return str(SENTENCES[key] % facts)


SENTENCES: Mapping[str, "_StrPromise"] = {
    # The file isn't what can be read
    "empty": _("The file is empty. Export it again and check its size."),
    "too_big": _(
        "The file has %(size)s MB; up to %(most)s MB can be read. Upload it in parts, for example by year."
    ),
    "xls": _(
        "This is an Excel workbook of the old form (.xls). Open it, save it as .xlsx and upload that."
    ),
    "encrypted": _(
        "The workbook is protected by a password. Save it without one and upload it again."
    ),
    "ods": _(
        "This is an OpenDocument spreadsheet (.ods). Open it, save it as .xlsx or CSV and upload that."
    ),
    "xlsb": _(
        "This is a binary Excel workbook (.xlsb). Open it, save it as .xlsx and upload that."
    ),
    "numbers": _(
        "This is an Apple Numbers document. Export it as .xlsx or CSV and upload that."
    ),
    "archive": _(
        "This is a zip archive, not a workbook. Unpack it and upload the file inside."
    ),
    "document": _(
        "This is a text document or a presentation. Upload the table as .xlsx or CSV."
    ),
    "compressed": _("The file is compressed. Unpack it and upload the file inside."),
    "pdf": _("This is a PDF. Upload the table that it was made from, as .xlsx or CSV."),
    "html": _(
        "This is a web page or XML, whatever its name ends in. Open it in a spreadsheet program, save it as .xlsx or CSV and upload that."
    ),
    "json": _("This is JSON. Upload the table that it was made from, as .xlsx or CSV."),
    "binary": _(
        "This is neither a workbook nor text. Upload the table as .xlsx or CSV."
    ),
    # The workbook can't be opened
    "zip_broken": _(
        "The workbook is damaged or incomplete. Open it, save it again as .xlsx and upload that."
    ),
    "zip_members": _(
        "The workbook has %(found)s parts, more than %(most)s. Copy the table to a new workbook and upload that."
    ),
    "zip_duplicate": _(
        "The workbook holds the part “%(part)s” twice, so it isn't clear which one counts. Open it, save it again as .xlsx and upload that."
    ),
    "zip_ratio": _(
        "The part “%(part)s” of the workbook unpacks to %(size)s MB, far more than a table needs. Copy the table to a new workbook and upload that."
    ),
    "zip_total": _(
        "The workbook unpacks to %(size)s MB; up to %(most)s MB can be read. Upload it in parts, or as CSV."
    ),
    "part_missing": _(
        "The part “%(part)s” of the workbook is missing or packed in an unusual way. Open it, save it again as .xlsx and upload that."
    ),
    "doctype": _(
        "The part “%(part)s” of the workbook defines its own XML entities, which could make it read something else. Open it, save it again as .xlsx and upload that."
    ),
    "xml_broken": _(
        "The part “%(part)s” of the workbook can't be read from its line %(line)s on. Open it, save it again as .xlsx and upload that."
    ),
    "rows_disordered": _(
        "The cells of the sheet aren't in order at row %(row)s. Open the workbook, save it again as .xlsx and upload that."
    ),
    "merges": _(
        "The sheet has more than %(most)s merged cells. Undo the merging and upload it again."
    ),
    "sheet_unknown": _("There is no sheet “%(sheet)s”. The workbook has: %(names)s."),
    "sheets_empty": _("No visible sheet of the workbook has any content."),
    "child_memory": _(
        "The workbook needs more memory than one file may use. Upload it in parts, or as CSV."
    ),
    "child_time": _(
        "Reading the workbook took too long or too much memory and was stopped. Upload it in parts, or as CSV."
    ),
    "child_broken": _(
        "The workbook can't be read. Open it, save it again as .xlsx, or save the table as CSV, and upload that."
    ),
    # The text can't be read
    "encoding_unknown": _(
        "“%(encoding)s” isn't the name of an encoding. Examples: utf-8, cp1252."
    ),
    "undecodable": _(
        "Line %(line)s can't be read as %(encoding)s. Choose another encoding, or save the file as UTF-8."
    ),
    "delimiter_unknown": _(
        "“%(delimiter)s” can't stand between cells. Name one sign, such as a comma or a semicolon."
    ),
    "quote_open": _(
        "The quotation mark that opens a cell on line %(line)s isn't closed in order, so the rows after it can't be told apart. Close it, and double every quotation mark inside the cell, or export the file again."
    ),
    "header_row_missing": _(
        "Row %(row)s, where the column names should be, is empty or inside another row. Name another row."
    ),
    "too_wide": _(
        "The table has %(columns)s columns; up to %(most)s can be read. Delete those that say nothing about payments or organisations, also empty ones, and upload it again."
    ),
    "no_rows": _("No row of the file has any content. Export it again."),
    # A row can't be trusted
    "ragged": ngettext_lazy(
        "The row has %(found)s cell, the header has %(expected)s. Check whether a cell holds an unquoted separator or is missing.",
        "The row has %(found)s cells, the header has %(expected)s. Check whether a cell holds an unquoted separator or is missing.",
        "found",
    ),
    "ragged_sheet": ngettext_lazy(
        "The row has content in column %(column)s, but the header has only %(expected)s cell. Give that column a name or clear the cell.",
        "The row has content in column %(column)s, but the header has only %(expected)s cells. Give that column a name or clear the cell.",
        "expected",
    ),
    "control": _(
        "Column %(column)s has a character that can't be shown (%(code)s). Delete it."
    ),
    "long_cell": _(
        "Column %(column)s has a cell of more than %(most)s characters. Shorten it."
    ),
    "quote_inside": _(
        "A quotation mark stands inside a quoted cell. Double it, or export the file again."
    ),
    "formula": _(
        "%(cell)s is a formula whose result isn't in the file. Open the workbook in a spreadsheet program, save it and upload it again."
    ),
    "merged": _(
        "The merged cells %(cells)s keep one value for several rows. Undo the merging and fill in each row."
    ),
    "error_cell": _(
        "%(cell)s shows the error %(value)s. Correct the formula or type the value."
    ),
    "bad_number": _(
        "%(cell)s holds “%(value)s”, which isn't the number or date that its cell should show. Type it again."
    ),
    # Worth knowing
    "named_otherwise": _(
        "The name of the file ends in %(ending)s, but it holds %(kind)s and was read as that."
    ),
    "encoding_contested": _(
        "The file is marked or written as %(found)s but is read as %(encoding)s, as was asked. Check the letters in the preview."
    ),
    "one_column": _("Only one column was found."),
    "headers_unnamed": _("Columns without a name are called: %(names)s."),
    "headers_doubled": _(
        "Column names that occur more than once are told apart: %(names)s."
    ),
    "header_short": ngettext_lazy(
        "The row taken for the column names has only %(found)s cell with content. If it is a title, say which row has the names.",
        "The row taken for the column names has only %(found)s cells with content. If it is a title, say which row has the names.",
        "found",
    ),
    "header_rows_missing": _(
        "There is no second row of column names below row %(row)s. Say that the names stand in one row."
    ),
    "header_finding": _("In the row of the column names: %(sentence)s"),
    "rows_from": _("Only the rows from row %(first)s on are read, as you chose."),
    "rows_to": _("Only the rows up to row %(last)s are read, as you chose."),
    "rows_between": _("Only rows %(first)s to %(last)s are read, as you chose."),
    "no_data": _("There is no row below the column names."),
    "empty_rows": ngettext_lazy(
        "%(count)s row without any content is left out.",
        "%(count)s rows without any content are left out.",
        "count",
    ),
    "sheets_hidden": _("Hidden sheets are not read: %(names)s."),
    "sheet_is_hidden": _("The sheet “%(name)s” is hidden in the workbook."),
    "rows_hidden": _(
        "These rows are hidden in the sheet and are read nevertheless: %(names)s."
    ),
    "columns_hidden": _(
        "These columns are hidden in the sheet and are read nevertheless: %(names)s."
    ),
    "merges_found": _("Cells are merged, which keep only one value: %(names)s."),
    "formulas_missing": _("These formulas have no result in the file: %(names)s."),
    "and_more": _("%(names)s and %(count)s more"),
}
