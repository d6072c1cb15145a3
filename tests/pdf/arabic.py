#!/usr/bin/env python3
"""Sets an Arabic sample report as a tagged PDF file with LibreOffice.

    rapporteur export --format json sample-reports/mountain-roads.ar.txt | tests/pdf/arabic.py sample-reports/mountain-roads.ar.pdf

Needs `soffice` and the font Amiri (SIL Open Font License), of which the file holds the glyphs that it shows.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

FONT = "Amiri"
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}"/></office:font-face-decls>
<office:styles>
 <style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"
  fo:text-align="start" fo:margin-bottom="0.2cm"/>{{text}}</style:style>
 {{styles}}
 <style:style style:name="Footnote_20_Symbol" style:display-name="Footnote Symbol" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
 <style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">
  <style:text-properties style:text-position="super 58%"/></style:style>
 <text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-numbering-at="document"
  text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor"/>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21.6cm" fo:page-height="27.9cm"
  fo:margin="2.5cm" style:writing-mode="rl-tb"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
 <style:header><text:p text:style-name="Small">{{symbol}}</text:p></style:header>
 <style:footer><text:p text:style-name="Small"><text:page-number/>/<text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
"""


def font(size, bold=False, italic=False):
    weight = ' fo:font-weight="bold" style:font-weight-complex="bold"' if bold else ""
    slant = ' fo:font-style="italic" style:font-style-complex="italic"' if italic else ""
    return (
        f'<style:text-properties style:font-name="{FONT}" style:font-name-complex="{FONT}" fo:font-size="{size}pt"'
        f' style:font-size-complex="{size}pt"{weight}{slant}/>'
    )


def style(name, properties):
    parent = 'style:parent-style-name="Standard"'
    return f'<style:style style:name="{name}" style:family="paragraph" {parent}>{properties}</style:style>'


STYLES = "".join(
    [
        style("Small", font(8)),
        style("Footnote", font(8)),
        style("Title", font(14, bold=True)),
        style("Heading_20_1", font(14, bold=True)),
        style("Heading_20_2", font(12, bold=True)),
        style("Heading_20_3", font(10, bold=True)),
        style("Heading_20_4", font(10, italic=True)),
    ]
)


def paragraph(text, name="Standard"):
    return f'<text:p text:style-name="{name}">{text}</text:p>\n'


def with_notes(text, marks, notes):
    """The text with a footnote at each of its marks, which stand at offsets in bytes."""
    raw, parts, last = text.encode(), [], 0
    for mark in marks:
        number = mark["note"]
        body = paragraph(escape(notes[number]), "Footnote")
        parts.append(escape(raw[last : mark["offset"]].decode()))
        parts.append(
            f'<text:note text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
        )
        last = mark["offset"]
    return "".join(parts) + escape(raw[last:].decode())


def set_paragraph(item, notes):
    def marks(of):
        return [mark for mark in item["marks"] if mark.get("subparagraph") == of]

    lines = [paragraph(f'{item["number"]} - ' + with_notes(item["text"], marks(None), notes))]
    for index, sub in enumerate(item["subparagraphs"]):
        label = f'({sub["label"]})' if sub["depth"] == 1 else f'‘{sub["label"]}’'
        lines.append(paragraph(f"{label} " + with_notes(sub["text"], marks(index), notes)))
    return "".join(lines)


def set_heading(item):
    label = f'{item["label"]} - ' if item.get("label") else ""
    level = item["level"]
    return (
        f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
        f'{escape(label + item["title"])}</text:h>\n'
    )


def document(report):
    meta = report["meta"]
    notes = {note["number"]: note["text"] for note in report["footnotes"]}
    parts = [HEAD.format(text=font(10), styles=STYLES, symbol=escape(meta["symbol"]))]
    front = ["الأمم المتحدة", meta["organ"], meta["symbol"], "Distr.: General", meta["distributed"], "Arabic"]
    front += [f'Original: {meta["original_language"]}', meta["session"], meta["agenda_item"], meta["agenda_title"]]
    parts += [paragraph(escape(line)) for line in front if line]
    parts += [paragraph(escape(meta["title"]), "Title"), paragraph(escape(meta["author"]))]
    for entry in report["flow"]:
        ((kind, index),) = entry.items()
        if kind == "heading":
            parts.append(set_heading(report["outline"][index]))
        if kind == "paragraph":
            parts.append(set_paragraph(report["paragraphs"][index], notes))
    return "".join(parts) + "</office:text></office:body></office:document>\n"


def main(target):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "report.fodt")
        source.write_text(document(json.load(sys.stdin)), encoding="utf-8")
        options = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        command += [f"pdf:writer_pdf_Export:{options}", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        pathlib.Path(target).write_bytes(pathlib.Path(folder, "report.pdf").read_bytes())


if __name__ == "__main__":
    main(sys.argv[1])
