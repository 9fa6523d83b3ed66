package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.check.VatId;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a document by what was learned about its layout. Sums and check digits have the last word. */
final class RuleReader {
    private static final double DERIVED = 0.8;
    private static final double SHOWN = 0.97;
    private static final double NOT_SHOWN = 0.8;
    private static final double NOT_SHOWN_OFTEN = 0.9;
    private static final double DISPUTED = 0.4;
    private static final double OPEN = 0.7;
    private static final double SETTLED = 0.9;
    private static final double UNSURE = 0.9;

    private final LayoutRules rules;
    private final Paper paper;
    private final CandidateInvoice read;
    private final Options options;
    private final Draft draft;

    private RuleReader(LayoutRules rules, Paper paper, CandidateInvoice read) {
        this.rules = rules;
        this.paper = paper;
        this.read = read;
        this.options = paper.options(rules.habits());
        this.draft = new Draft(paper, read);
    }

    static CandidateInvoice read(LayoutRules rules, Paper paper, CandidateInvoice read) {
        return rules.isEmpty() ? read : new RuleReader(rules, paper, read).read();
    }

    private CandidateInvoice read() {
        rules.rules().forEach(this::deny);
        List<Claim> sums = new ArrayList<>();
        for (FieldRule rule : rules.rules()) {
            Optional<Claim> claim = Votes.of(rule, options)
                    .map(votes -> hasTwoReadings(rule.field(), votes.found()) ? votes.atMost(OPEN) : votes)
                    .map(votes -> new Claim(rule, votes));
            boolean open = claim.isPresent() && isOpen(claim.get());
            if (open && ValueKind.of(rule.field()) == ValueKind.AMOUNT && rule.field() != InvoiceField.AMOUNT_DUE) {
                sums.add(claim.get());
            } else if (open) {
                take(claim.get());
            }
        }
        ValueKind.DATE.fields().forEach(this::settleDate);
        BigDecimal total = draft.content().total();
        boolean learned = rules.rules().stream()
                .anyMatch(rule -> ValueKind.of(rule.field()) == ValueKind.AMOUNT
                        && !rule.anchors().isEmpty());
        if (learned) {
            new SumChoice(draft, options.of(InvoiceField.TOTAL, Form.PLAIN), sums).apply();
        }
        followTotal(total);
        dueDate();
        rules.constants().forEach(this::constant);
        if (rules.table() != null) {
            LineChoice.apply(rules.table(), options, draft);
        }
        return draft.finish(warnings());
    }

    /** Drops what was read where something stands that only looks like the field. */
    private void deny(FieldRule rule) {
        Optional<FieldReading.Place> place = draft.place(rule.field());
        if (place.isEmpty()) {
            return;
        }
        AnchorFinder finder = new AnchorFinder(paper, options.of(rule.field(), rule.form()));
        boolean denied = rule.denied().stream()
                .flatMap(anchor -> finder.find(anchor).stream())
                .anyMatch(found -> paper.stands(found.words(), place.get()));
        if (denied) {
            draft.drop(rule.field());
        }
    }

    /** Whether the place of a date is known, but not which of its numbers is the month. */
    private boolean hasTwoReadings(InvoiceField field, Found found) {
        return found.value() instanceof LocalDate
                && options.of(field, Form.PLAIN).stream()
                        .anyMatch(other -> other.words().equals(found.words())
                                && !other.value().equals(found.value()));
    }

    /** Whether a claim says something else than what was read, and is surer; one that says the same confirms. */
    private boolean isOpen(Claim claim) {
        Optional<Object> known = draft.value(claim.field());
        if (known.isEmpty()) {
            return !claim.votes().disputed();
        }
        boolean two = hasTwoReadings(claim.field(), claim.votes().found());
        if (two
                && draft.place(claim.field())
                        .filter(place -> paper.stands(claim.votes().found().words(), place))
                        .isPresent()) {
            return false;
        }
        if (FieldValues.same(known.get(), claim.value())) {
            draft.confirm(claim.field(), claim.votes().confidence());
            return false;
        }
        if (claim.beats(draft.confidence(claim.field()))) {
            return true;
        }
        draft.doubt(
                claim.field(),
                claim.value(),
                claim.votes().found().words(),
                claim.votes().confidence());
        return false;
    }

    private void take(Claim claim) {
        InvoiceContent content = draft.content();
        boolean early = claim.field() == InvoiceField.DUE_DATE
                && claim.value() instanceof LocalDate due
                && content.invoiceDate() != null
                && due.isBefore(content.invoiceDate());
        if (!early) {
            draft.take(
                    claim.field(),
                    claim.value(),
                    claim.votes().found().words(),
                    claim.votes().confidence());
        }
    }

    /** A date whose day and month could be swapped is read in the vendor's order. */
    private void settleDate(InvoiceField field) {
        Optional<FieldReading.Place> place = draft.place(field);
        Optional<Object> known = draft.value(field);
        if (rules.habits().monthFirst() == null
                || place.isEmpty()
                || known.isEmpty()
                || draft.confidence(field) > OPEN) {
            return;
        }
        options.of(field, Form.PLAIN).stream()
                .filter(found -> paper.stands(found.words(), place.get()))
                .findFirst()
                .ifPresent(found -> {
                    if (FieldValues.same(found.value(), known.get())) {
                        draft.confirm(field, SETTLED - OPEN);
                    } else {
                        draft.take(field, found.value(), found.words(), SETTLED);
                    }
                });
    }

    /** What is due was the total, and still is. */
    private void followTotal(@Nullable BigDecimal before) {
        BigDecimal due = draft.content().amountDue();
        BigDecimal now = draft.content().total();
        boolean followed = due != null && before != null && due.compareTo(before) == 0;
        if (followed
                && now != null
                && now.compareTo(due) != 0
                && rules.rule(InvoiceField.AMOUNT_DUE).isEmpty()) {
            draft.take(InvoiceField.AMOUNT_DUE, now, List.of(), draft.confidence(InvoiceField.TOTAL));
        }
    }

    private void dueDate() {
        Integer days = rules.dueDays();
        LocalDate issued = draft.content().invoiceDate();
        if (days != null && issued != null && draft.content().dueDate() == null) {
            double sure = Math.min(DERIVED, draft.confidence(InvoiceField.INVOICE_DATE));
            draft.take(InvoiceField.DUE_DATE, issued.plusDays(days), List.of(), sure);
        }
    }

    private void constant(Constant constant) {
        InvoiceField field = constant.field();
        Optional<Object> said = constant.typed();
        Optional<Object> known = draft.value(field);
        double weighed = Claim.weighed(draft.confidence(field), constant.readerMisses(), rules.examples());
        if (constant.isDisputed(rules.examples())) {
            disputed(constant, known);
        } else if (said.isEmpty()) {
            if (known.isPresent() && (rules.examples() > 1 || draft.confidence(field) < UNSURE)) {
                draft.drop(field);
            }
        } else if (known.isPresent() && FieldValues.same(known.get(), said.get())) {
            draft.confirm(field, sure(constant));
        } else if (known.isEmpty() || sure(constant) > weighed && !proves(field, known.get(), said.get())) {
            draft.take(field, said.get(), words(said.get()), sure(constant));
        } else {
            draft.doubt(field, said.get(), List.of(), sure(constant));
        }
    }

    private void disputed(Constant constant, Optional<Object> known) {
        List<Object> values = new ArrayList<>(constant.others());
        constant.typed().map(FieldValues::written).ifPresent(values::add);
        values.stream()
                .filter(value ->
                        known.isPresent() && !FieldValues.written(known.get()).equals(value))
                .forEach(value -> draft.doubt(constant.field(), value, List.of(), DISPUTED));
    }

    private double sure(Constant constant) {
        boolean shown = constant.value() != null && paper.shows(constant.value());
        return shown ? SHOWN : constant.hits() > 1 ? NOT_SHOWN_OFTEN : NOT_SHOWN;
    }

    /** Whether check digits speak for what was read: then it is not replaced by what is only remembered. */
    private static boolean proves(InvoiceField field, Object known, Object said) {
        boolean taxId = field == InvoiceField.VENDOR_TAX_ID || field == InvoiceField.CUSTOMER_TAX_ID;
        return taxId
                && VatId.isValid(VatId.normalised(known.toString()))
                && !VatId.isValid(VatId.normalised(said.toString()));
    }

    /** The words of a constant, where one line shows them. */
    private List<Word> words(Object said) {
        String wanted = Paper.plain(FieldValues.written(said));
        return paper.lines().stream()
                .flatMap(line -> line.segments().stream())
                .filter(segment -> Paper.plain(segment.text()).equals(wanted))
                .findFirst()
                .map(segment -> segment.words())
                .orElse(List.of());
    }

    /** The warnings about sums again, now that they may be others. */
    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(read.warnings());
        InvoiceContent content = draft.content();
        Arithmetic now = Arithmetic.of(content);
        if (content.total() != null) {
            warnings.removeIf(warning -> warning.startsWith("TOTAL:"));
        }
        if (now == Arithmetic.HOLDS) {
            warnings.removeIf(warning -> warning.startsWith("SUMS:"));
        } else if (now == Arithmetic.FAILS && warnings.stream().noneMatch(warning -> warning.startsWith("SUMS:"))) {
            warnings.add("SUMS: net, tax and shipping do not add up to the total");
        }
        LocalDate issued = content.invoiceDate();
        LocalDate due = content.dueDate();
        if (issued != null && due != null && !due.isBefore(issued)) {
            warnings.removeIf(warning -> warning.startsWith("DATES:"));
        }
        return warnings;
    }
}
