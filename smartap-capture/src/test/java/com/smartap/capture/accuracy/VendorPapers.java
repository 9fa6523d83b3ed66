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
import java.time.format.DateTimeFormatter;
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
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * Invoices of made-up vendors, each with a layout thrown by dice: where the head stands, whether values stand beside or
 * below their labels, what the labels say (words that no dictionary has among them), how dates and amounts are written,
 * what else is printed that looks like a number or a date, and whether the vendor's name is only a picture.
 */
final class VendorPapers {
    private static final List<String> NAMES =
            List.of("Harbour", "Quill", "Larch", "Ember", "Sable", "Tern", "Onyx", "Fjord");
    private static final List<String> TRADES =
            List.of("Fittings", "Textiles", "Print", "Labs", "Freight", "Glass", "Timber");
    private static final List<String> FORMS = List.of("Ltd", "GmbH", "LLC", "B.V.", "S.r.l.", "Inc", "");
    private static final List<String> NUMBER =
            List.of("Invoice No", "Invoice number", "Folio", "Our sign", "Docket", "Paper key", "Ref");
    private static final List<String> DATE = List.of("Invoice date", "Date", "Drawn up", "Day", "Made out on");
    private static final List<String> DUE = List.of("Due date", "Pay by", "Settle before", "Latest day", "Value day");
    private static final List<String> ORDER = List.of("PO", "Your order", "Your sign", "Job", "Call-off");
    private static final List<String> NET =
            List.of("Subtotal", "Net amount", "Goods in all", "Before levy", "Work done");
    private static final List<String> TAX = List.of("VAT 20%", "Tax", "Levy", "State share", "Duty 20%");
    private static final List<String> TOTAL =
            List.of("Total", "Invoice total", "To settle", "In all", "Final sum", "Your share");
    private static final List<String> NOISE =
            List.of("Customer no", "Delivery note", "Shipped on", "Printed on", "Contract", "Route", "Booked on");
    private static final List<String> DATES =
            List.of("dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd", "d MMM yyyy", "dd.MM.yyyy");
    private static final List<String> ITEMS =
            List.of("Hinge brass", "Cloth linen", "Box large", "Panel oak", "Cable ties");

    private final Random dice;
    private final String name;
    private final String taxId;
    private final String place;
    private final String date;
    private final boolean comma;
    private final String currency;
    private final boolean logo;
    private final boolean below;
    private final boolean terms;
    private final boolean dueShown;
    private final double headX;
    private final double headY;
    private final double valueGap;
    private final double sumX;
    private final List<String> labels;
    private final List<Integer> order;
    private final String prefix;
    private final int days;
    private int serial;

    /** A document and what it says. */
    record Drawn(byte[] pdf, InvoiceContent truth) {}

    private VendorPapers(long seed) {
        this.dice = new Random(seed);
        dice.nextInt();
        this.name = (pick(NAMES) + " " + pick(TRADES) + " " + pick(FORMS)).strip();
        this.taxId = "%02d-%07d".formatted(dice.nextInt(90) + 10, dice.nextInt(9_000_000) + 1_000_000);
        this.place = "%d Mill Lane, Ashby %05d".formatted(dice.nextInt(200) + 1, dice.nextInt(90_000) + 10_000);
        this.date = pick(DATES);
        this.comma = dice.nextInt(3) == 0;
        this.currency = pick(List.of("USD", "EUR", "CAD", "AUD", "GBP"));
        this.logo = dice.nextInt(4) == 0;
        this.below = dice.nextInt(3) == 0;
        this.terms = dice.nextInt(4) == 0;
        this.dueShown = !terms && dice.nextInt(4) > 0;
        this.headX = dice.nextBoolean() ? 50 : 330;
        this.headY = 110 + dice.nextInt(60);
        this.valueGap = 80 + dice.nextInt(50);
        this.sumX = 300 + dice.nextInt(100);
        this.labels = List.of(
                pick(NUMBER), pick(DATE), pick(DUE), pick(ORDER), pick(NOISE), pick(NET), pick(TAX), pick(TOTAL));
        List<Integer> rows = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(rows, dice);
        this.order = List.copyOf(rows);
        this.prefix = pick(List.of("", "INV-", "R/", "2026-", "F"));
        this.days = pick(List.of(14, 30, 45, 60));
        this.serial = 1000 + dice.nextInt(80_000);
    }

    /** Documents of one vendor, the oldest first; the same for the same seed. */
    static List<Drawn> of(long seed, int documents) {
        VendorPapers vendor = new VendorPapers(seed);
        List<Drawn> drawn = new ArrayList<>();
        LocalDate day = LocalDate.of(2026, 1, 3).plusDays(vendor.dice.nextInt(20));
        for (int i = 0; i < documents; i++) {
            day = day.plusDays(5 + vendor.dice.nextInt(25));
            drawn.add(vendor.draw(day));
        }
        return drawn;
    }

    private <T> T pick(List<T> some) {
        return some.get(dice.nextInt(some.size()));
    }

    private Drawn draw(LocalDate day) {
        serial += 1 + dice.nextInt(40);
        String number = prefix + serial;
        String purchase = "P" + (40_000 + dice.nextInt(9_000));
        List<InvoiceLine> lines = new ArrayList<>();
        BigDecimal net = BigDecimal.ZERO;
        for (int i = 0; i < 1 + dice.nextInt(7); i++) {
            BigDecimal price = BigDecimal.valueOf(100 + dice.nextInt(90_000), 2);
            BigDecimal quantity = BigDecimal.valueOf(1 + dice.nextInt(9));
            BigDecimal amount = price.multiply(quantity);
            lines.add(InvoiceLine.read(pick(ITEMS), null, quantity, price, amount));
            net = net.add(amount);
        }
        BigDecimal tax = net.multiply(new BigDecimal("0.2")).setScale(2, RoundingMode.HALF_UP);
        LocalDate due = day.plusDays(days);
        InvoiceContent truth = InvoiceContent.builder()
                .invoiceNumber(number)
                .invoiceDate(day)
                .dueDate(dueShown || terms ? due : null)
                .currency(Currency.getInstance(currency))
                .vendor(new Party(name, taxId, null, place))
                .purchaseOrderNumber(purchase)
                .subtotal(net)
                .taxAmount(tax)
                .total(net.add(tax))
                .lines(lines)
                .build();
        return new Drawn(pdf(truth, due), truth);
    }

    private byte[] pdf(InvoiceContent truth, LocalDate due) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                Pen pen = new Pen(content);
                head(pen, truth, due);
                sums(pen, truth, table(pen, truth));
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a paper cannot be drawn", e);
        }
    }

    private void head(Pen pen, InvoiceContent truth, LocalDate due) throws IOException {
        if (!logo) {
            pen.text(name, 50, 50, 14);
            pen.text(place, 50, 66, 9);
        }
        pen.text("Tax id " + taxId, 50, 800, 8);
        pen.text("www." + name.split(" ")[0].toLowerCase(Locale.ROOT) + "-works.example", 250, 800, 8);
        double other = headX < 100 ? 330 : 50;
        pen.text("Brook & Daughters Ltd", other, headY, 10);
        pen.text("7 Quay Street, Portsea 44120", other, headY + 13, 10);
        List<String> values = List.of(
                truth.invoiceNumber() + "",
                shown(truth.invoiceDate()),
                dueShown ? shown(due) : "",
                truth.purchaseOrderNumber() + "",
                labels.get(4).endsWith("on") ? shown(due.minusDays(days + 3L)) : "" + (70_000 + dice.nextInt(9_000)));
        double y = headY;
        for (int row : order) {
            if (!values.get(row).isEmpty()) {
                pen.text(labels.get(row) + (below ? "" : ":"), headX, y, 10);
                pen.text(values.get(row), below ? headX : headX + valueGap, below ? y + 12 : y, 10);
                y += below ? 28 : 15;
            }
        }
    }

    private double table(Pen pen, InvoiceContent truth) throws IOException {
        double y = 350;
        pen.text("Description", 50, y, 9);
        pen.right("Qty", 330, y, 9);
        pen.right("Price", 430, y, 9);
        pen.right("Amount", 540, y, 9);
        for (InvoiceLine line : truth.lines()) {
            y += 16;
            pen.text(line.description() + "", 50, y, 9);
            pen.right(line.quantity() + "", 330, y, 9);
            pen.right(shown(line.unitPrice()), 430, y, 9);
            pen.right(shown(line.amount()), 540, y, 9);
        }
        return y + 30;
    }

    private void sums(Pen pen, InvoiceContent truth, double top) throws IOException {
        pen.text(labels.get(5), sumX, top, 10);
        pen.right(shown(truth.subtotal()), 540, top, 10);
        pen.text(labels.get(6), sumX, top + 15, 10);
        pen.right(shown(truth.taxAmount()), 540, top + 15, 10);
        pen.text(labels.get(7), sumX, top + 30, 11);
        pen.right(sign() + shown(truth.total()), 540, top + 30, 11);
        if (terms) {
            pen.text("Kindly settle within our usual " + (days == 14 ? "fortnight" : "span"), 50, top + 60, 9);
        }
    }

    private String sign() {
        return currency.equals("EUR") ? "€ " : currency.equals("GBP") ? "£ " : "$ ";
    }

    private String shown(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(date, Locale.ENGLISH));
    }

    private String shown(BigDecimal amount) {
        DecimalFormatSymbols marks = DecimalFormatSymbols.getInstance(comma ? Locale.GERMANY : Locale.US);
        return new DecimalFormat("#,##0.00", marks).format(amount);
    }

    /** Writes on a page; lengths from its upper left corner, in points. */
    record Pen(PDPageContentStream content) {
        private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

        void text(String text, double x, double y, double size) throws IOException {
            content.beginText();
            content.setFont(FONT, (float) size);
            content.newLineAtOffset((float) x, (float) (842 - y));
            content.showText(text);
            content.endText();
        }

        void right(String text, double x, double y, double size) throws IOException {
            text(text, x - FONT.getStringWidth(text) / 1000 * size, y, size);
        }
    }
}
