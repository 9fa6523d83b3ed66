package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.List;

/** Takes those of the learned sums with which the invoice adds up. */
final class SumChoice {
    private static final double PROVEN = 0.98;
    private static final double UNPROVEN = 0.85;
    private static final List<InvoiceField> PARTS =
            List.of(InvoiceField.SUBTOTAL, InvoiceField.TAX_AMOUNT, InvoiceField.SHIPPING, InvoiceField.TOTAL);

    private final Draft draft;
    private final List<Claim> claims;

    /** @param claims what rules say of sums, where they are surer than what was read */
    SumChoice(Draft draft, List<Claim> claims) {
        this.draft = draft;
        this.claims =
                claims.stream().filter(claim -> PARTS.contains(claim.field())).toList();
    }

    void apply() {
        if (claims.isEmpty()) {
            return;
        }
        InvoiceContent before = draft.content();
        Arithmetic now = Arithmetic.of(before);
        List<Claim> best = null;
        double most = 0;
        for (int choice = (1 << claims.size()) - 1; choice > 0; choice--) {
            List<Claim> some = some(choice);
            double weight = some.stream()
                    .mapToDouble(claim -> claim.votes().confidence())
                    .sum();
            if (weight > most && Arithmetic.of(with(before, some)) == Arithmetic.HOLDS) {
                best = some;
                most = weight;
            }
        }
        if (best != null) {
            take(best);
        } else if (holdsWithoutShipping(before)) {
            draft.drop(InvoiceField.SHIPPING);
            take(claims);
        } else if (now == Arithmetic.HOLDS) {
            // What was read adds up, and what was learned does not: it is only worth mentioning.
            claims.forEach(claim -> draft.doubt(
                    claim.field(),
                    claim.value(),
                    claim.votes().found().words(),
                    claim.votes().confidence()));
        } else {
            take(claims);
        }
        settle();
    }

    /** Whether all claims add up once a shipping that nobody claims is left out. */
    private boolean holdsWithoutShipping(InvoiceContent before) {
        boolean claimed = claims.stream().anyMatch(claim -> claim.field() == InvoiceField.SHIPPING);
        InvoiceContent bare = FieldValues.with(before, InvoiceField.SHIPPING, null);
        return !claimed && before.shipping() != null && Arithmetic.of(with(bare, claims)) == Arithmetic.HOLDS;
    }

    private List<Claim> some(int choice) {
        List<Claim> some = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if ((choice >> i & 1) == 1) {
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

    private void take(List<Claim> some) {
        some.forEach(claim -> draft.take(
                claim.field(),
                claim.value(),
                claim.votes().found().words(),
                claim.votes().confidence()));
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
