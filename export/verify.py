"""Checking a sealed file: ``core.sealing.Verifier``.

Intact is a file with exactly the fields that it declares, whose declared signers have all signed with the declared
certificates, whose first signature certifies the document, and whose last one covers it to the last byte (or is
followed by nothing but proofs of time). Whatever a damaged file makes a library raise is a finding, too.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from asn1crypto import parser
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from core.sealing import Damage, DamageCode, SignatureText, Verdict, Verification
from export.declaration import Declaration, declaration_in
from export.page_digests import page_digests

_ANY_USE = KeyUsageConstraints(key_usage=set())
_PROOFS_ONLY = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)
_SIGNATURES_ONLY = (*_PROOFS_ONLY, ModificationLevel.FORM_FILLING)


def verify_pdf(content: bytes, known: frozenset[str]) -> Verification:
    """Check a file; ``known`` are the SHA-256 of the certificates that are known on this computer."""
    if not content.startswith(b"%PDF-"):
        return _changed(DamageCode.NOT_A_PDF)
    try:
        return _Check(content, known).result()
    except Exception:  # a reader of damaged files raises anything, and none of it is a bug
        return _changed(DamageCode.UNREADABLE)


def _changed(code: DamageCode) -> Verification:
    return Verification(Verdict.CHANGED, (Damage(code),))


class _Check:
    """The check of one file. Its parts put what they find into ``damages``."""

    def __init__(self, content: bytes, known: frozenset[str]) -> None:
        self._content = content
        self._known = known
        self._reader = PdfFileReader(io.BytesIO(content))
        self._damages: list[Damage] = []
        self._signatures = sorted(self._reader.embedded_regular_signatures, key=_end)
        self._proofs = sorted(self._reader.embedded_timestamp_signatures, key=_end)

    def result(self) -> Verification:
        """The verdict and everything that led to it."""
        if not self._signatures:
            return _changed(DamageCode.NOT_SEALED)
        declaration = self._declaration()
        if declaration is None:
            return _changed(DamageCode.NOT_OURS)
        self._look_at_fields(declaration)
        for signature in self._signatures:
            self._look_at(signature, declaration)
        self._look_at_order(declaration)
        self._look_at_proofs()
        if self._damages:
            self._damages += self._changed_pages(declaration)
        texts = tuple(_text(signature, self._known) for signature in self._signatures)
        signed = {text.field for text in texts}
        return Verification(
            self._verdict(texts),
            tuple(dict.fromkeys(self._damages)),
            declaration.facts,
            texts,
            tuple(name or field for field, name in declaration.open_fields if field not in signed),
        )

    def _verdict(self, texts: Sequence[SignatureText]) -> Verdict:
        if self._damages:
            return Verdict.CHANGED
        return Verdict.INTACT if all(text.known for text in texts) else Verdict.UNKNOWN_SIGNER

    def _found(self, code: DamageCode, **data: str | int) -> None:
        self._damages.append(Damage(code, tuple(data.items())))

    def _declaration(self) -> Declaration | None:
        """What the first signature covers, and not what was written later."""
        resolver = HistoricalResolver(self._reader, self._signatures[0].signed_revision)
        return declaration_in(resolver.root)

    def _look_at_fields(self, declaration: Declaration) -> None:
        names = [name for name, _, _ in enumerate_sig_fields(self._reader)]
        proofs = {proof.field_name for proof in self._proofs}
        listed = [field.get_object() for field in self._reader.root["/AcroForm"]["/Fields"]]
        others = [str(field.get("/T")) for field in listed if field.get("/FT") != "/Sig"]
        twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
        for name in [*sorted(set(names) - declaration.fields - proofs), *others, *twice]:
            self._found(DamageCode.FIELD_ADDED, field=name)
        for name in sorted(declaration.fields - set(names)):
            self._found(DamageCode.FIELD_MISSING, field=name)

    def _look_at(self, signature: EmbeddedPdfSignature, declaration: Declaration) -> None:
        """One signature: sound in itself, by whom it should be, and followed by other signatures alone."""
        field = signature.field_name
        signers = {signer.field: signer for signer in declaration.signers}
        expected = signers.get(field)
        if expected is not None and _fingerprint(signature.signer_cert) != expected.fingerprint:
            self._found(DamageCode.WRONG_SIGNER, field=field, name=expected.name)
        status = _status(signature)
        if status is None or not (status.intact and status.valid) or not _is_tight(signature, self._content):
            self._found(DamageCode.SIGNATURE_BROKEN, field=field)
            return
        is_last = signature is self._signatures[-1]
        allowed = _PROOFS_ONLY if is_last else _SIGNATURES_ONLY
        if status.modification_level not in allowed or not status.docmdp_ok:
            self._found(DamageCode.CHANGED_SINCE, field=field)

    def _look_at_order(self, declaration: Declaration) -> None:
        first, present = self._signatures[0], {signature.field_name for signature in self._signatures}
        certifies = first.docmdp_level in (MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS)
        if not certifies or first.field_name != declaration.signers[0].field:
            self._found(DamageCode.NO_CERTIFICATION)
        for signer in declaration.signers:
            if signer.field not in present:
                self._found(DamageCode.SIGNATURE_MISSING, field=signer.field, name=signer.name)

    def _look_at_proofs(self) -> None:
        """Proofs of time, and that something covers the file to its end."""
        for proof in self._proofs:
            trust = ValidationContext(trust_roots=[proof.signer_cert], allow_fetching=False)
            status = validate_pdf_timestamp(proof, trust)
            if not (status.intact and status.valid) or not _is_tight(proof, self._content):
                self._found(DamageCode.SIGNATURE_BROKEN, field=proof.field_name)
        ends = max(_end(signature) for signature in (*self._signatures, *self._proofs))
        only_proofs_follow = ends < len(self._content) and "/DSS" in self._reader.root and not self._damages
        if ends != len(self._content) and not only_proofs_follow:
            self._found(DamageCode.NOT_COVERED)

    def _changed_pages(self, declaration: Declaration) -> list[Damage]:
        """Which pages are not the declared ones, as far as they can still be read."""
        try:
            now = page_digests(self._reader)
        except Exception:  # see verify_pdf
            return []
        then = declaration.pages
        if len(now) != len(then):
            return [Damage(DamageCode.PAGES_DIFFER, (("expected", len(then)), ("found", len(now))))]
        pages = enumerate(zip(now, then, strict=True), start=1)
        changed = [number for number, (is_now, was_then) in pages if is_now != was_then]
        return [Damage(DamageCode.PAGES_CHANGED, (("pages", _in_runs(changed)),))] if changed else []


def _in_runs(numbers: Sequence[int]) -> str:
    """Numbers in rising order as people write them: "1, 3–5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _status(signature: EmbeddedPdfSignature) -> PdfSignatureStatus | None:
    """What the library says of it, with its own certificate as the root of trust; whose that is, is looked at apart."""
    at = signature.self_reported_timestamp or datetime.now(UTC)
    trust = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False, moment=at)
    try:
        return validate_pdf_signature(signature, trust, key_usage_settings=_ANY_USE)
    except Exception:  # see verify_pdf
        return None


def _is_tight(signature: EmbeddedPdfSignature, content: bytes) -> bool:
    """Whether it covers everything from the first byte on but itself, and nothing is hidden behind it in its place."""
    byte_range: Any = signature.byte_range
    start, before, after, _ = (int(number) for number in byte_range)
    hexes = content[before + 1 : after - 1]
    if start != 0 or content[before : before + 1] != b"<" or content[after - 1 : after] != b">":
        return False
    if hexes not in (hexes.lower(), hexes.upper()) or bytes.fromhex(hexes.decode("ascii")) != signature.pkcs7_content:
        return False
    return not any(signature.pkcs7_content[parser.peek(signature.pkcs7_content) :])


def _end(signature: EmbeddedPdfSignature) -> int:
    byte_range: Any = signature.byte_range
    return int(byte_range[2]) + int(byte_range[3])


def _text(signature: EmbeddedPdfSignature, known: frozenset[str]) -> SignatureText:
    certificate = signature.signer_cert
    fingerprint = _fingerprint(certificate)
    name = certificate.subject.native.get("common_name") or certificate.subject.human_friendly
    at = signature.self_reported_timestamp
    return SignatureText(
        signature.field_name, str(name), at, fingerprint in known, fingerprint, certificate.dump(force=True)
    )


def _fingerprint(certificate: Certificate) -> str:
    return certificate.sha256.hex()
