package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.EInvoiceFile;
import com.smartap.capture.internal.einvoice.rules.BusinessRules;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.ArrayList;
import java.util.List;

/** Candidates of files of electronic invoices. */
public final class EInvoiceCandidates {
    private EInvoiceCandidates() {}

    /** A candidate for each invoice of a file. */
    public static List<CandidateInvoice> of(EInvoiceFile file) {
        List<CandidateInvoice> candidates = new ArrayList<>();
        int count = file.invoices().size();
        for (EInvoice invoice : file.invoices()) {
            ContentReader.Result read =
                    Judgement.of(invoice, ContentReader.read(invoice), BusinessRules.check(invoice, false));
            List<String> warnings = new ArrayList<>(file.warnings());
            warnings.addAll(read.warnings());
            CandidateInvoice candidate =
                    new CandidateInvoice(invoice.syntax().format(), read.content(), read.readings(), warnings);
            int number = candidates.size() + 1;
            candidates.add(
                    count == 1
                            ? candidate
                            : candidate.as(new CandidateInvoice.Part(
                                    number, count, invoice.root().path(), 0, 0)));
        }
        return candidates;
    }

    /** The first of several candidates, with a warning that there are more. */
    public static CandidateInvoice first(List<CandidateInvoice> candidates) {
        CandidateInvoice first = candidates.get(0);
        if (candidates.size() == 1) {
            return first;
        }
        List<String> warnings = new ArrayList<>(first.warnings());
        warnings.add("INVOICES: the document holds %d invoices; this is the first".formatted(candidates.size()));
        return new CandidateInvoice(first.format(), first.content(), first.readings(), warnings, first.part());
    }
}
