package com.smartap.payments.pain;

import com.smartap.model.BankAccount;
import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.payments.check.Bic;
import com.smartap.payments.check.CreditorReference;
import com.smartap.payments.check.Iban;
import com.smartap.payments.check.RoutingNumber;
import com.smartap.payments.internal.CharacterSet;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a payment into what the file says of it. Checking and writing ask the same preparation, so they cannot differ. */
final class Preparation {
    private static final int ID_WIDTH = 35;
    private static final int ACCOUNT_WIDTH = 34;
    private static final int MOST_DIGITS = 18;

    private final PainSettings settings;
    private final OrderReview review;

    Preparation(PainSettings settings, OrderReview review) {
        this.settings = settings;
        this.review = review;
    }

    /** The payment as the file states it; what is wrong with it is told to the review. */
    Transaction prepare(PaymentKind kind, PaymentInstruction payment) {
        String id = payment.id();
        CharacterSet characters = settings.characters(kind);
        checkId(kind, id);
        checkAmount(kind, id, payment.amount());
        account(kind, id, "account", payment.account(), true);
        String name = name(id, "payee", payment.payee(), kind, characters);
        @Nullable PostalLines address = address(kind, id, "payeeAddress", payment, characters);
        List<RemittanceItem> items = items(payment, characters);
        boolean structured = isStructured(kind, items);
        @Nullable String text = items.isEmpty() || structured ? null : text(id, items);
        return new Transaction(
                id, payment.amount(), name, address, payment.account(), structured ? items : List.of(), text);
    }

    private void checkId(PaymentKind kind, String id) {
        boolean fits = kind.isAmerican()
                ? CharacterSet.ASCII.holds(id) && id.equals(id.strip()) && !id.isEmpty()
                : PainSettings.isReference(id);
        if (!fits || id.length() > ID_WIDTH) {
            review.problem(
                    id,
                    "id",
                    "(%s) must be 1 to 35 letters, digits and - ? : ( ) . , ' + without / at an end, since it reaches the payee"
                            .formatted(id));
        }
    }

    private void checkAmount(PaymentKind kind, String id, Money amount) {
        @Nullable Money most = kind.most();
        if (!amount.isPositive()) {
            review.problem(id, "amount", "(%s) must be greater than zero".formatted(amount));
        } else if (most != null && !amount.currency().equals(most.currency())) {
            review.problem(id, "amount", "(%s) must be in %s".formatted(amount, most.currency()));
        } else if (most != null && amount.compareTo(most) > 0) {
            review.problem(
                    id, "amount", "(%s) exceeds %s, the most of one payment. Maybe split it.".formatted(amount, most));
        } else if (kind == PaymentKind.US_WIRE
                && !amount.currency().getCurrencyCode().equals("USD")) {
            review.problem(id, "amount", "(%s) must be in USD".formatted(amount));
        } else if (amount.amount().precision() > MOST_DIGITS) {
            review.problem(id, "amount", "(%s) has more than 18 digits".formatted(amount));
        }
    }

    /** Checks an account for what its rail needs of it. */
    void account(PaymentKind kind, @Nullable String id, String field, BankAccount account, boolean creditor) {
        if (kind == PaymentKind.SEPA) {
            Optional<String> problem = Iban.problem(account.iban());
            if (problem.isPresent()) {
                review.problem(id, field + ".iban", problem.get());
            } else if (!PaymentKind.isSepa(account.iban())) {
                review.problem(id, field + ".iban", "(%s) is of a country outside SEPA".formatted(account.masked()));
            }
        } else if (kind.isAmerican()) {
            RoutingNumber.problem(account.routingNumber())
                    .ifPresent(p -> review.problem(id, field + ".routingNumber", p));
            number(id, field, account.accountNumber(), 17);
        } else {
            if (account.iban() != null) {
                Iban.problem(account.iban()).ifPresent(p -> review.problem(id, field + ".iban", p));
            } else {
                number(id, field, account.accountNumber(), ACCOUNT_WIDTH);
            }
            if (creditor && account.bic() == null && account.routingNumber() == null) {
                review.problem(
                        id, field + ".bic", "is missing. Outside SEPA a payment needs the BIC of the payee's bank.");
            }
            if (account.bic() == null && account.routingNumber() != null) {
                RoutingNumber.problem(account.routingNumber())
                        .ifPresent(p -> review.problem(id, field + ".routingNumber", p));
            }
        }
        bic(kind, id, field, account);
    }

    private void bic(PaymentKind kind, @Nullable String id, String field, BankAccount account) {
        @Nullable String bic = account.bic();
        if (bic == null || kind.isAmerican()) {
            return;
        }
        if (Bic.problem(bic).isPresent()) {
            review.problem(id, field + ".bic", Bic.problem(bic).get());
        } else if (!settings.version.takes(bic)) {
            review.problem(id, field + ".bic", "(%s) needs version 09 or later".formatted(bic));
        } else if (review.listens() && !Bic.agrees(bic, account.iban())) {
            review.note(
                    id,
                    field + ".bic",
                    "(%s) is of another country than the IBAN (%s)".formatted(bic, account.masked()));
        }
    }

    private void number(@Nullable String id, String field, @Nullable String number, int most) {
        if (number == null) {
            review.problem(id, field + ".accountNumber", "is missing");
        } else if (number.length() > most) {
            review.problem(
                    id,
                    field + ".accountNumber",
                    "(%s) has %d characters, but the file carries %d"
                            .formatted(Masked.of(number), number.length(), most));
        } else if (!CharacterSet.SEPA.holds(number)) {
            review.problem(
                    id,
                    field + ".accountNumber",
                    "(%s) must be letters, digits, blanks and hyphens".formatted(Masked.of(number)));
        }
    }

    /** A name in the letters and the length of the file. */
    String name(@Nullable String id, String field, String name, PaymentKind kind, CharacterSet characters) {
        CharacterSet.Carried carried = characters.carry(name);
        if (carried.lost() != null || carried.text().isEmpty()) {
            review.problem(
                    id,
                    field,
                    "(%s) has letters that the file cannot carry. Maybe give the name in Latin letters."
                            .formatted(name));
            return "";
        }
        int most = kind == PaymentKind.SEPA ? 70 : 140;
        String text = carried.text();
        String cut = text.length() <= most
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most)
                        .strip();
        if (review.listens() && !cut.equals(name)) {
            review.note(id, field, "\"%s\" is written as \"%s\"".formatted(name, cut));
        }
        return cut;
    }

    private @Nullable PostalLines address(
            PaymentKind kind, String id, String field, PaymentInstruction payment, CharacterSet characters) {
        if (!settings.addresses) {
            return null;
        }
        boolean needed = kind.needsAddress();
        if (needed
                && (payment.payeeAddress() == null
                        || payment.payeeAddress().parts().isEmpty())) {
            review.problem(
                    id,
                    field,
                    "is missing. A payment of this kind needs town and country of the payee. Maybe complete it with the vendor, or set %s=none where the bank agrees."
                            .formatted(PainOptions.ADDRESS));
            return null;
        }
        if (review.listens() && payment.payeeAddress() == null && isOutside(kind, payment)) {
            review.note(
                    id,
                    field,
                    "is missing. The payee's country is in SEPA, but outside the European Economic Area, and some banks want it then.");
        }
        return AddressMending.mend(
                id,
                field,
                payment.payeeAddress(),
                characters,
                settings.addressLines,
                settings.incompleteRefused || needed,
                review);
    }

    private static boolean isOutside(PaymentKind kind, PaymentInstruction payment) {
        @Nullable String iban = payment.account().iban();
        return kind == PaymentKind.SEPA && PaymentKind.isSepa(iban) && iban != null && !PaymentKind.isInside(iban);
    }

    private List<RemittanceItem> items(PaymentInstruction payment, CharacterSet characters) {
        List<RemittanceItem> items = new ArrayList<>(payment.remittance().size());
        for (int i = 0; i < payment.remittance().size(); i++) {
            RemittanceItem item = payment.remittance().get(i);
            CharacterSet.Carried number = characters.carry(item.invoiceNumber());
            if (number.lost() != null || number.text().isEmpty()) {
                review.problem(
                        payment.id(),
                        "remittance[%d].invoiceNumber".formatted(i),
                        "(%s) has letters that the file cannot carry".formatted(item.invoiceNumber()));
            } else if (review.listens() && !number.text().equals(item.invoiceNumber())) {
                review.note(
                        payment.id(),
                        "remittance[%d].invoiceNumber".formatted(i),
                        "\"%s\" is written as \"%s\"".formatted(item.invoiceNumber(), number.text()));
            }
            @Nullable String reference = reference(payment.id(), i, item.creditorReference());
            items.add(new RemittanceItem(
                    number.text(), item.invoiceDate(), item.gross(), item.discount(), item.paid(), reference));
        }
        return items;
    }

    private @Nullable String reference(String id, int index, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String reference = given.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        CreditorReference.problem(reference)
                .ifPresent(p -> review.problem(id, "remittance[%d].creditorReference".formatted(index), p));
        return reference;
    }

    /** SEPA carries one structured reference and nothing beside it; elsewhere each invoice stands on its own. */
    private boolean isStructured(PaymentKind kind, List<RemittanceItem> items) {
        if (items.isEmpty() || settings.remittance.equals("unstructured")) {
            return false;
        }
        if (kind == PaymentKind.SEPA) {
            return items.size() == 1 && items.get(0).creditorReference() != null;
        }
        return items.stream().allMatch(item -> item.invoiceNumber().length() <= ID_WIDTH);
    }

    private String text(String id, List<RemittanceItem> items) {
        String text = RemittanceText.of(id, items);
        if (review.listens()) {
            if (!RemittanceText.namesAll(text, items)) {
                review.note(id, "remittance", "does not fit 140 characters and is written as \"%s\"".formatted(text));
            }
            if (items.stream().anyMatch(item -> item.creditorReference() != null)) {
                review.note(
                        id,
                        "remittance",
                        "is written as a text of %d invoices, which has no room for creditor references"
                                .formatted(items.size()));
            }
        }
        return text;
    }
}
