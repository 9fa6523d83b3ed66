package com.example.tryton;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of Tryton's models that the simulator has, and where they lead. */
final class TwinModels {
    /** A field that leads to records of another model; {@code back} names the field there that leads back. */
    record Relation(String model, boolean many, String back) {}

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("res.user", "name company"),
            Map.entry("company.company", "rec_name party>party.party currency>currency.currency"),
            Map.entry("currency.currency", "code active"),
            Map.entry("country.country", "code"),
            Map.entry("country.subdivision", "code"),
            Map.entry(
                    "party.party",
                    "name code active email phone replaced_by>party.party tax_identifier>party.identifier"
                            + " supplier_payment_term>account.invoice.payment_term account_payable>account.account"
                            + " categories>>party.category addresses<party.address.party"
                            + " identifiers<party.identifier.party contact_mechanisms<party.contact_mechanism.party"),
            Map.entry("party.category", "name"),
            Map.entry(
                    "party.address",
                    "party>party.party street postal_code city invoice active country>country.country"
                            + " subdivision>country.subdivision"),
            Map.entry("party.identifier", "party>party.party type code"),
            Map.entry("party.contact_mechanism", "party>party.party type value"),
            Map.entry("bank", "bic rec_name"),
            Map.entry("bank.account", "active bank>bank owners>>party.party numbers<bank.account.number.account"),
            Map.entry("bank.account.number", "type number account>bank.account"),
            Map.entry("account.invoice.payment_term", "name"),
            Map.entry("account.account.type", "name"),
            Map.entry("account.account", "code name active closed company type>account.account.type"),
            Map.entry(
                    "account.tax",
                    "name description type rate active company parent invoice_account credit_note_account"),
            Map.entry("account.journal", "name type"),
            Map.entry("account.configuration", "default_account_payable default_category_account_expense"),
            Map.entry("product.category", "account_expense"),
            Map.entry("product.uom", "factor"),
            Map.entry("product.product", "code name account_category>product.category"),
            Map.entry(
                    "purchase.purchase",
                    "company number party invoice_party state invoice_method purchase_date total_amount"
                            + " currency>currency.currency lines<purchase.line.purchase"),
            Map.entry(
                    "purchase.line",
                    "purchase>purchase.purchase type description quantity unit_price product>product.product"
                            + " unit>product.uom taxes>>account.tax moves<stock.move.origin"
                            + " invoice_lines<account.invoice.line.origin"),
            Map.entry(
                    "stock.move",
                    "origin shipment state quantity uom>product.uom product>product.product purchase>purchase.purchase"),
            Map.entry("stock.shipment.in", "company number supplier state effective_date planned_date"),
            Map.entry(
                    "account.invoice",
                    "company type party invoice_address journal account currency>currency.currency reference comment"
                            + " invoice_date payment_term payment_term_date state number total_amount amount_to_pay"
                            + " payment_lines>>account.move.line reconciliation_lines>>account.move.line"
                            + " lines<account.invoice.line.invoice purchases>>purchase.purchase"),
            Map.entry(
                    "account.invoice.line",
                    "invoice>account.invoice type invoice_type description quantity unit_price account company currency"
                            + " party origin product unit>product.uom taxes>>account.tax"),
            Map.entry("account.invoice.tax", "invoice manual description account base amount tax"),
            Map.entry("account.move", "number origin description"),
            Map.entry(
                    "account.move.line",
                    "debit credit date second_currency>currency.currency amount_second_currency move>account.move"),
            Map.entry("ir.attachment", "name type resource description data"));

    private TwinModels() {}

    static boolean has(String model) {
        return FIELDS.containsKey(model);
    }

    static Set<String> fields(String model) {
        return Stream.concat(
                        words(model).stream().map(word -> word.split("[<>]")[0]),
                        Stream.of("id", "create_date", "write_date"))
                .collect(Collectors.toSet());
    }

    /** Where a field leads; null if it holds a value. */
    static Relation relation(String model, String field) {
        for (String word : words(model)) {
            if (word.startsWith(field + ">>")) {
                return new Relation(word.substring(field.length() + 2), true, "");
            }
            if (word.startsWith(field + ">")) {
                return new Relation(word.substring(field.length() + 1), false, "");
            }
            if (word.startsWith(field + "<")) {
                String target = word.substring(field.length() + 1);
                int dot = target.lastIndexOf('.');
                return new Relation(target.substring(0, dot), true, target.substring(dot + 1));
            }
        }
        return null;
    }

    private static List<String> words(String model) {
        return List.of(FIELDS.getOrDefault(model, "").split(" "));
    }
}
