package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.check.Iban;
import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Syntax;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.einvoice.Values;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who asks for money, to which account, and who is asked. */
final class PartyReader {
    private final EInvoice invoice;
    private final Terms terms;
    private final Fields fields;

    PartyReader(EInvoice invoice, Fields fields) {
        this.invoice = invoice;
        this.terms = invoice.terms();
        this.fields = fields;
    }

    Party vendor() {
        Optional<Terms> seller = terms.group(4);
        Optional<Term> tax = either(seller, 31);
        if (tax.isEmpty() && invoice.syntax() != Syntax.FATTURAPA) {
            either(seller, 32)
                    .ifPresent(number -> fields.warn(
                            "TAX_NUMBER: the vendor states no VAT id, but \"%s\"".formatted(Fields.shown(number))));
        }
        return new Party(
                name(InvoiceField.VENDOR_NAME, seller, 27, 28),
                taxId(InvoiceField.VENDOR_TAX_ID, seller, tax),
                account(),
                address(
                        InvoiceField.VENDOR_ADDRESS,
                        seller.flatMap(party -> party.group(5)),
                        35,
                        36,
                        162,
                        38,
                        37,
                        39,
                        40));
    }

    Party customer() {
        Optional<Terms> buyer = terms.group(7);
        return new Party(
                name(InvoiceField.CUSTOMER_NAME, buyer, 44, 45),
                taxId(InvoiceField.CUSTOMER_TAX_ID, buyer, either(buyer, 48)),
                null,
                address(
                        InvoiceField.CUSTOMER_ADDRESS,
                        buyer.flatMap(party -> party.group(8)),
                        50,
                        51,
                        163,
                        53,
                        52,
                        54,
                        55));
    }

    private @Nullable String name(InvoiceField field, Optional<Terms> party, int name, int trading) {
        Optional<Term> found = either(party, name, trading);
        if (found.isEmpty() && invoice.syntax() == Syntax.FATTURAPA && party.isPresent()) {
            return FatturaPa.person(party.get().element())
                    .map(person -> fields.put(field, Fields.DECLARED, person.text(), person.source(), List.of()))
                    .orElse(null);
        }
        return fields.text(field, found);
    }

    private @Nullable String taxId(InvoiceField field, Optional<Terms> party, Optional<Term> term) {
        if (invoice.syntax() == Syntax.FATTURAPA && party.isPresent()) {
            return FatturaPa.taxId(party.get().element())
                    .map(id -> fields.put(field, Fields.DECLARED, id.text(), id.source(), List.of()))
                    .orElse(null);
        }
        return fields.text(field, term);
    }

    /** The first account to which money may be sent; the others are alternatives. */
    private @Nullable String account() {
        List<Term> accounts = terms.groups(17).stream()
                .flatMap(group -> group.first(84).stream())
                .toList();
        if (accounts.isEmpty()) {
            return null;
        }
        Term first = accounts.get(0);
        String iban = Iban.normalised(first.text());
        List<FieldReading.Alternative> others = accounts.stream()
                .skip(1)
                .map(term -> Iban.normalised(term.text()))
                .filter(other -> !other.equals(iban))
                .distinct()
                .limit(3)
                .map(other -> new FieldReading.Alternative(other, 0.5, null))
                .toList();
        if (!others.isEmpty()) {
            fields.warn("ACCOUNTS: the invoice names %d accounts; the first one was taken".formatted(accounts.size()));
        }
        fields.put(
                InvoiceField.VENDOR_IBAN, others.isEmpty() ? Fields.DECLARED : 0.9, first.text(), first.path(), others);
        return iban;
    }

    private @Nullable String address(InvoiceField field, Optional<Terms> group, int... numbers) {
        if (group.isEmpty()) {
            return null;
        }
        Terms address = group.get();
        String street = joined(address, ", ", numbers[0], numbers[1], numbers[2]);
        String town = joined(address, " ", numbers[3], numbers[4]);
        String rest = joined(address, ", ", numbers[5], numbers[6]);
        String text =
                Stream.of(street, town, rest).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return text.isEmpty()
                ? null
                : fields.put(field, Fields.DECLARED, text, address.element().path(), List.of());
    }

    private static String joined(Terms address, String glue, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> address.text(number).map(Values::line).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(glue));
    }

    private static Optional<Term> either(Optional<Terms> group, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> group.flatMap(terms -> terms.first(number)))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
