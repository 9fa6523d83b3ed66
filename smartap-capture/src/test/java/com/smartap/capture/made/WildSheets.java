package com.smartap.capture.made;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invoices drawn by sheets that imitate how whole trades write them: cloud providers, telephone and energy bills, shops,
 * hotels, airlines, craftsmen. A sheet names its language and the fields that it shows, then its rows:
 * {@code y; x/size text; x/size text}. A row that begins with a star stands once for each line of the invoice; the row
 * {@code page} begins another page. A field may be followed by what it is instead, such as {@code currency=CHF}, or by the
 * name of a hole.
 */
final class WildSheets {
    private static final Pattern CELL = Pattern.compile("([rc]?)(\\d+)/(\\d+)(b?) (.*)");
    private static final Pattern HOLE = Pattern.compile("\\{([a-z_.]+)}");

    private record Wild(String name, String language, List<String> fields, List<String> rows) {}

    private static final Map<String, List<Wild>> SETS =
            Map.of("trades", load("a", "b"), "ways", load("c"), "again", load("d", "e"), "unseen", load("f"));

    private WildSheets() {}

    static MadeInvoices.Made draw(String set, long seed) {
        List<Wild> sheets = SETS.get(set);
        Wild wild = sheets.get((int) Math.floorMod(seed, sheets.size()));
        Random random = new Random(seed * 31_337 + 5);
        MadeInvoice invoice = MadeInvoice.plain(wild.language(), random);
        try (Sheet sheet = new Sheet(wild.language().equals("pl") ? 2 : random.nextInt(2))) {
            double y = 0;
            for (String row : wild.rows()) {
                String[] cells = row.split(";\\s+", -1);
                if (row.equals("page")) {
                    sheet.newPage();
                    y = 0;
                } else if (row.startsWith("*")) {
                    for (int i = 0; i < invoice.items.size(); i++) {
                        y += Double.parseDouble(cells[0].substring(1));
                        cells(sheet, cells, y, holes(invoice, i));
                    }
                } else {
                    double at = Double.parseDouble(cells[0]);
                    y = cells[0].startsWith("+") ? Math.min(y + at, 820) : at;
                    cells(sheet, cells, y, holes(invoice, 0));
                }
            }
            truth(invoice, wild.fields());
            return new MadeInvoices.Made("wild %s %d".formatted(wild.name(), seed), sheet.bytes(), invoice.truth);
        }
    }

    private static void truth(MadeInvoice invoice, List<String> fields) {
        MadeMoney money = new MadeMoney(invoice);
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            String[] parts = field.split("=", -1);
            names.add(parts[0]);
            if (parts.length > 1) {
                BigDecimal amount = money.amounts().get(parts[1]);
                invoice.truth.put(parts[0], amount == null ? parts[1] : amount.toPlainString());
            }
        }
        invoice.truth.retain(names);
    }

    private static void cells(Sheet sheet, String[] cells, double y, Map<String, String> holes) {
        for (int i = 1; i < cells.length; i++) {
            Matcher cell = CELL.matcher(cells[i]);
            if (!cell.matches()) {
                throw new IllegalStateException("no cell: " + cells[i]);
            }
            String text = HOLE.matcher(cell.group(5))
                    .replaceAll(hole -> Matcher.quoteReplacement(filled(holes, hole.group(1))));
            double x = Double.parseDouble(cell.group(2));
            double size = Double.parseDouble(cell.group(3));
            boolean bold = !cell.group(4).isEmpty();
            switch (cell.group(1)) {
                case "r" -> sheet.right(x, y, size, bold, text);
                case "c" -> sheet.centre(x, y, size, bold, text);
                default -> sheet.left(x, y, size, bold, text);
            }
        }
    }

    private static String filled(Map<String, String> holes, String name) {
        String value = holes.get(name);
        if (value == null) {
            throw new IllegalStateException("nothing is called " + name);
        }
        return value;
    }

    private static Map<String, String> holes(MadeInvoice invoice, int line) {
        Map<String, String> holes = new TreeMap<>();
        Locality place = invoice.place;
        company(holes, "", invoice.vendor);
        company(holes, "c.", invoice.customer);
        holes.put("vendor", invoice.vendor.name());
        holes.put("c.person", "Peter Schneider");
        holes.put("marketplace", "Kaufwelt");
        holes.put(
                "placename",
                invoice.vendor
                        .town()
                        .replaceAll("[^\\p{L} ]|\\b[A-Z]{2}\\b", "")
                        .strip());
        holes.put("number", invoice.number);
        holes.put("po", invoice.order == null ? "PO-4711" : invoice.order);
        holes.put("customer_no", String.valueOf(10_000 + Math.floorMod(invoice.number.hashCode(), 80_000)));
        holes.put("date", place.date(invoice.date));
        holes.put("due", place.date(invoice.due));
        holes.put("from", place.date(invoice.date.minusDays(31)));
        holes.put("to", place.date(invoice.date.minusDays(2)));
        holes.put("fromto", holes.get("from") + " - " + holes.get("to"));
        holes.put("days", String.valueOf(invoice.days));
        holes.put("month", invoice.date.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH));
        holes.put("year", String.valueOf(invoice.date.getYear()));
        holes.put("currency", place.currency);
        money(holes, "net", place, invoice.net);
        money(holes, "tax", place, invoice.tax);
        money(holes, "total", place, invoice.total);
        holes.put("zero", place.money(BigDecimal.ZERO));
        new MadeMoney(invoice).amounts().forEach((name, amount) -> {
            // The sign of an amount stands before that of its currency.
            holes.put(name, (amount.signum() < 0 ? "-" : "") + place.money(amount.abs()));
        });
        Locale locale = Locale.forLanguageTag(place.language);
        holes.put("brand", invoice.brand());
        holes.put("longdate", DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(invoice.date));
        holes.put(
                "weekday",
                DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", locale).format(invoice.date));
        item(holes, place, invoice.items.get(line), line);
        return holes;
    }

    private static void item(Map<String, String> holes, Locality place, MadeInvoice.Item item, int line) {
        BigDecimal tax = item.amount().multiply(item.rate()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        holes.put("pos", String.valueOf(line + 1));
        holes.put("sku", item.sku());
        holes.put("text", item.text());
        holes.put("unit", item.unit());
        holes.put("qty", place.number(item.quantity()));
        holes.put("rate", place.number(item.rate()));
        holes.put("money", place.money(item.price()));
        holes.put("plainprice", place.amount(item.price()));
        holes.put("line", place.money(item.amount()));
        holes.put("plain", place.amount(item.amount()));
        holes.put("amount", place.money(item.amount()));
        holes.put("linegross", place.money(item.amount().add(tax)));
        holes.put("plaingross", place.amount(item.amount().add(tax)));
        holes.put("plainlinetax", place.amount(tax));
    }

    private static void money(Map<String, String> holes, String name, Locality place, BigDecimal value) {
        holes.put(name, place.money(value));
        holes.put("plain" + name, place.amount(value));
    }

    private static void company(Map<String, String> holes, String prefix, MadeInvoice.Company company) {
        holes.put(prefix + "name", company.name());
        holes.put(prefix + "street", company.street());
        holes.put(prefix + "town", company.town());
        holes.put(prefix + "vat", company.vatId());
        holes.put(prefix + "iban", company.iban());
        holes.put(prefix + "ibanspaced", company.iban().replaceAll("(.{4})(?=.)", "$1 "));
        holes.put(prefix + "domain", company.domain());
        holes.put(prefix + "phone", company.phone());
    }

    private static List<Wild> load(String... names) {
        List<Wild> sheets = new ArrayList<>();
        for (String name : names) {
            try (InputStream in = WildSheets.class.getResourceAsStream("/made/wild/" + name + ".txt")) {
                for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    if (row.startsWith("= ")) {
                        List<String> words = List.of(row.substring(2).split(" ", -1));
                        sheets.add(new Wild(
                                words.get(0), words.get(1), words.subList(2, words.size()), new ArrayList<>()));
                    } else if (!row.isBlank()) {
                        sheets.get(sheets.size() - 1).rows().add(row);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sheets;
    }
}
