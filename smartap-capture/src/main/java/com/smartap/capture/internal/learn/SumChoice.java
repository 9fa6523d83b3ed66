package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes those of the learned sums with which the invoice adds up. One sum that is missing is what the others leave, if
 * that amount stands in the document.
 */
final class SumChoice {
    private static final double PROVEN = 0.98;
    private static final double UNPROVEN = 0.85;
    private static final double LEFT_OVER = 0.9;
    private static final List<InvoiceField> PARTS =
            List.of(InvoiceField.SUBTOTAL, InvoiceField.TAX_AMOUNT, InvoiceField.SHIPPING, InvoiceField.TOTAL);

    private final Draft draft;
    private final List<Found> amounts;
    private final List<Claim> claims;

    /** Some claims, and the sum that they leave. */
    private record Choice(
            List<Claim> claims,
            @Nullable InvoiceField missing,
            @Nullable Found rest,
            double weight) {}

    /**
     * A choice.
     *
     * @param amounts all amounts of the document
     * @param claims what rules say of sums, where they are surer than what was read
     */
    SumChoice(Draft draft, List<Found> amounts, List<Claim> claims) {
        this.draft = draft;
        this.amounts = amounts;
        this.claims =
                claims.stream().filter(claim -> PARTS.contains(claim.field())).toList();
    }

    void apply() {
        InvoiceContent before = draft.content();
        Choice best = null;
        for (int bits = (1 << claims.size()) - 1; bits >= 0; bits--) {
            Choice choice = choice(before, some(bits));
            if (choice != null && (best == null || choice.weight() > best.weight())) {
                best = choice;
            }
        }
        if (best != null) {
            take(best);
            if (best.claims().isEmpty() && best.missing() == null) {
                return;
            }
        } else if (claims.isEmpty()) {
            return;
        } else if (holdsWithoutShipping(before)) {
            draft.drop(InvoiceField.SHIPPING);
            claims.forEach(this::take);
        } else {
            claims.forEach(this::take);
        }
        settle();
    }

    /** What some claims make of the sums; null if these do not add up. */
    private @Nullable Choice choice(InvoiceContent before, List<Claim> some) {
        InvoiceContent content = with(before, some);
        double weight =
                some.stream().mapToDouble(claim -> claim.votes().confidence()).sum();
        if (Arithmetic.of(content) == Arithmetic.HOLDS) {
            return new Choice(some, null, null, weight);
        }
        for (InvoiceField field : List.of(InvoiceField.SUBTOTAL, InvoiceField.TAX_AMOUNT)) {
            Optional<Found> rest = rest(content, field);
            if (rest.isPresent()) {
                return new Choice(some, field, rest.get(), weight);
            }
        }
        return null;
    }

    /** The amount that a missing sum must be, if it stands in the document. */
    private Optional<Found> rest(InvoiceContent content, InvoiceField field) {
        BigDecimal total = content.total();
        BigDecimal other = field == InvoiceField.SUBTOTAL ? content.taxAmount() : content.subtotal();
        boolean missing = Lesson.value(content, field).isEmpty();
        if (!missing || total == null || other == null || other.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal shipping = content.shipping() == null ? BigDecimal.ZERO : content.shipping();
        BigDecimal rest = total.subtract(other).subtract(shipping);
        return rest.signum() == 0
                ? Optional.empty()
                : amounts.stream()
                        .filter(amount -> FieldValues.same(amount.value(), rest))
                        .findFirst();
    }

    /** Whether all claims add up once a shipping that nobody claims is left out. */
    private boolean holdsWithoutShipping(InvoiceContent before) {
        boolean claimed = claims.stream().anyMatch(claim -> claim.field() == InvoiceField.SHIPPING);
        InvoiceContent bare = FieldValues.with(before, InvoiceField.SHIPPING, null);
        return !claimed && before.shipping() != null && Arithmetic.of(with(bare, claims)) == Arithmetic.HOLDS;
    }

    private List<Claim> some(int bits) {
        List<Claim> some = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if ((bits >> i & 1) == 1) {
                some.add(claims.get(i));
            }
        }
        return some;
    }

    private static InvoiceContent with(InvoiceContent content, List<Claim> some) {
        InvoiceContent changed = content;
        for (Claim claim : some) {
            changed = FieldValues.with(changed, claim.field(), claim.value());
        }
        return changed;
    }

    /** Takes what adds up; the claims that do not are only worth mentioning. */
    private void take(Choice choice) {
        choice.claims().forEach(this::take);
        InvoiceField missing = choice.missing();
        Found rest = choice.rest();
        if (missing != null && rest != null) {
            draft.take(missing, rest.value(), rest.words(), LEFT_OVER);
        }
        claims.stream()
                .filter(claim -> !choice.claims().contains(claim))
                .forEach(claim -> draft.doubt(
                        claim.field(),
                        claim.value(),
                        claim.votes().found().words(),
                        claim.votes().confidence()));
    }

    private void take(Claim claim) {
        draft.take(
                claim.field(),
                claim.value(),
                claim.votes().found().words(),
                claim.votes().confidence());
    }

    private void settle() {
        Arithmetic now = Arithmetic.of(draft.content());
        boolean taxed = draft.value(InvoiceField.TAX_AMOUNT).isPresent()
                || draft.value(InvoiceField.SHIPPING).isPresent();
        for (InvoiceField field : PARTS) {
            if (now == Arithmetic.HOLDS && taxed) {
                draft.proven(field, PROVEN);
            } else if (now == Arithmetic.FAILS) {
                draft.unproven(field, UNPROVEN);
            }
        }
    }
}
