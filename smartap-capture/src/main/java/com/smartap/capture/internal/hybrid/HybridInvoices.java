package com.smartap.capture.internal.hybrid;

import com.smartap.capture.internal.einvoice.EInvoiceFile;
import com.smartap.capture.internal.einvoice.read.EInvoiceCandidates;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.capture.internal.pdf.OpenPdf;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads PDFs that may have an electronic invoice inside, such as Factur-X and ZUGFeRD. */
public final class HybridInvoices {
    private static final String FORMAT = "FACTUR_X";
    private static final double UNDECIDED = 0.4;

    private HybridInvoices() {}

    /** An embedded file and its invoices. */
    private record Embedded(Attachment attachment, EInvoiceFile file, List<CandidateInvoice> candidates) {
        CandidateInvoice first() {
            return EInvoiceCandidates.first(candidates);
        }
    }

    /**
     * Reads a PDF: the invoice inside, if there is one, compared with the page; else only the page.
     *
     * @param visible reads what the pages show
     */
    public static CandidateInvoice read(OpenPdf pdf, Supplier<CandidateInvoice> visible) {
        List<String> warnings = new ArrayList<>();
        List<Embedded> invoices = Attachments.possible(pdf)
                ? BoundedRun.call(pdf.name(), pdf.limits().maxTime(), () -> embedded(pdf, warnings))
                : List.of();
        if (invoices.isEmpty()) {
            return with(visible.get(), warnings);
        }
        Embedded chosen = invoices.get(0);
        CandidateInvoice xml = chosen.first();
        xml = new CandidateInvoice(FORMAT, xml.content(), xml.readings(), xml.warnings(), xml.part());
        if (!chosen.attachment().isStandard()) {
            warnings.add("NONSTANDARD_NAME: the invoice inside is called \"%s\"".formatted(chosen.attachment()));
        }
        if (invoices.size() > 1) {
            xml = several(xml, invoices, warnings);
        }
        return with(compared(pdf, visible, xml, warnings), warnings);
    }

    /** The XML of the invoice inside a PDF; empty if there is none. */
    public static Optional<EInvoiceFile> xml(DocumentSource document, ReadLimits limits) {
        List<String> warnings = new ArrayList<>();
        try (OpenPdf pdf = new OpenPdf(document, limits)) {
            return BoundedRun.call(document.name(), limits.maxTime(), () -> embedded(pdf, warnings)).stream()
                    .map(Embedded::file)
                    .findFirst();
        }
    }

    /** The embedded invoices, those with a standard name first. */
    private static List<Embedded> embedded(OpenPdf pdf, List<String> warnings) {
        Attachments.Found found = Attachments.of(pdf);
        warnings.addAll(found.warnings());
        List<Embedded> invoices = new ArrayList<>();
        for (Attachment attachment : found.files()) {
            try {
                EInvoiceFile file = EInvoiceFile.of(attachment.name(), attachment.content());
                invoices.add(new Embedded(attachment, file, EInvoiceCandidates.of(file)));
            } catch (DocumentException e) {
                warnings.add(
                        e.code() == ErrorCode.DOCUMENT_UNSUPPORTED
                                ? "ATTACHMENT: %s".formatted(e.getMessage())
                                : "EMBEDDED_XML: the XML inside cannot be used, and the page was read instead (%s)"
                                        .formatted(e.getMessage()));
            }
        }
        invoices.sort(Comparator.comparing(one -> !one.attachment().isStandard()));
        return invoices;
    }

    /** Several invoices inside say the same, or a person has to choose. */
    private static CandidateInvoice several(CandidateInvoice first, List<Embedded> invoices, List<String> warnings) {
        List<String> names =
                invoices.stream().map(one -> one.attachment().name()).toList();
        boolean agree = invoices.stream()
                .allMatch(one -> agree(first.content(), one.first().content()));
        if (agree) {
            warnings.add("EMBEDDED_XML: there are %d invoices inside (%s), which agree"
                    .formatted(invoices.size(), String.join(", ", names)));
            return first;
        }
        warnings.add("EMBEDDED_XML: there are %d invoices inside (%s), which differ; a person has to choose"
                .formatted(invoices.size(), String.join(", ", names)));
        Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
        first.readings().forEach((field, reading) -> readings.put(field, doubted(reading)));
        return new CandidateInvoice(first.format(), first.content(), readings, first.warnings(), first.part());
    }

    private static FieldReading doubted(FieldReading reading) {
        return new FieldReading(
                reading.field(),
                Math.min(reading.confidence(), UNDECIDED),
                reading.text(),
                reading.place(),
                reading.source(),
                reading.alternatives());
    }

    private static boolean agree(InvoiceContent one, InvoiceContent other) {
        return Objects.equals(one.invoiceNumber(), other.invoiceNumber())
                && Objects.equals(one.invoiceDate(), other.invoiceDate())
                && Objects.equals(one.currency(), other.currency())
                && Objects.equals(one.vendor().iban(), other.vendor().iban())
                && (one.total() == null
                        ? other.total() == null
                        : other.total() != null && one.total().compareTo(other.total()) == 0);
    }

    private static CandidateInvoice compared(
            OpenPdf pdf, Supplier<CandidateInvoice> visible, CandidateInvoice xml, List<String> warnings) {
        try {
            CandidateInvoice page = visible.get();
            List<String> lines = BoundedRun.call(
                    pdf.name(),
                    pdf.limits().maxTime(),
                    () -> LayoutBuilder.build(pdf.content().pages()).lines().stream()
                            .map(Line::text)
                            .toList());
            page.warnings().stream().filter(HybridInvoices::matters).forEach(warnings::add);
            return Comparison.of(xml, page, new VisibleText(lines));
        } catch (DocumentException e) {
            warnings.add(
                    "VISIBLE: the pages could not be compared with the invoice inside (%s)".formatted(e.getMessage()));
            return xml;
        }
    }

    /** What is said about the file as a whole still holds; what the reader of pages missed does not matter here. */
    private static boolean matters(String warning) {
        return warning.startsWith("HIDDEN_TEXT")
                || warning.startsWith("ACTIVE_CONTENT")
                || warning.startsWith("POLYGLOT")
                || warning.startsWith("LOOKALIKES")
                || warning.startsWith("NO_TEXT");
    }

    private static CandidateInvoice with(CandidateInvoice candidate, List<String> warnings) {
        if (warnings.isEmpty()) {
            return candidate;
        }
        List<String> all = new ArrayList<>(warnings);
        all.addAll(candidate.warnings());
        return new CandidateInvoice(
                candidate.format(), candidate.content(), candidate.readings(), all, candidate.part());
    }
}
