package com.smartap.capture.made;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An invoice made at random: what it says, before anybody drew it. */
final class MadeInvoice {
    /** A line of the invoice. */
    record Item(
            String sku,
            String text,
            @Nullable String detail,
            BigDecimal quantity,
            String unit,
            BigDecimal price,
            BigDecimal discount,
            BigDecimal rate,
            BigDecimal amount) {}

    /** A company. */
    record Company(String name, String street, String town, String vatId, String iban, String domain, String phone) {}

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    final Random random;
    final Wording words;
    final Locality place;
    final Company vendor;
    final Company customer;
    final boolean credit;
    final String number;
    final LocalDate date;
    final int days;
    final LocalDate due;
    final @Nullable String order;
    final List<Item> items = new ArrayList<>();
    final BigDecimal shipping;
    final BigDecimal discount;
    final BigDecimal deposit;
    final BigDecimal net;
    final Map<BigDecimal, BigDecimal> bases = new TreeMap<>();
    final Map<BigDecimal, BigDecimal> taxes = new TreeMap<>();
    final BigDecimal tax;
    final BigDecimal total;
    /** What the drawing shows; fields that are not drawn are not asked for, or must not be answered. */
    final ObjectNode truth = JsonNodeFactory.instance.objectNode();

    MadeInvoice(String language, Random random) {
        this(language, random, false);
    }

    /** One without discounts, charges and several rates, whose sums are all there to be shown. */
    static MadeInvoice plain(String language, Random random) {
        return new MadeInvoice(language, random, true);
    }

    private MadeInvoice(String language, Random random, boolean plain) {
        this.random = random;
        this.words = new Wording(language, random);
        this.place = new Locality(language, random, language.equals("en") && (plain || random.nextBoolean()), plain);
        this.vendor = company();
        this.customer = company();
        this.credit = !plain && random.nextInt(12) == 0;
        this.number = number();
        this.date = LocalDate.of(2022 + random.nextInt(4), 1, 1).plusDays(random.nextInt(365));
        this.days = List.of(14, 30, 10, 45, 60, 7).get(random.nextInt(6));
        this.due = date.plusDays(days);
        this.order = plain || random.nextInt(5) < 2 ? order() : null;
        boolean discounts = !plain && random.nextInt(5) == 0;
        int lines = !plain && random.nextInt(6) == 0 ? 12 + random.nextInt(30) : 1 + random.nextInt(7);
        boolean severalRates = !plain && random.nextInt(3) == 0;
        for (int i = 0; i < lines; i++) {
            items.add(item(discounts, severalRates));
        }
        this.shipping = !plain && random.nextInt(5) == 0 ? amount(500, 4000) : BigDecimal.ZERO;
        BigDecimal sum = items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        this.discount = !plain && random.nextInt(7) == 0
                ? sum.movePointLeft(1).setScale(2, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
        this.net = sum.subtract(discount);
        items.forEach(item -> bases.merge(item.rate(), item.amount(), BigDecimal::add));
        BigDecimal first = items.get(0).rate();
        bases.merge(first, shipping.subtract(discount), BigDecimal::add);
        bases.forEach((rate, base) -> taxes.put(rate, base.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP)));
        this.tax = taxes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        this.total = net.add(shipping).add(tax);
        this.deposit = !plain && random.nextInt(9) == 0 && !credit
                ? total.movePointLeft(1).setScale(0, RoundingMode.DOWN).setScale(2)
                : BigDecimal.ZERO;
        truth.put("invoice_number", number).put("invoice_date", date.toString()).put("lines", items.size());
        truth.put("total", total.toPlainString());
        if (plain) {
            complete();
            return;
        }
        truth.putNull("iban");
        truth.putNull("vendor_vat");
        truth.putNull("po_number");
    }

    /** The vendor's name as its sign says it: without the legal form. */
    String brand() {
        for (String form : words.all("forms")) {
            if (vendor.name().endsWith(" " + form)) {
                return vendor.name().substring(0, vendor.name().length() - form.length() - 1);
            }
        }
        return vendor.name();
    }

    private void complete() {
        truth.put("vendor", vendor.name()).put("currency", place.currency).put("due_date", due.toString());
        truth.put("net", net.toPlainString()).put("tax", tax.toPlainString()).put("amount_due", total.toPlainString());
        truth.put("vendor_vat", vendor.vatId()).put("iban", vendor.iban()).put("po_number", order);
    }

    private Item item(boolean discounts, boolean severalRates) {
        BigDecimal quantity = random.nextInt(4) == 0
                ? BigDecimal.valueOf(5 + random.nextInt(400), 1).add(new BigDecimal("0.5"))
                : BigDecimal.valueOf(1 + random.nextInt(random.nextInt(3) == 0 ? 250 : 12));
        BigDecimal price = amount(120, random.nextInt(4) == 0 ? 250_000 : 9_000);
        BigDecimal less =
                discounts && random.nextBoolean() ? BigDecimal.valueOf(5 * (1 + random.nextInt(3))) : BigDecimal.ZERO;
        BigDecimal amount =
                quantity.multiply(price).multiply(HUNDRED.subtract(less)).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        String rate = place.rates.get(severalRates && place.rates.size() > 1 ? random.nextInt(2) : 0);
        String sku = switch (random.nextInt(4)) {
            case 0 -> "%05d".formatted(random.nextInt(99_999));
            case 1 -> "KEY-%s-%04d".formatted(random.nextBoolean() ? "MECH" : "ELX", random.nextInt(9_999));
            case 2 -> "%c%c%03d".formatted('A' + random.nextInt(26), 'A' + random.nextInt(26), random.nextInt(999));
            default -> "%d.%03d".formatted(1 + random.nextInt(99), random.nextInt(999));
        };
        String detail = random.nextInt(3) == 0 ? words.any("details") : null;
        return new Item(
                sku,
                words.any("items"),
                detail,
                quantity,
                words.any("units"),
                price,
                less,
                new BigDecimal(rate),
                amount);
    }

    private BigDecimal amount(int from, int to) {
        return BigDecimal.valueOf(from + random.nextInt(to - from), 2);
    }

    private String number() {
        int serial = 100 + random.nextInt(89_900);
        return switch (random.nextInt(9)) {
            case 0 -> "%d".formatted(2_000_000 + serial * 7);
            case 1 -> "INV-%05d".formatted(serial);
            case 2 -> "2025-%04d".formatted(serial % 10_000);
            case 3 -> "RE%d/%d".formatted(serial, 25);
            case 4 -> "FA-2025-%05d".formatted(serial);
            case 5 -> "F%06d".formatted(serial);
            case 6 -> "%d/2025".formatted(serial % 900 + 10);
            case 7 -> "FV/%d/07/2025".formatted(serial % 900 + 1);
            default -> "%d".formatted(serial);
        };
    }

    private String order() {
        int serial = 10_000 + random.nextInt(899_999);
        return switch (random.nextInt(4)) {
            case 0 -> "PO-" + serial;
            case 1 -> "45000" + serial;
            case 2 -> "B" + serial + "/7";
            default -> String.valueOf(serial);
        };
    }

    private Company company() {
        String name = words.any("vendors");
        String whole = random.nextInt(8) == 0 ? name : name + " " + words.any("forms");
        String street = place.language.equals("en")
                ? (1 + random.nextInt(200)) + " " + words.any("streets")
                : words.any("streets") + " " + (1 + random.nextInt(200));
        String domain = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z]", "");
        return new Company(
                whole,
                street,
                town(),
                Ids.vatId(place.language, place.american, random),
                Ids.iban(place.language, random),
                domain,
                "+%d %d %d"
                        .formatted(
                                30 + random.nextInt(19), 20 + random.nextInt(70), 100_000 + random.nextInt(899_999)));
    }

    private String town() {
        String town = words.any("towns");
        int code = 10_000 + random.nextInt(80_000);
        return switch (place.language) {
            case "en" ->
                place.american
                        ? town + ", " + List.of("OR", "IL", "TX", "NY").get(random.nextInt(4)) + " " + code
                        : town + " LS" + (1 + random.nextInt(9)) + " " + (1 + random.nextInt(9)) + "AB";
            case "nl" -> code / 10 + " AB " + town;
            case "pt" -> "%04d-%03d %s".formatted(code / 10, random.nextInt(999), town);
            case "pl" -> "%02d-%03d %s".formatted(code / 1000, random.nextInt(999), town);
            default -> code + " " + town;
        };
    }
}
