"""Ways to forge a sealed berita acara. Each takes the sealed file and returns the forged one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pypdf import PdfReader, PdfWriter

from export.seal import Update
from tests.export.sealed import cut_after, sealed_open, signed_in

Attack = Callable[[bytes], bytes]


def replaced(old: bytes, new: bytes) -> Attack:
    """Bytes changed in place; the length of the file stays."""
    assert len(old) == len(new)

    def attack(content: bytes) -> bytes:
        assert old in content, old
        return content.replace(old, new, 1)

    return attack


def first_page_content(content: bytes) -> bytes:
    """One bit in the middle of a page's content."""
    number = PdfReader(io.BytesIO(content)).pages[0].raw_get("/Contents").idnum
    start = content.index(b"stream", content.index(f"\n{number} 0 obj".encode())) + 200
    return content[:start] + bytes([content[start] ^ 1]) + content[start + 1 :]


def contents_of(content: bytes) -> re.Match[bytes]:
    """The last signature's hex string."""
    return list(re.finditer(rb"/Contents <([0-9a-fA-F]+)>", content))[-1]


def signature_byte(content: bytes) -> bytes:
    place = contents_of(content).start(1) + 600
    return content[:place] + (b"0" if content[place : place + 1] != b"0" else b"1") + content[place + 1 :]


def hidden_in_padding(content: bytes) -> bytes:
    end = contents_of(content).end(1)
    return content[: end - 8] + b"deadbeef" + content[end:]


def letter_of_signature(content: bytes) -> bytes:
    found = contents_of(content)
    place = next(i for i in range(found.start(1), found.end(1)) if content[i : i + 1].isalpha())
    return content[:place] + content[place : place + 1].swapcase() + content[place + 1 :]


def byte_range(content: bytes) -> bytes:
    found = list(re.finditer(rb"/ByteRange ?\[ ?0 (\d+)", content))[-1]
    number = str(int(found[1]) - 1).encode().rjust(len(found[1]), b"0")
    return content[: found.start(1)] + number + content[found.end(1) :]


def updated(change: Callable[[IncrementalPdfFileWriter], None]) -> Attack:
    """A change by an incremental update: the signed bytes stay as they are."""

    def attack(content: bytes) -> bytes:
        writer = Update(content)
        change(writer)
        target = io.BytesIO()
        writer.write(target)
        return target.getvalue()

    return attack


def page(writer: IncrementalPdfFileWriter, number: int = 0) -> Any:
    return writer.root["/Pages"]["/Kids"][number]


def stream(content: bytes, **facts: str) -> generic.StreamObject:
    values = {pdf_name(f"/{key}"): pdf_name(f"/{value}") for key, value in facts.items()}
    return generic.StreamObject(values, stream_data=content)


def swap_content(writer: IncrementalPdfFileWriter) -> None:
    page(writer)[pdf_name("/Contents")] = writer.add_object(stream(b"BT ET"))
    writer.mark_update(page(writer).container_ref)


def overwrite_content(writer: IncrementalPdfFileWriter) -> None:
    writer.objects[(0, page(writer).raw_get("/Contents").idnum)] = stream(b"BT ET")


def shadow_layer(writer: IncrementalPdfFileWriter) -> None:
    layer = writer.add_object(stream(b"1 1 1 rg 0 0 600 900 re f"))
    both = generic.ArrayObject([page(writer).raw_get("/Contents"), layer])
    page(writer)[pdf_name("/Contents")] = both
    writer.mark_update(page(writer).container_ref)


def note(writer: IncrementalPdfFileWriter) -> None:
    places = generic.ArrayObject([generic.NumberObject(number) for number in (100, 100, 200, 140)])
    added = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): places,
            pdf_name("/Contents"): pdf_string("disetujui"),
            pdf_name("/DA"): pdf_string("/Helv 12 Tf"),
        }
    )
    page(writer, 1)[pdf_name("/Annots")] = generic.ArrayObject([writer.add_object(added)])
    writer.mark_update(page(writer, 1).container_ref)


def pages_of(change: Callable[[list[Any]], list[Any]]) -> Attack:
    def in_update(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        kids = change([pages["/Kids"].raw_get(place) for place in range(len(pages["/Kids"]))])
        pages[pdf_name("/Kids")] = generic.ArrayObject(kids)
        pages[pdf_name("/Count")] = generic.NumberObject(len(kids))
        writer.mark_update(pages.container_ref)

    return updated(in_update)


def swap_font(writer: IncrementalPdfFileWriter) -> None:
    fonts = page(writer)["/Resources"]["/Font"]
    for name in fonts:
        font = fonts[name]
        if "/ToUnicode" in font:
            font[pdf_name("/BaseFont")] = pdf_name("/Courier")
            del font["/FontDescriptor"]
            writer.mark_update(font.container_ref)


def swap_picture(writer: IncrementalPdfFileWriter) -> None:
    """The QR code, which every page shows."""
    pictures = page(writer)["/Resources"]["/XObject"]
    name = next(name for name in pictures if "qr" in name)
    old = pictures[name]
    new = stream(b"0 0 31 31 re f", Type="XObject", Subtype="Form")
    new[pdf_name("/BBox")] = old["/BBox"]
    writer.objects[(0, pictures.raw_get(name).idnum)] = new


def new_title(writer: IncrementalPdfFileWriter) -> None:
    info = writer.trailer["/Info"]
    info[pdf_name("/Title")] = pdf_string("Berita acara lain")
    writer.mark_update(info.container_ref)


def new_xmp(writer: IncrementalPdfFileWriter) -> None:
    writer.root[pdf_name("/Metadata")] = writer.add_object(stream(b"<x/>", Type="Metadata", Subtype="XML"))
    writer.update_root()


def script(writer: IncrementalPdfFileWriter) -> None:
    act = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
    writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject(act)
    writer.update_root()


def attachment(writer: IncrementalPdfFileWriter) -> None:
    from pyhanko.pdf_utils import embed

    file = embed.EmbeddedFileObject.from_file_data(writer, data=b"isi lain")
    embed.embed_file(writer, embed.FileSpec("lain.txt", embedded_data=file))


def layers(writer: IncrementalPdfFileWriter) -> None:
    layer = writer.add_object(
        generic.DictionaryObject({pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): pdf_string("lain")})
    )
    order = generic.DictionaryObject({pdf_name("/OFF"): generic.ArrayObject([layer])})
    writer.root[pdf_name("/OCProperties")] = generic.DictionaryObject(
        {pdf_name("/OCGs"): generic.ArrayObject([layer]), pdf_name("/D"): order}
    )
    writer.update_root()


def declaration(writer: IncrementalPdfFileWriter) -> None:
    ours = writer.root["/PieceInfo"]["/Lingkar"]
    ours[pdf_name("/Private")] = pdf_string(str(ours["/Private"]).replace('"version":1', '"version":2'))
    writer.update_root()


def text_field(writer: IncrementalPdfFileWriter) -> None:
    field = {pdf_name("/FT"): pdf_name("/Tx"), pdf_name("/T"): pdf_string("catatan"), pdf_name("/V"): pdf_string("ya")}
    writer.root["/AcroForm"]["/Fields"].append(writer.add_object(generic.DictionaryObject(field)))
    writer.update_container(writer.root["/AcroForm"]["/Fields"])


def drop_field(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/AcroForm"]["/Fields"][1]
    writer.update_container(writer.root["/AcroForm"]["/Fields"])


def drop_signature(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][1]
    del field["/V"]
    writer.mark_update(field.container_ref)


def stamp_on_signature(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    field[pdf_name("/Rect")] = generic.ArrayObject([generic.NumberObject(number) for number in (0, 0, 600, 800)])
    look = writer.add_object(stream(b"1 0 0 rg 0 0 600 800 re f", Type="XObject", Subtype="Form"))
    field[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): look})
    writer.mark_update(field.container_ref)


def drop_permissions(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Perms"]
    writer.update_root()


def empty_field(writer: IncrementalPdfFileWriter) -> None:
    append_signature_field(writer, SigFieldSpec("tte-99"))


def rewritten(content: bytes) -> bytes:
    """The same pages in a new file, without any signature."""
    writer = PdfWriter()
    for one in PdfReader(io.BytesIO(content)).pages:
        writer.add_page(one)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def compressed(content: bytes) -> bytes:
    """Everything kept, but written anew, as a viewer's "save as" does."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def changed_then_signed(content: bytes) -> bytes:
    """In a file with open fields: the content changed first, then a field signed, so that all is covered again."""
    return signed_in(updated(shadow_layer)(sealed_open("Lingkar", "Hesti")), "tte-5", "Dimas")


def opened_then_signed(content: bytes) -> bytes:
    return signed_in(updated(text_field)(sealed_open("Lingkar", "Hesti")), "tte-5", "Dimas")


def extra_signature(content: bytes) -> bytes:
    return signed_in(content, "tte-98", "Mallory", existing=False)


def extra_signature_in_open_file(content: bytes) -> bytes:
    return signed_in(sealed_open("Lingkar", "Hesti"), "tte-98", "Mallory", existing=False)


ATTACKS: dict[str, tuple[Attack, str]] = {
    "byte of a page": (first_page_content, "signature_broken"),
    "end cut off": (lambda content: content[:-40], "unreadable signature_broken not_covered not_sealed"),
    "half of it": (lambda content: content[: len(content) // 2], "unreadable not_sealed not_ours"),
    "byte appended": (lambda content: content + b"\n", "not_covered"),
    "comment appended": (lambda content: content + b"% catatan\n%%EOF\n", "not_covered unreadable"),
    "byte put before": (lambda content: b"\n" + content, "not_a_pdf"),
    "header of another version": (replaced(b"%PDF-1.7", b"%PDF-1.4"), "signature_broken"),
    "producer": (replaced(b"/Producer (Lingkar)", b"/Producer (Lingkat)"), "signature_broken"),
    "XMP": (replaced(b"<pdfaid:part>2<", b"<pdfaid:part>3<"), "signature_broken"),
    "declared version": (replaced(rb"version\042\0721", rb"version\042\0722"), "signature_broken"),
    "declared journal head": (replaced(rb"journal\137head", rb"journal\137haed"), "unreadable signature_broken"),
    "byte of a signature": (signature_byte, "signature_broken unreadable"),
    "hidden behind a signature": (hidden_in_padding, "signature_broken"),
    "letter of a signature": (letter_of_signature, "signature_broken"),
    "range of a signature": (byte_range, "signature_broken not_covered unreadable"),
    "page content swapped": (updated(swap_content), "changed_since"),
    "page content overwritten": (updated(overwrite_content), "changed_since"),
    "shadow layer": (updated(shadow_layer), "changed_since"),
    "optional layers": (updated(layers), "changed_since"),
    "note on a page": (updated(note), "changed_since"),
    "page added": (pages_of(lambda kids: [*kids, kids[0]]), "changed_since"),
    "page removed": (pages_of(lambda kids: kids[:-1]), "changed_since"),
    "pages swapped": (pages_of(lambda kids: [kids[1], kids[0], *kids[2:]]), "changed_since"),
    "font swapped": (updated(swap_font), "changed_since"),
    "picture swapped": (updated(swap_picture), "changed_since"),
    "title": (updated(new_title), "not_covered"),
    "XMP swapped": (updated(new_xmp), "not_covered"),
    "script": (updated(script), "changed_since"),
    "attachment": (updated(attachment), "changed_since"),
    "declaration swapped": (updated(declaration), "changed_since"),
    "text field": (updated(text_field), "field_added"),
    "field dropped": (updated(drop_field), "field_missing"),
    "signature dropped": (updated(drop_signature), "signature_missing"),
    "stamp on a signature": (updated(stamp_on_signature), "changed_since"),
    "permissions dropped": (updated(drop_permissions), "changed_since"),
    "empty field": (updated(empty_field), "field_added"),
    "extra signature": (extra_signature, "field_added"),
    "extra signature in an open file": (extra_signature_in_open_file, "field_added"),
    "changed, then signed": (changed_then_signed, "changed_since"),
    "field added, then signed": (opened_then_signed, "field_added"),
    "rolled back before the last": (lambda content: cut_after(content, 4), "signature_missing"),
    "rolled back to the first": (lambda content: cut_after(content, 3), "signature_missing"),
    "rolled back before all": (lambda content: cut_after(content, 2), "not_sealed"),
    "printed file": (lambda content: cut_after(content, 1), "not_sealed"),
    "pages in a new file": (rewritten, "not_sealed"),
    "saved anew": (compressed, "signature_broken"),
}
"""Each attack, and the codes of which at least one must be told."""
