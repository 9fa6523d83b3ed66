package com.smartap.capture.accuracy;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.Party;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Invoices of made-up vendors whose tables are thrown by dice: the order of the columns, titles that no dictionary has
 * among them, columns that nobody asked for, descriptions that need two lines and go on below or begin above, notes
 * between the lines that belong to none, and what the line after the table says.
 */
final class TablePapers {
    private static final List<String> NAMES = List.of("Harbour", "Quill", "Larch", "Ember", "Sable", "Tern", "Onyx");
    private static final List<String> TRADES = List.of("Fittings", "Textiles", "Print", "Labs", "Glass", "Timber");
    private static final List<String> WHAT = List.of("Description", "Goods", "Piece", "What", "Matter", "Stuff");
    private static final List<String> MANY = List.of("Qty", "Count", "Heads", "Lots", "Taken", "Pcs");
    private static final List<String> PRICE = List.of("Price", "Unit price", "Rate", "Each", "Single", "Tariff");
    private static final List<String> WORTH = List.of("Amount", "Line total", "Worth", "Sum", "Value", "Makes");
    private static final List<String> OTHER =
            List.of("Pos", "Kilos", "Bin", "Rebate", "Route", "Lead days", "Old price");
    private static final List<String> NET = List.of("Subtotal", "Goods in all", "Before levy", "Work done", "Carried");
    private static final List<String> ITEMS =
            List.of("Hinge brass", "Cloth linen", "Box large", "Panel oak", "Cable ties", "Lamp foot", "Rope 12 mm");
    private static final List<String> MORE =
            List.of("left hand side", "as by sample", "with two holes", "oiled twice", "packed in dozens");
    private static final List<String> NOTES = List.of("thank you for the order", "part delivery", "from the old stock");

    private final Random dice;
    private final String name;
    private final String taxId;
    private final boolean comma;
    private final List<String> titles;
    private final List<String> keys;
    private final List<Double> edges;
    private final String net;
    /** 0 for none, 1 below, 2 above. */
    private final int wrap;

    private final boolean notes;
    private final int decimals;
    private int serial;

    private TablePapers(long seed) {
        this.dice = new Random(seed);
        dice.nextInt();
        this.name = pick(NAMES) + " " + pick(TRADES) + " Ltd";
        this.taxId = "%02d-%07d".formatted(dice.nextInt(90) + 10, dice.nextInt(9_000_000) + 1_000_000);
        this.comma = dice.nextInt(3) == 0;
        this.net = pick(NET);
        this.wrap = dice.nextInt(3);
        this.notes = dice.nextInt(3) == 0;
        this.decimals = dice.nextInt(3) == 0 ? 3 : 2;
        this.serial = 1000 + dice.nextInt(80_000);
        List<String> kinds = new ArrayList<>(List.of("many", "price", "worth"));
        for (int i = dice.nextInt(3); i > 0; i--) {
            kinds.add("other" + i);
        }
        if (dice.nextInt(2) == 0) {
            Collections.shuffle(kinds, dice);
        }
        int what = dice.nextInt(3) == 0 ? Math.min(1, kinds.size()) : 0;
        kinds.add(what, "what");
        this.keys = List.copyOf(kinds);
        this.titles = kinds.stream().map(this::title).toList();
        this.edges = edges(kinds);
    }

    private String title(String kind) {
        return switch (kind) {
            case "what" -> pick(WHAT);
            case "many" -> pick(MANY);
            case "price" -> pick(PRICE);
            case "worth" -> pick(WORTH);
            default -> pick(OTHER);
        };
    }

    /** The right edge of each column of numbers, and the left edge of the description. */
    private static List<Double> edges(List<String> kinds) {
        double wide = 495 - 180;
        double each = wide / (kinds.size() - 1);
        List<Double> edges = new ArrayList<>();
        double at = 50;
        for (String kind : kinds) {
            edges.add(kind.equals("what") ? at + 8 : at + each - 4);
            at += kind.equals("what") ? 180 : each;
        }
        return edges;
    }

    /** Documents of one vendor, the oldest first; the same for the same seed. */
    static List<VendorPapers.Drawn> of(long seed, int documents) {
        TablePapers vendor = new TablePapers(seed);
        List<VendorPapers.Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            drawn.add(vendor.draw(LocalDate.of(2026, 1, 3).plusDays(9L * i)));
        }
        return drawn;
    }

    private <T> T pick(List<T> some) {
        return some.get(dice.nextInt(some.size()));
    }

    private VendorPapers.Drawn draw(LocalDate day) {
        serial += 1 + dice.nextInt(40);
        List<InvoiceLine> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < 2 + dice.nextInt(6); i++) {
            BigDecimal quantity = BigDecimal.valueOf(2 + dice.nextInt(40));
            BigDecimal price = BigDecimal.valueOf(100 + dice.nextInt(90_000), decimals);
            BigDecimal amount = price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
            String description = pick(ITEMS) + (wrap > 0 && dice.nextInt(2) == 0 ? " " + pick(MORE) : "");
            lines.add(InvoiceLine.read(description, null, quantity, price, amount));
            sum = sum.add(amount);
        }
        BigDecimal tax = sum.multiply(new BigDecimal("0.2")).setScale(2, RoundingMode.HALF_UP);
        InvoiceContent truth = InvoiceContent.builder()
                .invoiceNumber("T-" + serial)
                .invoiceDate(day)
                .currency(Currency.getInstance("EUR"))
                .vendor(new Party(name, taxId, null, null))
                .subtotal(sum)
                .taxAmount(tax)
                .total(sum.add(tax))
                .lines(lines)
                .build();
        return new VendorPapers.Drawn(pdf(truth), truth);
    }

    private byte[] pdf(InvoiceContent truth) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                VendorPapers.Pen pen = new VendorPapers.Pen(content);
                pen.text(name, 50, 50, 14);
                pen.text("12 Mill Lane, Ashby 40511", 50, 66, 9);
                pen.text("Invoice number: " + truth.invoiceNumber(), 330, 110, 10);
                pen.text("Invoice date: " + truth.invoiceDate(), 330, 125, 10);
                pen.text("Brook & Daughters Ltd", 50, 140, 10);
                pen.text("7 Quay Street, Portsea 44120", 50, 153, 10);
                double y = table(pen, truth) + 30;
                sum(pen, net, truth.subtotal(), y);
                sum(pen, "VAT 20%", truth.taxAmount(), y + 15);
                sum(pen, "Total EUR", truth.total(), y + 30);
                pen.text("Tax id " + taxId, 50, 800, 8);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a paper cannot be drawn", e);
        }
    }

    private void sum(VendorPapers.Pen pen, String label, BigDecimal amount, double y) throws IOException {
        pen.text(label, 330, y, 10);
        pen.right(shown(amount, 2), 540, y, 10);
    }

    private double table(VendorPapers.Pen pen, InvoiceContent truth) throws IOException {
        double y = 300;
        for (int i = 0; i < keys.size(); i++) {
            put(pen, i, titles.get(i), y);
        }
        int number = 0;
        for (InvoiceLine line : truth.lines()) {
            number++;
            String[] words = (line.description() + "").split(" ", -1);
            String first = words[0] + " " + words[1] + (words[0].equals("Rope") ? " " + words[2] : "");
            String rest = (line.description() + "").substring(first.length()).strip();
            y += 20;
            if (wrap == 2 && !rest.isEmpty()) {
                put(pen, keys.indexOf("what"), first, y);
                y += 11;
            }
            row(pen, line, number, wrap == 2 && !rest.isEmpty() ? rest : first, y);
            if (wrap == 1 && !rest.isEmpty()) {
                y += 11;
                put(pen, keys.indexOf("what"), rest, y);
            }
            if (wrap == 0 && notes && dice.nextInt(2) == 0) {
                y += 11;
                put(pen, keys.indexOf("what"), pick(NOTES), y);
            }
        }
        return y;
    }

    private void row(VendorPapers.Pen pen, InvoiceLine line, int number, String what, double y) throws IOException {
        for (int i = 0; i < keys.size(); i++) {
            String said = switch (keys.get(i)) {
                case "what" -> what;
                case "many" -> line.quantity() + "";
                case "price" -> shown(line.unitPrice(), decimals);
                case "worth" -> shown(line.amount(), 2);
                default -> other(titles.get(i), number);
            };
            put(pen, i, said, y);
        }
    }

    private String other(String title, int number) {
        return switch (title) {
            case "Pos" -> number + "";
            case "Bin" -> "B" + (10 + dice.nextInt(80));
            case "Rebate" -> "0 %";
            case "Old price" -> shown(BigDecimal.valueOf(100 + dice.nextInt(90_000), 2), 2);
            case "Kilos" -> shown(BigDecimal.valueOf(10 + dice.nextInt(900), 1), 1);
            default -> (1 + dice.nextInt(60)) + "";
        };
    }

    private void put(VendorPapers.Pen pen, int column, String text, double y) throws IOException {
        if (keys.get(column).equals("what")) {
            pen.text(text, edges.get(column), y, 9);
        } else {
            pen.right(text, edges.get(column), y, 9);
        }
    }

    private String shown(BigDecimal amount, int places) {
        DecimalFormatSymbols marks = DecimalFormatSymbols.getInstance(comma ? Locale.GERMANY : Locale.US);
        return new DecimalFormat("#,##0." + "0".repeat(places), marks).format(amount);
    }
}
