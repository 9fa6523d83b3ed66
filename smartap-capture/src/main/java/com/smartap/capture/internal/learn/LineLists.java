package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the lines of invoices with what is right, and with arithmetic. */
final class LineLists {
    private static final int MOST = 400;
    private static final double NEUTRAL = 0.5;
    /** Of so many letters one may be misread. */
    private static final int LETTERS = 8;

    private LineLists() {}

    /**
     * Whether two lists say the same: letters, digits and worth count, the unit and the coding do not. Misread letters,
     * which no table can put right, are forgiven.
     */
    static boolean same(List<InvoiceLine> one, List<InvoiceLine> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** How many lines are right, in their order; those that are not there count against it. */
    static double score(List<InvoiceLine> lines, List<InvoiceLine> right) {
        if (lines.size() > MOST || right.size() > MOST) {
            return same(lines, right) ? right.size() : 0;
        }
        int[][] longest = new int[lines.size() + 1][right.size() + 1];
        for (int i = lines.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                longest[i][j] = same(lines.get(i), right.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest[0][0] - NEUTRAL * Math.max(0, lines.size() - right.size());
    }

    private static boolean same(InvoiceLine one, InvoiceLine other) {
        return same(one.quantity(), other.quantity())
                && same(one.unitPrice(), other.unitPrice())
                && same(one.amount(), other.amount())
                && alike(Paper.plain(LineRole.DESCRIPTION.text(one)), Paper.plain(LineRole.DESCRIPTION.text(other)))
                && Paper.plain(LineRole.SKU.text(one)).equals(Paper.plain(LineRole.SKU.text(other)));
    }

    private static boolean alike(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int misread = 0;
        for (int i = 0; i < one.length(); i++) {
            misread += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return misread * LETTERS <= one.length();
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    /** How far arithmetic bears lines out: 1 for a sum that is the net amount, and 1 for lines that multiply. */
    static double proof(List<InvoiceLine> lines, InvoiceContent content) {
        if (lines.isEmpty()) {
            return 0;
        }
        BigDecimal sum = lines.stream()
                .map(InvoiceLine::amount)
                .filter(amount -> amount != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net = content.subtotal() == null ? content.total() : content.subtotal();
        double multiplied =
                lines.stream().mapToDouble(LineLists::multiplies).average().orElse(0);
        return multiplied + (net != null && net.compareTo(sum) == 0 ? 1 : 0);
    }

    private static double multiplies(InvoiceLine line) {
        if (line.quantity() == null || line.unitPrice() == null || line.amount() == null) {
            return NEUTRAL;
        }
        BigDecimal product = line.quantity().multiply(line.unitPrice());
        int decimals = Math.max(2, line.amount().scale());
        return product.setScale(decimals, RoundingMode.HALF_UP).compareTo(line.amount()) == 0 ? 1 : 0;
    }
}
