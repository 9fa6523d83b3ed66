package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to be asked of Tryton to write a bill. What is missing there is a refusal that says so. */
final class BillFacts {
    private static final String TAX = "account.tax";
    private final TrytonApi api;
    private final TrytonSettings settings;

    BillFacts(TrytonApi api, TrytonSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** A vendor. */
    record Vendor(
            long id, long address, long payable, @Nullable Long terms) {}

    /**
     * A line of an order.
     *
     * @param waiting the invoice that Tryton drafted for it by itself; null where it drafts none
     */
    record OrderLine(
            long id,
            @Nullable Long product,
            @Nullable Long unit,
            @Nullable Long waiting) {}

    /** Where a line is booked. */
    record Coding(
            long account,
            @Nullable OrderLine orderLine,
            @Nullable Long tax) {
        static Coding of(long account) {
            return new Coding(account, null, null);
        }
    }

    /** A tax of one rate. */
    record Tax(long id, String description, BigDecimal rate, long account, long creditAccount) {
        DraftTax of(Money base) {
            Money amount = Money.rounded(base.amount().multiply(rate), base.currency(), RoundingMode.HALF_EVEN);
            return new DraftTax(id, description, base.isNegative() ? creditAccount : account, base, amount);
        }
    }

    Vendor vendor(Bill bill) {
        String what = "vendorExternalId (%s)".formatted(bill.vendorExternalId());
        ObjectNode row = first(
                        "party.party",
                        Domain.all(Domain.is("id", Long.parseLong(bill.vendorExternalId()))),
                        "active",
                        "account_payable",
                        "supplier_payment_term",
                        "addresses.invoice",
                        "addresses.active")
                .orElseThrow(() -> refused("VENDOR", what + " is no party in Tryton"));
        if (!row.path("active").asBoolean(true)) {
            throw refused("VENDOR", what + " is inactive in Tryton");
        }
        Optional<Long> payable =
                Values.number(what, row, "account_payable").or(() -> standard("default_account_payable"));
        return new Vendor(
                Values.id(what, row),
                address(what, row),
                payable.orElseThrow(() -> refused("VENDOR", what + " has no account payable in Tryton")),
                Values.number(what, row, "supplier_payment_term").orElse(null));
    }

    private static long address(String what, ObjectNode row) {
        Long chosen = null;
        for (JsonNode address : row.path("addresses.")) {
            boolean active = address.path("active").asBoolean(true);
            if (active && (chosen == null || address.path("invoice").asBoolean(false))) {
                chosen = Values.id(what, address);
                if (address.path("invoice").asBoolean(false)) {
                    break;
                }
            }
        }
        if (chosen == null) {
            throw refused("VENDOR", what + " has no address in Tryton, which an invoice needs");
        }
        return chosen;
    }

    long journal() {
        return first("account.journal", Domain.all(Domain.where("type", "=", "expense")), "name")
                .map(row -> Values.id("account.journal", row))
                .orElseThrow(() -> refused("JOURNAL", "Tryton has no journal of type expense"));
    }

    long currency(Currency currency) {
        return first("currency.currency", Domain.all(Domain.where("code", "=", currency.getCurrencyCode())), "active")
                .filter(row -> row.path("active").asBoolean(true))
                .map(row -> Values.id("currency.currency", row))
                .orElseThrow(() -> refused("CURRENCY", "currency (%s) is not set up in Tryton".formatted(currency)));
    }

    /** The account of a code; without one, the default account of the settings or else of Tryton. */
    long account(@Nullable String code) {
        String used = code == null ? settings.defaultExpenseAccount() : code;
        if (used == null) {
            return standard("default_category_account_expense")
                    .orElseThrow(() -> refused("ACCOUNT", "accountCode is missing. Maybe set defaultExpenseAccount"));
        }
        boolean byId = used.matches(TrytonAccounts.BY_ID + "[0-9]{1,18}");
        ArrayNode clause = byId
                ? Domain.is("id", Long.parseLong(used.substring(TrytonAccounts.BY_ID.length())))
                : Domain.where("code", "=", used);
        List<ObjectNode> rows = api.search(
                "account.account",
                Domain.all(clause, Domain.is("company", api.company().get().id())),
                "active",
                "closed");
        List<ObjectNode> usable = rows.stream()
                .filter(row -> row.path("active").asBoolean(true)
                        && !row.path("closed").asBoolean(false))
                .toList();
        if (usable.size() != 1) {
            String state = rows.isEmpty() ? "is not in Tryton" : "is inactive or closed";
            throw refused(
                    "ACCOUNT",
                    "account (%s) %s"
                            .formatted(used, usable.isEmpty() ? state : "stands for several. Maybe use id:NUMBER"));
        }
        return Values.id("account.account", usable.get(0));
    }

    /** Where a line of a bill is booked. */
    Coding coding(Bill bill, Bill.Line line) {
        String code = line.taxCode() == null ? settings.defaultTaxCode() : line.taxCode();
        Long tax = code == null ? null : Long.valueOf(code);
        if (line.purchaseOrderLineExternalId() == null) {
            return new Coding(account(line.accountCode()), null, tax);
        }
        String what = "purchaseOrderLineExternalId (%s)".formatted(line.purchaseOrderLineExternalId());
        ObjectNode row = orderLine(what, bill, line.purchaseOrderLineExternalId());
        OrderLine ordered = new OrderLine(
                Values.id(what, row),
                Values.number(what, row, "product").orElse(null),
                Values.number(what, row, "unit").orElse(null),
                waiting(what, row));
        Optional<Long> own = line.accountCode() == null
                ? Values.number(what, row.path("product.").path("account_category."), "account_expense")
                : Optional.empty();
        return new Coding(own.orElseGet(() -> account(line.accountCode())), ordered, tax);
    }

    private ObjectNode orderLine(String what, Bill bill, String id) {
        ObjectNode row = first(
                        "purchase.line",
                        Domain.all(Domain.is("id", Long.parseLong(id)), Domain.where("type", "=", "line")),
                        "purchase",
                        "purchase.state",
                        "purchase.invoice_method",
                        "product",
                        "product.account_category.account_expense",
                        "unit",
                        "invoice_lines.invoice.state",
                        "invoice_lines.invoice.comment")
                .orElseThrow(() -> refused("ORDER", what + " is not in Tryton. Maybe import purchase orders again"));
        String order = Values.number(what, row, "purchase").map(String::valueOf).orElse("");
        if (!order.equals(bill.purchaseOrderExternalId())) {
            throw refused("ORDER", "%s is no line of order %s".formatted(what, bill.purchaseOrderExternalId()));
        }
        JsonNode purchase = row.path("purchase.");
        String state = Json.text(purchase, "state").orElse("");
        if (!List.of("confirmed", "processing", "done").contains(state)) {
            throw refused("ORDER", "order %s is %s in Tryton and takes no bill".formatted(order, state));
        }
        return row;
    }

    /**
     * Unless a purchase is invoiced by hand, Tryton drafts its invoice by itself: from the order, or from what came. A
     * bill beside that draft would bill the order twice, so the draft becomes the bill.
     */
    private static @Nullable Long waiting(String what, ObjectNode row) {
        if (Json.text(row.path("purchase."), "invoice_method").orElse("manual").equals("manual")) {
            return null;
        }
        for (JsonNode line : row.path("invoice_lines.")) {
            JsonNode invoice = line.path("invoice.");
            boolean ours = Json.text(invoice, "comment").orElse("").contains(HeldBill.MARK);
            if (Json.text(invoice, "state").orElse("").equals("draft") && !ours) {
                return Values.id(what, invoice);
            }
        }
        throw refused(
                "ORDER",
                what
                        + " has no draft of an invoice in Tryton: all is billed, or nothing came yet. Maybe receive it first,"
                        + " or set the invoice method of the purchase to Manual");
    }

    /** The rows of an invoice that Tryton drafted; refused if a person added some. */
    List<Long> linesOf(long draft) {
        List<Long> ids = new ArrayList<>();
        for (ObjectNode row : api.search("account.invoice.line", Domain.all(Domain.is("invoice", draft)), "origin")) {
            if (Values.reference(row, "origin", "purchase.line").isEmpty()) {
                throw refused(
                        "ORDER",
                        "draft %d of Tryton for this order holds lines of somebody else. Maybe post or delete it there"
                                .formatted(draft));
            }
            ids.add(Values.id("account.invoice.line", row));
        }
        return ids;
    }

    List<Long> taxesOf(long draft) {
        return api.search("account.invoice.tax", Domain.all(Domain.is("invoice", draft)), "description").stream()
                .map(row -> Values.id("account.invoice.tax", row))
                .toList();
    }

    Tax tax(long id) {
        String what = "taxCode (%d)".formatted(id);
        ObjectNode row = first(
                        TAX,
                        Domain.all(
                                Domain.is("id", id),
                                Domain.is("company", api.company().get().id())),
                        "description",
                        "type",
                        "rate",
                        "active",
                        "invoice_account",
                        "credit_note_account")
                .filter(found -> found.path("active").asBoolean(true))
                .orElseThrow(() -> refused("TAX", what + " is no active tax in Tryton"));
        if (!Json.text(row, "type").orElse("").equals("percentage")) {
            throw refused("TAX", what + " is composed of others or has no rate. Maybe name one with a rate");
        }
        return new Tax(
                id,
                Json.text(row, "description").orElse("Tax"),
                Values.requireDecimal(what, row, "rate"),
                Values.number(what, row, "invoice_account").orElse(-1L),
                Values.number(what, row, "credit_note_account").orElse(-1L));
    }

    private Optional<Long> standard(String field) {
        return first("account.configuration", Domain.all(), field)
                .flatMap(row -> Values.number("account.configuration", row, field));
    }

    private Optional<ObjectNode> first(String model, ArrayNode domain, String... fields) {
        return api.search(model, domain, fields).stream().findFirst();
    }

    static ConnectorRefusedException refused(String code, String words) {
        return new ConnectorRefusedException(words, 200, code, words);
    }
}
