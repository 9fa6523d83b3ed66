package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.assemble.PdfDate;
import com.smartap.archive.internal.assemble.XmpPacket;
import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.sign.SignatureSlot;
import com.smartap.archive.internal.time.CheckedToken;
import com.smartap.archive.internal.trust.CertificatePath;
import com.smartap.archive.internal.trust.Proofs;
import com.smartap.archive.internal.update.SecurityStore;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.SignatureEvidence.Kind;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Checks every signature of a file, what each covers, and what was added after it. Needs no key. */
public final class FileCheck {
    private static final int MAX_SIGNATURES = 50;
    private static final Set<String> KINDS = Set.of("ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161");

    private record Placed(SignatureField field, ByteRange range, byte[] contents) {}

    private final String name;
    private final byte[] file;
    private final Set<X509Certificate> trusted;
    private final Instant now;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Proofs proofs = new Proofs();
    private boolean seal;

    private FileCheck(String name, byte[] file, Set<X509Certificate> trusted, Instant now) {
        this.name = name;
        this.file = file;
        this.trusted = trusted;
        this.now = now;
    }

    /**
     * Checks a file.
     *
     * @param trusted certificates at which a path may end
     * @param now the time of the check
     */
    public static Findings of(String name, byte[] file, Set<X509Certificate> trusted, Instant now) throws IOException {
        FileCheck check = new FileCheck(name, file, trusted, now);
        try (PDDocument document = BoundedPdf.open(name, file)) {
            return check.check(document);
        }
    }

    private Findings check(PDDocument document) throws IOException {
        byte[] metadata = AuditAttachment.metadata(document);
        List<SignatureField> fields = SignatureField.all(document);
        seal = XmpPacket.claimsSeal(metadata)
                || fields.stream().anyMatch(field -> field.name().equals(SignatureSlot.FIELD));
        Optional<byte[]> audit = seal ? AuditAttachment.read(document, metadata, problems) : Optional.empty();
        if (document.isEncrypted()) {
            (seal ? problems : notes).add("The document is encrypted, which a sealed one never is.");
        }
        proofs = SecurityStore.read(document);
        List<Finding> findings = findings(document, fields);
        if (fields.isEmpty()) {
            problems.add("The document carries no signature.");
        }
        shape(fields);
        if (seal
                && !proofs.areSound(findings.stream()
                        .flatMap(finding -> finding.carried().stream())
                        .toList())) {
            problems.add("The proofs about certificates hold something that proves nothing.");
        }
        boolean whole = !findings.isEmpty() && findings.get(findings.size() - 1).end() == file.length;
        if (seal && !whole && !findings.isEmpty()) {
            tail(document, findings.get(findings.size() - 1).end());
        }
        Levels levels = new Levels(findings, proofs, problems, notes, trusted, now);
        SealLevel level = levels.level();
        return new Findings(
                seal,
                findings,
                level,
                levels.label(level),
                XmpPacket.target(metadata).orElse(null),
                whole,
                audit,
                levels.renewBefore(),
                findings.isEmpty() ? 0 : document.getNumberOfPages(),
                XmpPacket.pdfa(metadata),
                proofs,
                problems,
                notes);
    }

    private List<Finding> findings(PDDocument document, List<SignatureField> fields) throws IOException {
        if (fields.size() > MAX_SIGNATURES) {
            problems.add("The document carries %d signatures; at most %d are checked."
                    .formatted(fields.size(), MAX_SIGNATURES));
            return List.of();
        }
        List<Placed> placed = new ArrayList<>();
        for (SignatureField field : fields) {
            ByteRange.of(field.signature(), file, problems)
                    .ifPresent(range -> range.contents(field.signature(), file, problems)
                            .ifPresent(contents -> placed.add(new Placed(field, range, contents))));
        }
        placed.sort(Comparator.comparingInt(one -> one.range().end()));
        Set<Integer> places = new HashSet<>();
        for (Placed one : placed) {
            if (!places.add(one.range().open())) {
                problems.add("2 signatures share the same bytes.");
            }
        }
        if (HiddenSignatures.count(file, places) > 0) {
            problems.add("The file holds a signature that the document does not show any more.");
        }
        List<Finding> findings = new ArrayList<>();
        for (Placed one : placed) {
            findings.add(finding(document, one));
        }
        return findings;
    }

    private Finding finding(PDDocument document, Placed placed) throws IOException {
        ByteRange range = placed.range();
        SignatureField field = placed.field();
        if (!range.endsAtEnd(file)) {
            problems.add("The signature does not end where the file or one of its revisions ends.");
        }
        if (!KINDS.contains(field.subFilter())) {
            problems.add("The signature is of a kind that is not checked (%s).".formatted(field.subFilter()));
        }
        Added added = range.end() == file.length ? whole(document, range) : added(document, range, field);
        return field.kind() == Kind.TIMESTAMP ? timestamp(placed, added) : signature(placed, added);
    }

    /** What stands behind covered bytes, and whether these hold proofs. */
    private record Added(List<String> what, boolean overProofs) {}

    private Added whole(PDDocument document, ByteRange range) {
        within(document, range);
        return new Added(List.of(), holdsProofs(document));
    }

    private static boolean holdsProofs(PDDocument document) {
        return document.getDocumentCatalog().getCOSObject().containsKey(SecurityStore.DSS);
    }

    /** The signature's dictionary has to stand around its own contents. */
    private void within(PDDocument document, ByteRange range) {
        boolean found = document.getDocument().getXrefTable().values().stream()
                .anyMatch(offset -> range.isWithin(file, offset));
        if (!found) {
            problems.add("The signature's dictionary does not stand around its contents.");
        }
    }

    /** Opens what the signature covers as a file of its own and compares. */
    private Added added(PDDocument document, ByteRange range, SignatureField field) throws IOException {
        try (PDDocument covered = BoundedPdf.open(name, Arrays.copyOf(file, range.end()))) {
            boolean shown = SignatureField.all(covered).stream().anyMatch(other -> other.isSame(field));
            if (!shown) {
                problems.add("The signature is not the one of the revision that it covers.");
            }
            within(covered, range);
            RevisionDiff diff = RevisionDiff.between(covered, document);
            List<String> added = new ArrayList<>(diff.additions());
            added.addAll(diff.changes());
            if (!diff.changes().isEmpty()) {
                problems.add("Something was added after the signature \"%s\" that it does not allow: %s."
                        .formatted(field.name(), String.join("; ", diff.changes())));
            }
            diff.additions().stream()
                    .filter(addition -> addition.startsWith("visible "))
                    .forEach(addition -> (seal ? problems : notes)
                            .add("Something was added after the signature \"%s\": a %s, which can cover the page."
                                    .formatted(field.name(), addition)));
            return new Added(added, holdsProofs(covered));
        }
    }

    private Finding signature(Placed placed, Added added) {
        CmsResult result = new CmsCheck(
                        problems, notes, digest -> placed.range().digest(file, digest), seal)
                .check(placed.contents());
        Instant claimed = PdfDate.parse(placed.field().signature().getString(COSName.M, ""))
                .orElse(null);
        if (seal && claimed == null) {
            problems.add("The seal does not say when it was made.");
        }
        boolean baseline =
                result.baseline() && "ETSI.CAdES.detached".equals(placed.field().subFilter());
        if (seal && !baseline) {
            problems.add("The signature is not of the kind that a seal uses.");
        }
        X509Certificate signer = result.signer();
        Instant at = result.token() != null ? result.token().at() : claimed == null ? now : claimed;
        if (signer != null
                && (at.isBefore(signer.getNotBefore().toInstant())
                        || at.isAfter(signer.getNotAfter().toInstant()))) {
            problems.add("The signing certificate was not valid when the seal says it was made.");
        }
        return new Finding(
                placed.field().name(),
                Kind.SIGNATURE,
                baseline,
                result.valid(),
                signer == null ? null : path(signer, result.certificates(), at),
                result.certificates(),
                claimed,
                result.token(),
                placed.range().end(),
                added.what(),
                added.overProofs());
    }

    private CertificatePath path(X509Certificate certificate, List<X509Certificate> carried, Instant at) {
        List<X509Certificate> known = new ArrayList<>(carried);
        known.addAll(proofs.certificates());
        return CertificatePath.of(certificate, known, trusted, at);
    }

    private Finding timestamp(Placed placed, Added added) {
        CheckedToken token = null;
        try {
            byte[] der = Padded.unpadded(placed.contents());
            token = CheckedToken.of(der, digest -> placed.range().digest(file, digest));
            if (seal && !CmsCheck.isOwn(token)) {
                problems.add("The time-stamp carries what does not belong to it.");
            }
        } catch (IOException e) {
            problems.add("The time-stamp \"%s\" cannot be relied on: %s."
                    .formatted(placed.field().name(), e.getMessage()));
        }
        return new Finding(
                placed.field().name(),
                Kind.TIMESTAMP,
                true,
                token != null,
                token == null ? null : path(token.authority(), token.certificates(), token.at()),
                token == null ? List.of() : token.certificates(),
                null,
                token,
                placed.range().end(),
                added.what(),
                added.overProofs());
    }

    /** A seal is signed once, and first; only time-stamps follow. */
    private void shape(List<SignatureField> fields) {
        long signing =
                fields.stream().filter(field -> field.kind() == Kind.SIGNATURE).count();
        if (seal && signing > 1) {
            problems.add("The document carries %d signatures where a seal has one.".formatted(signing));
        }
        if (!fields.isEmpty() && signing == 0) {
            problems.add("The document carries time-stamps, and nothing that signs it.");
        }
        if (!seal && signing > 0) {
            notes.add("The document is signed, and not sealed by SmartAP: it has no audit trail to compare.");
        }
    }

    /** What stands behind the last signature of a seal is written again from its objects, and has to be the same. */
    private void tail(PDDocument document, int end) throws IOException {
        if (!Tail.isOwn(document, file, end)) {
            problems.add("Something was added after the document was sealed, in a form that a seal does not have.");
        }
    }
}
