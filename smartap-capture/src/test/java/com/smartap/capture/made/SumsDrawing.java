package com.smartap.capture.made;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Draws the sums under the lines. */
final class SumsDrawing {
    private record Entry(String label, BigDecimal value, boolean bold) {}

    private final MadeInvoice invoice;
    private final Sheet sheet;
    private final double size;

    SumsDrawing(MadeInvoice invoice, Sheet sheet, double size) {
        this.invoice = invoice;
        this.sheet = sheet;
        this.size = size;
    }

    /** Draws from a height on, and returns where it ends. */
    double draw(int way, double from) {
        double y = from;
        boolean plain = invoice.discount.signum() == 0 && invoice.shipping.signum() == 0;
        if (plain && way != 6) {
            invoice.truth.put("net", invoice.net.toPlainString());
        }
        invoice.truth.put("tax", invoice.tax.toPlainString());
        if (way == 3) {
            y = rates(y);
        }
        return switch (way) {
            case 0, 3 -> rows(entries(true), y, 350, false);
            case 1 -> rows(entries(true), y, -460, true);
            case 2, 7 -> plain ? columns(y, way == 7) : rows(entries(true), y, 350, true);
            case 4 -> rows(entries(true), y, 45, false);
            case 5 -> rows(entries(false), y, 300, false);
            default -> single(y);
        };
    }

    private double rows(List<Entry> entries, double y, double x, boolean colon) {
        double at = y;
        for (Entry entry : entries) {
            String label = entry.label() + (colon ? ":" : "");
            if (x < 0) {
                sheet.right(-x, at, size, entry.bold(), label);
            } else {
                sheet.left(x, at, size, entry.bold(), label);
            }
            sheet.right(545, at, size, entry.bold(), invoice.place.money(entry.value()));
            at += size + 5;
        }
        return at;
    }

    private List<Entry> entries(boolean together) {
        List<Entry> entries = new ArrayList<>();
        boolean several = invoice.taxes.size() > 1;
        BigDecimal lines = invoice.net.add(invoice.discount);
        entries.add(new Entry(invoice.words.of("net"), lines, false));
        if (invoice.discount.signum() > 0) {
            entries.add(new Entry(invoice.words.of("discount"), invoice.discount.negate(), false));
        }
        if (invoice.shipping.signum() > 0) {
            entries.add(new Entry(invoice.words.of("shipping"), invoice.shipping, false));
        }
        String tax = invoice.words.of(invoice.place.american ? "tax_us" : "tax");
        invoice.taxes.forEach((rate, amount) -> {
            String number = invoice.place.number(rate);
            String label = !together && !invoice.place.american
                    ? "%s %s%% (%s)".formatted(tax, number, invoice.place.amount(invoice.bases.get(rate)))
                    : several || invoice.random.nextBoolean() ? "%s %s%%".formatted(tax, number) : tax;
            entries.add(new Entry(label, amount, false));
        });
        entries.add(new Entry(invoice.words.of("total"), invoice.total, true));
        boolean paid = invoice.deposit.signum() > 0;
        if (paid) {
            entries.add(new Entry(invoice.words.of("deposit"), invoice.deposit.negate(), false));
        }
        if (paid || invoice.random.nextInt(4) == 0) {
            BigDecimal due = invoice.total.subtract(invoice.deposit);
            invoice.truth.put("amount_due", due.toPlainString());
            entries.add(new Entry(invoice.words.of("amount_due"), due, true));
        }
        return entries;
    }

    private double columns(double y, boolean right) {
        List<Entry> entries = new ArrayList<>(List.of(
                new Entry(invoice.words.of("net"), invoice.net, false),
                new Entry(invoice.words.of(invoice.place.american ? "tax_us" : "tax"), invoice.tax, false),
                new Entry(invoice.words.of("total"), invoice.total, true)));
        for (int i = 0; i < 3; i++) {
            double x = 300 + i * 100;
            Entry entry = entries.get(i);
            if (right) {
                sheet.right(x + 45, y, size - 1, true, entry.label());
                sheet.right(x + 45, y + size + 4, size, entry.bold(), invoice.place.money(entry.value()));
            } else {
                sheet.left(x - 40, y, size - 1, true, entry.label());
                sheet.left(x - 40, y + size + 4, size, entry.bold(), invoice.place.money(entry.value()));
            }
        }
        return y + 2 * size + 12;
    }

    /** A table with a row for each rate of tax. */
    private double rates(double y) {
        double at = y;
        List<String> headings = List.of(
                invoice.words.of("rate"), invoice.words.of("base"), invoice.words.of("tax"), invoice.words.of("gross"));
        for (int i = 0; i < headings.size(); i++) {
            sheet.right(100 + i * 75, at, size - 1, true, headings.get(i));
        }
        at += size + 4;
        for (BigDecimal rate : invoice.taxes.keySet()) {
            BigDecimal base = invoice.bases.get(rate);
            BigDecimal tax = invoice.taxes.get(rate);
            sheet.right(100, at, size - 1, false, invoice.place.number(rate) + "%");
            sheet.right(175, at, size - 1, false, invoice.place.amount(base));
            sheet.right(250, at, size - 1, false, invoice.place.amount(tax));
            sheet.right(325, at, size - 1, false, invoice.place.amount(base.add(tax)));
            at += size + 4;
        }
        return at + 6;
    }

    /** The total alone, with the tax that it includes. */
    private double single(double y) {
        double at = y;
        if (invoice.shipping.signum() > 0) {
            sheet.left(330, at, size, false, invoice.words.of("shipping"));
            sheet.right(545, at, size, false, invoice.place.money(invoice.shipping));
            at += size + 5;
        }
        if (invoice.discount.signum() > 0) {
            sheet.left(330, at, size, false, invoice.words.of("discount"));
            sheet.right(545, at, size, false, invoice.place.money(invoice.discount.negate()));
            at += size + 5;
        }
        for (BigDecimal rate : invoice.taxes.keySet()) {
            sheet.left(
                    330,
                    at,
                    size,
                    false,
                    "%s%% %s"
                            .formatted(
                                    invoice.place.number(rate),
                                    invoice.words.of(invoice.place.american ? "tax_us" : "tax")));
            sheet.right(545, at, size, false, invoice.place.money(invoice.taxes.get(rate)));
            at += size + 5;
        }
        sheet.left(330, at + 5, size + 4, true, invoice.words.of("total"));
        sheet.right(545, at + 5, size + 4, true, invoice.place.money(invoice.total));
        return at + 24;
    }
}
