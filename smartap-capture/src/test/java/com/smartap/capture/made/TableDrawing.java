package com.smartap.capture.made;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Draws the lines as a table, over several pages if need be. */
final class TableDrawing {
    private static final double LEFT = 45;
    private static final double WIDTH = 505;
    private static final double BOTTOM = 690;

    private enum Kind {
        POS,
        SKU,
        TEXT,
        QTY,
        UNIT,
        PRICE,
        DISC,
        TAX,
        AMOUNT,
        DATE
    }

    private record Column(Kind kind, double left, double right) {
        boolean number() {
            return kind == Kind.QTY
                    || kind == Kind.PRICE
                    || kind == Kind.DISC
                    || kind == Kind.TAX
                    || kind == Kind.AMOUNT;
        }
    }

    private final MadeInvoice invoice;
    private final Sheet sheet;
    private final double size;
    private final boolean signs;
    private final boolean percent;
    private final boolean details;
    private final boolean glued;
    private final List<Column> columns;

    TableDrawing(MadeInvoice invoice, Sheet sheet, double size, int way) {
        this.invoice = invoice;
        this.sheet = sheet;
        this.size = size;
        this.signs = invoice.random.nextInt(4) == 0;
        this.percent = invoice.random.nextBoolean();
        this.details = invoice.random.nextBoolean();
        this.glued = way == 8;
        this.columns = columns(kinds(way));
    }

    private List<Kind> kinds(int way) {
        List<Kind> kinds = new ArrayList<>(
                switch (way) {
                    case 0 -> List.of(Kind.TEXT, Kind.QTY, Kind.PRICE, Kind.AMOUNT);
                    case 1 -> List.of(Kind.POS, Kind.SKU, Kind.TEXT, Kind.QTY, Kind.UNIT, Kind.PRICE, Kind.AMOUNT);
                    case 2 -> List.of(Kind.QTY, Kind.TEXT, Kind.PRICE, Kind.AMOUNT);
                    case 3 -> List.of(Kind.TEXT, Kind.QTY, Kind.PRICE, Kind.TAX, Kind.AMOUNT);
                    case 4 -> List.of(Kind.SKU, Kind.TEXT, Kind.QTY, Kind.PRICE, Kind.DISC, Kind.AMOUNT);
                    case 5 -> List.of(Kind.DATE, Kind.TEXT, Kind.QTY, Kind.UNIT, Kind.PRICE, Kind.AMOUNT);
                    case 6 -> List.of(Kind.TEXT, Kind.AMOUNT);
                    case 7 -> List.of(Kind.TEXT, Kind.PRICE, Kind.QTY, Kind.TAX, Kind.AMOUNT);
                    default -> List.of(Kind.POS, Kind.SKU, Kind.TEXT, Kind.QTY, Kind.PRICE, Kind.AMOUNT);
                });
        boolean discounts =
                invoice.items.stream().anyMatch(item -> item.discount().signum() > 0);
        if (discounts && !kinds.contains(Kind.DISC) && kinds.contains(Kind.PRICE)) {
            kinds.add(kinds.size() - 1, Kind.DISC);
        } else if (!discounts) {
            kinds.remove(Kind.DISC);
        }
        return kinds;
    }

    private List<Column> columns(List<Kind> kinds) {
        double fixed = kinds.stream().mapToDouble(this::widthOf).sum();
        double x = LEFT;
        List<Column> all = new ArrayList<>();
        for (Kind kind : kinds) {
            double width = kind == Kind.TEXT ? WIDTH - fixed : widthOf(kind);
            all.add(new Column(kind, x, x + width - (glued && kind == Kind.SKU ? 0 : 6)));
            x += width;
        }
        return all;
    }

    private double widthOf(Kind kind) {
        double heading = kind == Kind.TEXT ? 0 : sheet.width(heading(kind), size, true) + 12;
        double body = switch (kind) {
            case TEXT -> 0;
            case POS -> 26;
            case SKU ->
                invoice.items.stream()
                                .mapToDouble(item -> sheet.width(item.sku(), size, false))
                                .max()
                                .orElse(40)
                        + (glued ? 1 : 12);
            case QTY, DISC, TAX, UNIT -> 38;
            case DATE -> sheet.width(invoice.place.date(invoice.date), size, false) + 12;
            case PRICE, AMOUNT -> 72;
        };
        return glued && kind == Kind.SKU ? body : Math.max(heading, body);
    }

    private String heading(Kind kind) {
        return invoice.words.of("c_" + kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Draws from a height on, and returns where it ends. */
    double draw(double from) {
        double y = header(from);
        boolean carries = invoice.random.nextBoolean();
        boolean repeats = invoice.random.nextInt(4) > 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < invoice.items.size(); i++) {
            if (y > BOTTOM) {
                if (carries) {
                    carry(y + 4, sum);
                }
                sheet.newPage();
                y = 70;
                sheet.left(LEFT, 45, size, false, invoice.words.of("title") + " " + invoice.number);
                if (repeats) {
                    y = header(y);
                }
                if (carries) {
                    carry(y, sum);
                    y += size + 6;
                }
            }
            MadeInvoice.Item item = invoice.items.get(i);
            sum = sum.add(item.amount());
            row(i + 1, item, y);
            y += size + 4;
            if (details && item.detail() != null) {
                for (Column column : columns) {
                    sheet.left(column.left(), y - 1, size - 1, false, column.kind() == Kind.TEXT ? item.detail() : "");
                }
                y += size + 3;
            }
        }
        sheet.rule(LEFT, y - 2, WIDTH);
        return y + 14;
    }

    private double header(double y) {
        for (Column column : columns) {
            place(column, y, true, heading(column.kind()));
        }
        sheet.rule(LEFT, y + 3, WIDTH);
        return y + size + 8;
    }

    private void carry(double y, BigDecimal sum) {
        sheet.left(columns.get(0).left() + 60, y, size, false, invoice.words.of("carry"));
        sheet.right(columns.get(columns.size() - 1).right(), y, size, false, invoice.place.amount(sum));
    }

    private void row(int number, MadeInvoice.Item item, double y) {
        for (Column column : columns) {
            place(
                    column,
                    y,
                    false,
                    switch (column.kind()) {
                        case POS -> String.valueOf(number);
                        case SKU -> item.sku();
                        case TEXT -> item.text();
                        case QTY -> invoice.place.number(item.quantity());
                        case UNIT -> item.unit();
                        case PRICE -> signs ? invoice.place.money(item.price()) : invoice.place.amount(item.price());
                        case DISC ->
                            item.discount().signum() == 0
                                    ? ""
                                    : invoice.place.number(item.discount()) + (percent ? "%" : "");
                        case TAX -> invoice.place.number(item.rate()) + (percent ? "%" : "");
                        case AMOUNT -> signs ? invoice.place.money(item.amount()) : invoice.place.amount(item.amount());
                        case DATE -> invoice.place.date(invoice.date.minusDays(number));
                    });
        }
    }

    private void place(Column column, double y, boolean bold, String text) {
        if (column.number()) {
            sheet.right(column.right(), y, size, bold, text);
        } else {
            sheet.left(column.left(), y, size, bold, text);
        }
    }
}
