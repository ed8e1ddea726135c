"""Whatever the bytes, a document loads or is refused in one sentence: damaged, locked, bombs, wrong endings, too slow."""

import zipfile
from io import BytesIO
from time import monotonic

import pytest
from helpers.damaged import cases
from helpers.plan_writer import write

from loaders import preview
from loaders.errors import DocumentRefused
from loaders.read import document, read

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("start", range(0, 100, 20))
def test_damaged_bytes_load_or_are_refused_with_one_sentence(start):
    for name, content in list(cases(start + 20))[start:]:
        refusal = refusal_of(content, name)
        assert "\n" not in refusal and len(refusal) < 400 and "ended unexpectedly" not in refusal, name


def refusal_of(content, name):
    """Why a document is refused; empty where it loads."""
    try:
        preview(content, name)
    except DocumentRefused as refusal:
        return str(refusal)
    return ""


def zipped(**parts):
    """A packed file of some parts, named with dots for slashes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
REFUSED = {
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "plan.docx", "protected by a password"),
    "old Word file": (OLE + "WordDocument".encode("utf-16-le"), "plan.docx", "save it as .docx and try again"),
    "old workbook": (OLE + "Workbook".encode("utf-16-le"), "plan.xlsx", "save it as .xlsx and try again"),
    "another old file": (OLE, "plan.docx", "can't be read as .docx"),
    "no package": (b"PK\x03\x04" + bytes(100), "plan.docx", "is damaged or was cut short"),
    "empty package": (zipped(), "plan.xlsx", "can't be read as .xlsx"),
    "some other package": (zipped(readme_txt="x"), "plan.docx", "can't be read as .docx"),
    "slides": (zipped(ppt__presentation_xml="<x/>"), "plan.docx", "is a .pptx file"),
    "text in a Word name": (b"Ref,Action,Lead\n1,Do,Una\n", "plan.docx", "can't be read as .docx"),
    "text in a PDF name": (b"Ref,Action,Lead\n1,Do,Una\n", "plan.pdf", "can't be read as .pdf"),
    "a PDF's first line alone": (b"%PDF-1.7\n", "plan.pdf", "can't be read as .pdf"),
    "a packed file in a text name": (write("docx"), "plan.csv", "holds no readable text"),
    "rich text": (b"{\\rtf1 text}", "plan.rtf", "save it as .docx and try again"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_what_to_do(name, monkeypatch):
    monkeypatch.setenv("PATH", "")
    content, file_name, words = REFUSED[name]
    with pytest.raises(DocumentRefused, match=words) as refusal:
        read(content, file_name)
    assert "\n" not in str(refusal.value)


def test_a_packed_file_that_unpacks_to_too_much_is_refused_unopened():
    bomb = zipped(word__document_xml=bytes(250 * 1024 * 1024))
    started = monotonic()
    with pytest.raises(DocumentRefused, match="unpacks to 250 MB"):
        read(bomb, "plan.docx")
    assert monotonic() - started < 2


def test_a_damaged_pdf_prints_nothing(capfd):
    for name, content in cases(120):
        if name.endswith("pdf"):
            refusal_of(content, name)
    assert capfd.readouterr() == ("", "")


def test_xml_that_grows_without_end_is_refused():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{entities}]><x>&a11;</x>'
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(write("docx"))) as archive, zipfile.ZipFile(packed, "w") as out:
        for name in archive.namelist():
            out.writestr(name, xml if name == "word/document.xml" else archive.read(name))
    with pytest.raises(DocumentRefused):
        read(packed.getvalue(), "plan.docx")


def test_a_file_named_wrongly_is_read_as_what_it_is():
    for kind, ending in (("docx", "xlsx"), ("xlsx", "docx"), ("pdf", "docx"), ("html", "doc"), ("docx", "doc")):
        found = read(write(kind), f"plan.{ending}")
        assert found.blocks == read(write(kind), f"plan.{kind}").blocks
        assert [finding.rule for finding in found.findings] == ["named_wrongly"]


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "html"])
def test_a_document_that_takes_too_long_is_refused(kind, monkeypatch):
    content = write(kind)
    monkeypatch.setattr(document, "LIMIT_SECONDS", -1)
    with pytest.raises(DocumentRefused, match="takes longer than"):
        read(content, f"plan.{kind}")


def test_libreoffice_converts_older_files_where_it_is_installed(tmp_path, monkeypatch):
    (tmp_path / "made.docx").write_bytes(write("docx"))
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{tmp_path}/made.docx" "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    found = read(OLE + "WordDocument".encode("utf-16-le"), "plan.doc")
    assert found.blocks == read(write("docx"), "plan.docx").blocks
    assert [finding.rule for finding in found.findings] == ["converted"]
    program.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(DocumentRefused, match="can't be converted by LibreOffice"):
        read(OLE + "WordDocument".encode("utf-16-le"), "plan.doc")
    program.write_text("#!/bin/sh\nexec sleep 5\n")
    monkeypatch.setattr(document, "LIMIT_SECONDS", 0.2)
    with pytest.raises(DocumentRefused, match="can't be converted by LibreOffice"):
        read(OLE + "WordDocument".encode("utf-16-le"), "plan.doc")
