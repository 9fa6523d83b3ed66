package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.EInvoiceFile;
import com.smartap.capture.internal.einvoice.RuleFinding;
import com.smartap.capture.internal.einvoice.official.OfficialRules;
import com.smartap.capture.internal.einvoice.rules.BusinessRules;
import com.smartap.capture.internal.hybrid.HybridInvoices;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.capture.internal.pdf.PdfOpener;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks electronic invoices by the rules of EN 16931, and by what they do not look at, such as check digits. The rules
 * are built in; the official artefacts (XSD and Schematron) take their place where phive is on the class path.
 * Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class EInvoiceValidation {
    private static final int HEAD = 4096;

    /** Compiling the official rules for the first document takes its time, which is not the document's fault. */
    private static final Duration OFFICIAL_TIME = Duration.ofMinutes(2);

    private final Optional<OfficialRules> official;
    private final boolean profile;

    private EInvoiceValidation(Optional<OfficialRules> official, boolean profile) {
        this.official = official;
        this.profile = profile;
    }

    /** How bad a finding is. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Severity {
        /** The invoice is not valid. */
        ERROR,
        /** The invoice is valid, but a person should look at it. */
        WARNING
    }

    /**
     * A rule that an invoice breaks.
     *
     * @param rule its id, such as {@code BR-CO-15}; those of SmartAP begin with {@code SMARTAP-}
     * @param severity how bad it is
     * @param path the place in the XML, such as {@code /Invoice/cac:LegalMonetaryTotal}
     * @param message what is wrong, in words
     * @param invoice the invoice of the file, counted from 1
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Finding(String rule, Severity severity, String path, String message, int invoice) {}

    /** Validation by the official rules where they are on the class path, and else by those that are built in. */
    public static EInvoiceValidation best() {
        return new EInvoiceValidation(OfficialRules.onTheClassPath(), false);
    }

    /** Validation by the rules that are built in. */
    public static EInvoiceValidation builtIn() {
        return new EInvoiceValidation(Optional.empty(), false);
    }

    /**
     * The same, which also checks the rules of the specification that an invoice claims to follow: Peppol BIS Billing,
     * and XRechnung where its official rules are on the class path.
     */
    public EInvoiceValidation withProfiles() {
        return new EInvoiceValidation(official, true);
    }

    /** Whether the official rules are used. */
    public boolean isOfficial() {
        return official.isPresent();
    }

    /**
     * What is wrong with a document: XML, or a PDF with XML inside.
     *
     * @throws DocumentException if it is no electronic invoice, damaged or beyond the limits
     */
    public List<Finding> findings(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        EInvoiceFile file = file(document, limits);
        Duration most = official.isPresent() && limits.maxTime().compareTo(OFFICIAL_TIME) < 0
                ? OFFICIAL_TIME
                : limits.maxTime();
        return BoundedRun.call(document.name(), most, () -> findings(document.name(), file));
    }

    private List<Finding> findings(String name, EInvoiceFile file) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < file.invoices().size(); i++) {
            for (RuleFinding finding : findings(name, file.invoices().get(i), file.xml())) {
                Severity severity = finding.error() ? Severity.ERROR : Severity.WARNING;
                findings.add(new Finding(finding.rule(), severity, finding.path(), finding.message(), i + 1));
            }
        }
        return List.copyOf(findings);
    }

    /** What the official rules find, and what they leave out; after a breach of the XSD they do not look any further. */
    private List<RuleFinding> findings(String name, EInvoice invoice, byte[] xml) {
        List<RuleFinding> own = BusinessRules.check(invoice, profile);
        Optional<List<RuleFinding>> others = official.flatMap(rules -> rules.check(name, invoice, xml, profile));
        if (others.isEmpty()) {
            return own;
        }
        boolean broken =
                others.get().stream().anyMatch(finding -> finding.rule().equals("XSD") && finding.error());
        List<RuleFinding> all = new ArrayList<>(others.get());
        own.stream()
                .filter(finding -> broken || finding.rule().startsWith("SMARTAP-"))
                .forEach(all::add);
        return all;
    }

    private static EInvoiceFile file(DocumentSource document, ReadLimits limits) {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s cannot be opened. Maybe it was moved or deleted.".formatted(document.name()),
                    e);
        }
        if (!PdfOpener.isPdf(head)) {
            return BoundedRun.call(document.name(), limits.maxTime(), () -> EInvoiceFile.open(document, limits));
        }
        return HybridInvoices.xml(document, limits)
                .orElseThrow(() -> new DocumentException(
                        ErrorCode.DOCUMENT_UNSUPPORTED,
                        "%s has no electronic invoice inside. Maybe it is an ordinary PDF."
                                .formatted(document.name())));
    }
}
