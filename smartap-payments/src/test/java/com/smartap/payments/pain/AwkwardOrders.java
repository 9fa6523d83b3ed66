package com.smartap.payments.pain;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.payments.check.CreditorReference;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Orders of awkward names, amounts, currencies, addresses and invoices; one seed, one order. */
final class AwkwardOrders {
    private static final List<String> NAMES = List.of(
            "Industrial Parts Co",
            "Müller & Söhne GmbH",
            "Łódź Żółć sp. z o.o.",
            "Ærø Smørrebrød A/S",
            "O'Brien \"Best\" <Tools> & Co.",
            "Société Générale d'Électricité; Cie",
            "İstanbul Çelik San. ve Tic. A.Ş.",
            "]]> & <!-- -->",
            "株式会社テスト",
            "ООО Ромашка",
            "Emoji 🚀 Rockets Ltd",
            "A",
            "  Blank   within  ",
            "x".repeat(200),
            "Straße/Weg//Allee @ 50% #1",
            "Tab\tand\nline",
            "\u0001control\u007F");
    private static final List<String> IBANS = List.of(
            "DE89370400440532013000",
            "NO9386011117947",
            "FR1420041010050500013M02606",
            "GB82WEST12345698765432",
            "DE88370400440532013000",
            "XX00");
    private static final List<String> TOWNS = List.of("Berlin", "Saint-Étienne", "København", "東京", "x".repeat(40), "");
    private static final List<String> STREETS = List.of(
            "Main St 1",
            "400 Parts Ln\nDetroit, MI 48201\nUSA",
            "Hauptstr. 5, 10115 Berlin, Germany",
            "Building 7\nFloor 3\nRoom 12\nGate B\n75001 Paris",
            "An endless street name that goes on and on without any regard for the seventy characters it has",
            "улица Ленина 1",
            "");
    private static final List<String> CURRENCIES =
            List.of("EUR", "EUR", "EUR", "USD", "USD", "JPY", "KWD", "GBP", "CHF");

    private final Random random;

    private AwkwardOrders(long seed) {
        random = new Random(seed);
    }

    static PaymentOrder of(long seed) {
        return new AwkwardOrders(seed).order(seed);
    }

    private PaymentOrder order(long seed) {
        List<PaymentInstruction> payments = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            payments.add(payment("PAY-" + seed + "-" + i));
        }
        BankAccount account = new BankAccount(
                null,
                BankAccount.Type.CHECKING,
                "091000019",
                "123456789",
                "DE89370400440532013000",
                random.nextBoolean() ? "COBADEFFXXX" : null,
                null);
        return new PaymentOrder(
                "PB-" + seed,
                Instant.parse("2026-11-21T15:00:00Z"),
                LocalDate.of(2026, 11, 24),
                random.nextInt(4) == 0,
                false,
                new Originator(
                        "Nordwind Bücher",
                        "1123456789",
                        account,
                        "First Bank",
                        random.nextInt(6) == 0 ? address() : PainOrders.BERLIN),
                payments,
                options());
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        maybe(options, PainOptions.ADDRESS, "hybrid", "structured", "none");
        maybe(options, PainOptions.INCOMPLETE_ADDRESS, "refuse", "omit");
        maybe(options, PainOptions.CHARACTERS, "sepa", "ascii", "unicode");
        maybe(options, PainOptions.REMITTANCE, "auto", "structured", "unstructured");
        maybe(options, PainOptions.CHARGE_BEARER, "SHAR", "DEBT", "CRED");
        maybe(options, PainOptions.BATCH_BOOKING, "true", "false");
        maybe(options, PainOptions.PURPOSE, "SUPP");
        maybe(options, PainOptions.CATEGORY_PURPOSE, "SUPP");
        maybe(options, PainOptions.INSTANT, "true");
        maybe(options, PainOptions.ACH_CLASS, "CTX", "PPD");
        maybe(options, PainOptions.ACH_CLASS_AS, "proprietary");
        maybe(options, PainOptions.SCHEMA_LOCATION, "true");
        maybe(options, PainOptions.ORIGINATOR_ID, "false");
        if (random.nextInt(4) == 0) {
            maybe(options, PainOptions.PAYMENT_TYPE, "us-wire", "cross-border", "sepa", "us-ach");
        }
        return options;
    }

    private void maybe(Map<String, String> options, String name, String... values) {
        if (random.nextInt(3) == 0) {
            options.put(name, values[random.nextInt(values.length)]);
        }
    }

    private PaymentInstruction payment(String id) {
        Currency currency = Money.currency(one(CURRENCIES));
        Money amount = amount(currency);
        return new PaymentInstruction(id, amount, one(NAMES), address(), account(), remittance(amount));
    }

    private Money amount(Currency currency) {
        long units = switch (random.nextInt(6)) {
            case 0 -> 1;
            case 1 -> 0;
            case 2 -> 99_999_999_999L;
            case 3 -> 123_456_789_012_345_678L;
            default -> 1 + random.nextInt(10_000_000);
        };
        return Money.ofMinor(units, currency);
    }

    private BankAccount account() {
        boolean american = random.nextInt(3) == 0;
        return new BankAccount(
                null,
                BankAccount.Type.values()[random.nextInt(4)],
                american || random.nextInt(5) == 0 ? "021000021" : null,
                american ? "00987 654-321" : null,
                american && random.nextBoolean() ? null : one(IBANS),
                random.nextBoolean()
                        ? one(List.of("COBADEFFXXX", "COBADEFF", "1OBADEFF", "BNPAFRPP", "nonsense"))
                        : null,
                null);
    }

    private @Nullable Address address() {
        return random.nextInt(4) == 0
                ? null
                : new Address(
                        one(STREETS),
                        random.nextBoolean() ? "12a" : random.nextBoolean() ? "Gebäude 12, Eingang Nord" : null,
                        random.nextBoolean() ? "10115" : null,
                        random.nextBoolean() ? one(TOWNS) : null,
                        random.nextInt(4) == 0 ? "MI" : null,
                        random.nextBoolean() ? one(List.of("DE", "US", "FR", "JP")) : null);
    }

    private List<RemittanceItem> remittance(Money amount) {
        List<RemittanceItem> items = new ArrayList<>();
        int count = random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String number = one(List.of("INV-1001", "RE/2026/17 & Ü", "x".repeat(50), "№ 5", "счёт 7", "A_B")) + i;
            Money paid = random.nextInt(8) == 0 ? amount.negated() : amount;
            items.add(new RemittanceItem(
                    number,
                    random.nextBoolean() ? LocalDate.of(2026, 1, 3) : null,
                    amount,
                    random.nextBoolean() ? new Money(BigDecimal.ONE, amount.currency()) : null,
                    paid,
                    random.nextInt(3) == 0 ? CreditorReference.of("INV" + random.nextInt(1000)) : null));
        }
        return items;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
