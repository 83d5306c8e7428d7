"""The text of an agreement: from a version's fields to the one text that people sign.

`contents` reads what a version says, `agreement` writes it as one canonical text, and
`canonical` reads such a text into blocks again. The page and the PDF are made from those
blocks, so whatever is shown is what is signed. `signing_page` says who signed.
"""
