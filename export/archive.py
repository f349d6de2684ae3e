"""What makes the PDF one for the archive (PDF/A-2b, ISO 19005-2): its particulars as XMP, the meaning of its colours.

The fonts are embedded by ``export.style``; nothing in the document is transparent, encrypted or points outside.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import NoEncryption, PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from export.color_profile import NAME, srgb_profile

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>id-ID</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate>
<xmp:ModifyDate>{at}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def declare(canvas: Canvas, made_at: datetime) -> None:
    """Give the document of ``canvas`` its XMP, the same as its particulars say, and its output intent."""
    drawn: Any = canvas
    document = drawn._doc
    document.encrypt = _LineEnds()
    catalog = document.Catalog
    catalog.Metadata = _stream(_xmp(document.info, made_at), Type="Metadata", Subtype="XML")
    profile = _stream(srgb_profile(), N=3)
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(NAME),
            "Info": PDFString(NAME),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([intent])


def _xmp(info: Any, made_at: datetime) -> bytes:
    at = made_at.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    texts = {name: escape(getattr(info, name) or "") for name in ("title", "author", "subject", "creator", "producer")}
    return _XMP.format(at=at, **texts).encode("utf-8")


def _stream(content: bytes, **facts: str | int) -> PDFStream:
    values = {name: PDFName(value) if isinstance(value, str) else value for name, value in facts.items()}
    return PDFStream(PDFDictionary(values), content)


class _LineEnds(NoEncryption):
    """Encrypts nothing. It stands where every stream passes, and gives each the end of line that ``endstream`` needs
    before it (clause 6.1.7.1), which does not count to its length.
    """

    def encode(self, t: bytes) -> Any:
        """The stream as it was, and how it is written."""
        return _Streamed(t if isinstance(t, bytes) else str(t).encode("latin-1"))


class _Streamed(PDFObject):
    def __init__(self, content: bytes) -> None:
        self._content = content

    def __len__(self) -> int:
        return len(self._content)

    def format(self, document: Any) -> bytes:
        """The content with the end of its last line."""
        return self._content + b"\n"
