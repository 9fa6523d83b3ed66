package com.smartap.capture.made;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Draws title, number, dates and references. */
final class HeadDrawing {
    private record Entry(String label, String value) {}

    private final MadeInvoice invoice;
    private final Sheet sheet;
    private final double size;
    private final String colon;
    private boolean terms;

    HeadDrawing(MadeInvoice invoice, Sheet sheet, double size) {
        this.invoice = invoice;
        this.sheet = sheet;
        this.size = size;
        this.colon = invoice.random.nextInt(3) == 0 ? "" : ":";
    }

    /** Whether the terms of payment are drawn. */
    boolean hasTerms() {
        return terms;
    }

    /** Draws, and returns how far down the head reaches. */
    double draw(int way, boolean party, boolean withTaxId) {
        String title = invoice.words.of(invoice.credit ? "credit" : "title");
        List<Entry> entries = entries(way != 6, withTaxId);
        double top = party ? 190 : 105;
        double y = top;
        switch (way) {
            case 0 -> {
                sheet.left(350, y, size + 6, true, title);
                y += 20;
                for (Entry entry : entries) {
                    sheet.left(350, y, size, false, entry.label() + colon);
                    sheet.left(460, y, size, false, entry.value());
                    y += size + 4;
                }
            }
            case 1 -> {
                sheet.left(45, 230, size + 6, true, title);
                y = grid(entries, 250, false);
            }
            case 2 -> {
                sheet.left(360, y, size + 5, true, title);
                y += 18;
                for (Entry entry : entries) {
                    sheet.left(360, y, size, false, entry.label() + ": " + entry.value());
                    y += size + 4;
                }
            }
            case 3 -> {
                sheet.right(550, 40, size + 8, true, title);
                for (Entry entry : entries) {
                    sheet.right(455, y, size, true, entry.label() + ":");
                    sheet.left(460, y, size, false, entry.value());
                    y += size + 4;
                }
            }
            case 4 -> {
                sheet.left(420, y - 20, size + 6, true, title);
                for (Entry entry : entries) {
                    sheet.left(420, y, size - 2, false, entry.label());
                    sheet.left(420, y + size + 1, size, true, entry.value());
                    y += 2 * size + 8;
                }
            }
            case 5 -> {
                sheet.left(45, 232, size + 6, true, title);
                y = 252;
                for (int i = 0; i < entries.size(); i++) {
                    double x = i % 2 == 0 ? 45 : 310;
                    sheet.left(x, y, size, false, entries.get(i).label() + colon);
                    sheet.left(x + 110, y, size, false, entries.get(i).value());
                    y += i % 2 == 1 || i == entries.size() - 1 ? size + 4 : 0;
                }
            }
            case 6 -> {
                sheet.left(45, 235, size + 4, true, title + " " + between() + " " + invoice.number);
                y = 250;
                for (Entry entry : entries) {
                    sheet.left(45, y, size, false, entry.label() + colon + " " + entry.value());
                    y += size + 4;
                }
            }
            case 7 -> {
                sheet.right(550, y - 20, size + 8, true, title);
                for (Entry entry : entries) {
                    sheet.left(350, y, size, false, entry.label());
                    sheet.right(550, y, size, false, entry.value());
                    y += size + 4;
                }
            }
            default -> {
                sheet.centre(297, 225, size + 6, true, title);
                y = grid(entries, 248, true);
            }
        }
        return Math.max(y, 250) + 12;
    }

    private String between() {
        return switch (invoice.place.language) {
            case "en" -> "No.";
            case "fr" -> "n°";
            case "es", "pt" -> "nº";
            case "it" -> "n.";
            default -> "nr";
        };
    }

    private double grid(List<Entry> entries, double y, boolean centred) {
        int columns = Math.min(entries.size(), 4);
        double step = 505.0 / columns;
        double at = y;
        for (int row = 0; row * columns < entries.size(); row++) {
            List<Entry> part = entries.subList(row * columns, Math.min(entries.size(), (row + 1) * columns));
            for (int i = 0; i < part.size(); i++) {
                double x = 45 + i * step;
                if (centred) {
                    sheet.centre(x + step / 2, at, size - 1, false, part.get(i).label());
                    sheet.centre(
                            x + step / 2,
                            at + size + 3,
                            size,
                            false,
                            part.get(i).value());
                } else {
                    sheet.left(x, at, size - 1, true, part.get(i).label());
                    sheet.left(x, at + size + 3, size, false, part.get(i).value());
                }
            }
            at += 2 * size + 10;
        }
        return at;
    }

    private List<Entry> entries(boolean withNumber, boolean withTaxId) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(invoice.words.of("date"), invoice.place.date(invoice.date)));
        if (withNumber) {
            entries.add(new Entry(invoice.words.of("number"), invoice.number));
        }
        if (invoice.order != null) {
            invoice.truth.put("po_number", invoice.order);
            entries.add(new Entry(invoice.words.of("po"), invoice.order));
        }
        if (invoice.random.nextInt(10) < 6) {
            invoice.truth.put("due_date", invoice.due.toString());
            entries.add(new Entry(invoice.words.of("due"), invoice.place.date(invoice.due)));
        }
        if (invoice.random.nextBoolean()) {
            entries.add(new Entry(
                    invoice.words.of("customer_no"), String.valueOf(10_000 + invoice.random.nextInt(80_000))));
        }
        if (invoice.random.nextInt(4) == 0) {
            entries.add(new Entry(invoice.words.of("delivered"), invoice.place.date(invoice.date.minusDays(3))));
        }
        if (invoice.random.nextInt(5) == 0) {
            entries.add(new Entry(invoice.words.of("ordered"), invoice.place.date(invoice.date.minusDays(9))));
        }
        if (invoice.random.nextInt(4) == 0) {
            entries.add(new Entry(invoice.words.of("delivery_no"), "L" + invoice.random.nextInt(99_999)));
        }
        if (invoice.random.nextInt(4) == 0) {
            entries.add(new Entry(invoice.words.of("contact"), "M. Weber"));
        }
        if (invoice.random.nextInt(4) == 0) {
            terms = true;
            entries.add(new Entry(
                    invoice.words.of("terms"), invoice.words.of("in_days").formatted(invoice.days)));
        }
        if (withTaxId) {
            invoice.truth.put("vendor_vat", invoice.vendor.vatId());
            entries.add(new Entry(invoice.words.of("vat_id"), invoice.vendor.vatId()));
        }
        if (invoice.random.nextInt(6) == 0 && !invoice.customer.vatId().isEmpty()) {
            entries.add(new Entry(invoice.words.of("your_vat"), invoice.customer.vatId()));
        }
        Collections.shuffle(entries, invoice.random);
        return entries;
    }
}
