package com.smartap.capture.made;

import java.util.ArrayList;
import java.util.List;

/** Draws what stands under the sums: how to pay, the account, the tax id, and annexes. */
final class FootDrawing {
    private final MadeInvoice invoice;
    private final Sheet sheet;
    private final double size;

    FootDrawing(MadeInvoice invoice, Sheet sheet, double size) {
        this.invoice = invoice;
        this.sheet = sheet;
        this.size = size;
    }

    void draw(int way, double from, boolean hasTaxId, boolean hasTerms) {
        double y = from;
        sheet.left(45, y, size, false, invoice.words.of("thanks"));
        y += size + 5;
        y = payment(y, hasTerms);
        currency(y);
        List<String> rows = new ArrayList<>();
        if (invoice.random.nextInt(4) > 0) {
            String iban = invoice.vendor.iban();
            String shown = invoice.random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
            invoice.truth.put("iban", iban);
            rows.add(invoice.words.of("bank") + ": Westbank");
            rows.add(invoice.words.of("account") + ": " + shown);
            rows.add("BIC: WESTDEFFXXX");
        }
        boolean taxId = !hasTaxId && !invoice.vendor.vatId().isEmpty() && invoice.random.nextInt(3) > 0;
        if (taxId) {
            invoice.truth.put("vendor_vat", invoice.vendor.vatId());
            rows.add(invoice.words.of("vat_id") + ": " + invoice.vendor.vatId());
        }
        rows.add("www." + invoice.vendor.domain() + ".com");
        lines(way, rows, y + size);
        if (invoice.random.nextInt(12) == 0) {
            sheet.newPage();
            sheet.left(45, 70, size + 4, true, invoice.words.of("annex"));
            sheet.left(45, 90, size, false, invoice.words.of("prose"));
        }
    }

    private double payment(double y, boolean hasTerms) {
        if (invoice.truth.has("due_date")) {
            return y;
        }
        if (invoice.random.nextInt(3) == 0) {
            sheet.left(45, y, size, false, invoice.words.of("pay_until").formatted(invoice.place.date(invoice.due)));
            invoice.truth.put("due_date", invoice.due.toString());
            return y + size + 5;
        }
        if (!hasTerms) {
            invoice.truth.putNull("due_date");
        }
        return y;
    }

    private void currency(double y) {
        String code = invoice.place.currency;
        if (invoice.place.hasSign()) {
            invoice.truth.put("currency", code);
        } else if (invoice.random.nextBoolean()) {
            invoice.truth.put("currency", code);
            sheet.left(300, y, size, false, code);
        }
    }

    private void lines(int way, List<String> rows, double y) {
        switch (way) {
            case 0 -> {
                double at = y;
                for (String row : rows) {
                    sheet.left(45, at, size, false, row);
                    at += size + 3;
                }
            }
            case 1 -> sheet.left(45, 775, 7, false, String.join(" | ", rows));
            case 2 -> {
                for (int i = 0; i < rows.size(); i++) {
                    sheet.left(45 + (i % 3) * 180, 760 + (i / 3) * 10, 7, false, rows.get(i));
                }
            }
            default -> sheet.centre(297, 778, 7, false, String.join(" - ", rows));
        }
    }
}
