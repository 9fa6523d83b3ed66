package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Syntax;
import com.smartap.capture.internal.einvoice.Tables;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.xml.XmlElement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules on codes, from the tables {@code code.rules} and {@code codes.lists}. */
final class CodeRules {
    private static final Map<String, Set<String>> LISTS = lists();
    private static final List<Rule> RULES =
            Tables.lines("code.rules").stream().map(Rule::of).toList();
    private static final Set<String> MIME_TYPES = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet");

    private CodeRules() {}

    /** A term, or an attribute of one. */
    private record Place(int term, @Nullable String attribute) {}

    private record Rule(String id, String syntax, Set<String> codes, List<Place> places) {
        static Rule of(String line) {
            String[] words = line.split(" ");
            List<Place> places = Arrays.stream(words[3].split(","))
                    .map(place -> place.split("@"))
                    .map(parts -> new Place(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : null))
                    .toList();
            return new Rule(words[0], words[1], CodeRules.codes(words[2]), places);
        }

        /** Codes of exemptions are written in any case; SEPA is a scheme of identifiers beside those of ISO 6523. */
        boolean holds(String code) {
            return codes.contains(code)
                    || id.equals("BR-CL-22") && codes.contains(code.toUpperCase(Locale.ROOT))
                    || id.equals("BR-CL-10") && code.equals("SEPA");
        }

        boolean holdsFor(Syntax kind) {
            return syntax.equals("-") || syntax.equals("ubl") == kind.isUbl();
        }
    }

    /** The codes of a list. */
    static Set<String> codes(String list) {
        Set<String> codes = LISTS.get(list);
        if (codes == null) {
            throw new IllegalStateException("no list " + list);
        }
        return codes;
    }

    static void check(EInvoice invoice, Report report) {
        for (Rule rule : RULES) {
            if (rule.holdsFor(invoice.syntax())) {
                rule.places().forEach(place -> check(invoice, rule, place, report));
            }
        }
        types(invoice, report);
        if (invoice.syntax().isUbl()) {
            currencies(invoice.root(), report);
        } else {
            invoice.terms().stated(110).forEach(term -> currency(term.element(), report));
            invoice.terms().stated(111).forEach(term -> currency(term.element(), report));
        }
        for (Term file : invoice.terms().stated(125)) {
            if (file.qualifier("mimeCode")
                    .filter(mime -> !MIME_TYPES.contains(mime))
                    .isPresent()) {
                report.error("BR-CL-24", file, "the kind of the attached file is none that is allowed");
            }
        }
    }

    private static void check(EInvoice invoice, Rule rule, Place place, Report report) {
        for (Term term : invoice.terms().stated(place.term())) {
            String code = place.attribute() == null
                    ? term.text()
                    : term.qualifier(place.attribute()).orElse("");
            boolean stated = place.attribute() == null || !code.isEmpty();
            if (stated && !rule.holds(code)) {
                report.error(
                        rule.id(),
                        term,
                        "\"%s\" is not in the code list of BT-%d".formatted(shown(code), term.number()));
            }
        }
    }

    private static void types(EInvoice invoice, Report report) {
        Set<String> allowed = switch (invoice.syntax()) {
            case UBL_INVOICE -> codes("invoice-types");
            case UBL_CREDIT_NOTE -> codes("credit-note-types");
            default -> codes("types");
        };
        for (Term type : invoice.terms().all(3)) {
            if (!allowed.contains(type.text())) {
                report.error(
                        "BR-CL-01",
                        type,
                        "\"%s\" is no type of %s"
                                .formatted(
                                        shown(type.text()),
                                        invoice.syntax() == Syntax.UBL_CREDIT_NOTE ? "a credit note" : "an invoice"));
            }
        }
    }

    private static void currencies(XmlElement element, Report report) {
        currency(element, report);
        element.children().forEach(child -> currencies(child, report));
    }

    private static void currency(XmlElement element, Report report) {
        String code = element.attribute("currencyID").orElse(null);
        if (code != null && !codes("currencies").contains(code)) {
            report.error("BR-CL-03", element, "\"%s\" is no currency".formatted(shown(code)));
        }
    }

    static String shown(String code) {
        return code.length() > 30 ? code.substring(0, 30) + "…" : code;
    }

    private static Map<String, Set<String>> lists() {
        Map<String, Set<String>> lists = new HashMap<>();
        for (String line : Tables.lines("codes.lists")) {
            int blank = line.indexOf(' ');
            lists.put(
                    line.substring(0, blank),
                    Set.copyOf(Arrays.asList(line.substring(blank + 1).split(" "))));
        }
        return Map.copyOf(lists);
    }
}
