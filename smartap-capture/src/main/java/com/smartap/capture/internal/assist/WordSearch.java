package com.smartap.capture.internal.assist;

import com.smartap.capture.internal.check.Iban;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.read.Values;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks for a proposed value among the words of a document: text by its letters and digits, amounts by their worth. */
final class WordSearch {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 16;

    private final TextDocument document;
    private final Values values;

    WordSearch(TextDocument document) {
        this.document = document;
        this.values = Values.of(document.lines());
    }

    Optional<ProposalCheck.Found> find(InvoiceField field, String proposed) {
        if (proposed.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (field) {
            case SUBTOTAL, TAX_AMOUNT, SHIPPING, TOTAL, AMOUNT_DUE -> amount(proposed);
            case INVOICE_DATE, DUE_DATE -> date(proposed);
            case CURRENCY -> currency(proposed);
            case VENDOR_IBAN -> text(proposed).filter(found -> Iban.isValid(Iban.normalised(found.text())));
            case TYPE -> proposed.equals("CREDIT_NOTE") ? creditNote() : Optional.empty();
            case LINES -> Optional.empty();
            default -> text(proposed);
        };
    }

    private Optional<ProposalCheck.Found> amount(String proposed) {
        Optional<BigDecimal> wanted = values.amount(proposed);
        return wanted.flatMap(value -> document.lines().stream()
                .flatMap(line -> values.amounts(line.words()).stream())
                .filter(found -> found.value().compareTo(value) == 0)
                .findFirst()
                .map(found -> new ProposalCheck.Found(found.value(), found.words())));
    }

    private Optional<ProposalCheck.Found> date(String proposed) {
        Optional<LocalDate> wanted = values.date(proposed);
        return wanted.flatMap(value -> document.lines().stream()
                .flatMap(line -> values.dates(line.words()).stream())
                .filter(found -> found.value().equals(value))
                .findFirst()
                .map(found -> new ProposalCheck.Found(found.value(), found.words())));
    }

    private Optional<ProposalCheck.Found> currency(String proposed) {
        String code = proposed.strip().toUpperCase(Locale.ROOT);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        return known
                ? text(code).map(found -> new ProposalCheck.Found(Currency.getInstance(code), found.words()))
                : Optional.empty();
    }

    private Optional<ProposalCheck.Found> creditNote() {
        for (Line line : document.lines()) {
            if (values.isCreditNote(line)) {
                return Optional.of(new ProposalCheck.Found(InvoiceType.CREDIT_NOTE, line.words()));
            }
        }
        return Optional.empty();
    }

    /** Words whose letters and digits are those of the proposal, one after the other, over line ends as well. */
    private Optional<ProposalCheck.Found> text(String proposed) {
        String wanted = plain(proposed);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<Word> words =
                document.lines().stream().flatMap(line -> line.words().stream()).toList();
        for (int from = 0; from < words.size(); from++) {
            StringBuilder run = new StringBuilder();
            List<Word> taken = new ArrayList<>();
            for (int to = from; to < Math.min(words.size(), from + MOST_WORDS); to++) {
                run.append(plain(words.get(to).text()));
                taken.add(words.get(to));
                if (run.length() > wanted.length() || !wanted.startsWith(run.toString())) {
                    break;
                }
                if (run.length() == wanted.length()) {
                    return Optional.of(new ProposalCheck.Found(written(taken, proposed), taken));
                }
            }
        }
        return Optional.empty();
    }

    /** As the document writes it, not as the model does. */
    private static String written(List<Word> words, String proposed) {
        String text = Segment.text(words).replaceAll("^[\\s:;,.#(]+|[\\s:;,(]+$", "");
        return plain(text).equals(plain(proposed)) ? text : proposed;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
