package com.smartap.archive.internal.esign;

import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.read.PageList;
import com.smartap.archive.internal.verify.FileCheck;
import com.smartap.archive.internal.verify.Finding;
import com.smartap.archive.internal.verify.Findings;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.SignatureEvidence.Trust;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.esign.SigningDocuments.Held;
import com.smartap.spi.esign.SigningDocuments.Mark;
import com.smartap.spi.esign.SigningDocuments.Verdict;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Judges a PDF that came back: whether it is signed, and whether what is signed is the copy that was sent. */
public final class SigningCheck {
    private static final String NAME = "the signed document";

    private final byte[] file;
    private final Mark mark;
    private final ReadLimits limits;
    private final List<String> problems = new ArrayList<>();

    private SigningCheck(byte[] file, Mark mark, ReadLimits limits) {
        this.file = file;
        this.mark = mark;
        this.limits = limits;
    }

    /**
     * What a check goes by.
     *
     * @param sent the hash of the copy
     * @param copy the copy itself; null if it is not at hand
     * @param mark the mark of the copy
     * @param trusted certificates at which the path of the last signature has to end; empty if any signature will do
     */
    public record Expected(ContentHash sent, byte @Nullable [] copy, Mark mark, Set<X509Certificate> trusted) {}

    /**
     * Checks a file.
     *
     * @param limits what may be spent on it
     * @param now the time of the check
     */
    public static Verdict of(byte[] file, Expected expected, ReadLimits limits, Instant now) throws IOException {
        Findings findings = FileCheck.of(NAME, file, expected.trusted(), now);
        SigningCheck check = new SigningCheck(file, expected.mark(), limits);
        check.problems.addAll(findings.problems());
        boolean believed = expected.trusted().isEmpty() || check.isTrusted(findings);
        boolean valid = findings.intact() && believed;
        Held held = check.held(expected);
        return new Verdict(held, valid, findings.answer().signatures(), check.problems);
    }

    private boolean isTrusted(Findings findings) {
        Optional<Finding> last = findings.main();
        boolean trusted = last.isPresent()
                && last.get().path() != null
                && last.get().path().trust() == Trust.TRUSTED;
        if (last.isPresent() && !trusted) {
            problems.add("The certificates of the last signature \"%s\" do not lead to one that is trusted."
                    .formatted(last.get().field()));
        }
        return trusted;
    }

    private Held held(Expected expected) throws IOException {
        Optional<Integer> length = CopyPrefix.of(file, expected.sent());
        try (PDDocument document = BoundedPdf.open(NAME, file)) {
            PageList.flatten(document, NAME, limits.maxPages());
            PrintedMarks printed = PrintedMarks.of(document, mark, limits);
            if (printed.others()) {
                problems.add("The document shows the mark of another request.");
            }
            Optional<MarkFile> attached = attached(document);
            Held held = length.isPresent()
                    ? Held.BYTES
                    : attached.isPresent() ? Held.ATTACHED : printed.ours() ? Held.PRINTED : Held.NOT;
            if (held == Held.NOT) {
                problems.add("The document does not hold the copy that was sent: neither its bytes nor its mark %s."
                        .formatted(mark.text()));
                return held;
            }
            byte[] copy = length.map(end -> Arrays.copyOf(file, end)).orElse(expected.copy());
            PageTraces traces =
                    copy != null ? traces(copy) : attached.map(MarkFile::pages).orElse(new PageTraces(List.of()));
            traces.missing(document, limits)
                    .ifPresent(page -> problems.add(
                            "Page %d of the copy that was sent is not in the document as it was.".formatted(page)));
            return held;
        }
    }

    private PageTraces traces(byte[] copy) throws IOException {
        try (PDDocument document = BoundedPdf.open("the copy that was sent", copy)) {
            PageList.flatten(document, NAME, limits.maxPages());
            return PageTraces.of(document, limits);
        }
    }

    /** The one attached mark, if it is ours. */
    private Optional<MarkFile> attached(PDDocument document) throws IOException {
        List<byte[]> files = EmbeddedFiles.named(document, MarkFile.NAME);
        if (files.size() > 1) {
            problems.add("The document has more than one attachment %s.".formatted(MarkFile.NAME));
            return Optional.empty();
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Optional<MarkFile> read =
                MarkFile.read(files.get(0)).filter(found -> found.mark().equals(mark));
        if (read.isEmpty()) {
            problems.add("The attachment %s is not that of this request.".formatted(MarkFile.NAME));
        }
        return read;
    }
}
