package com.smartap.core.internal.recognition;

import com.smartap.core.VendorLessons.KeyKind;
import com.smartap.core.internal.persistence.Keys;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.invoice.InvoiceContent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Recognises the vendor of an invoice: by tax id, then by the account that it asks to pay to, then by the domain of its
 * mail and web addresses, then by its name. The first of these that anybody fits decides; where several vendors fit, the
 * next ones choose among them. At each, the vendor master comes first, and what examples taught counts where it tells
 * nothing. Read-only: nothing that is printed on an invoice changes a vendor.
 */
public final class VendorRecognition {
    private VendorRecognition() {}

    /**
     * The vendors that fit.
     *
     * @param content what was read, or what a person said
     * @param domains the domains on the pages; asked for only where tax id and account do not decide
     * @return one if it is clear, several if it is not, none if nobody fits
     */
    public static List<VendorRow> find(Tx tx, InvoiceContent content, Supplier<Set<String>> domains) {
        VendorKeys keys = new VendorKeys(tx.em(), tx.tenant());
        List<VendorRow> fitting = byNumbers(tx, keys, content);
        if (fitting.size() != 1 && keys.anyDomain()) {
            fitting = narrow(fitting, byDomain(keys, domains.get()));
        }
        if (fitting.size() != 1) {
            fitting = narrow(fitting, byName(tx, keys, content));
        }
        return fitting;
    }

    /** Whether the domains on the pages are needed: neither tax id nor account decides, and some vendor has a domain. */
    public static boolean needsDomains(Tx tx, InvoiceContent content) {
        VendorKeys keys = new VendorKeys(tx.em(), tx.tenant());
        return byNumbers(tx, keys, content).size() != 1 && keys.anyDomain();
    }

    private static List<VendorRow> byNumbers(Tx tx, VendorKeys keys, InvoiceContent content) {
        List<VendorRow> fitting = byTaxId(tx, keys, content);
        return fitting.size() == 1 ? fitting : narrow(fitting, byAccount(keys, content));
    }

    /** Those of the further ones that fitted before; where none fitted before, all of the further ones. */
    private static List<VendorRow> narrow(List<VendorRow> before, List<VendorRow> further) {
        if (before.isEmpty()) {
            return further;
        }
        Set<UUID> ids = further.stream().map(row -> row.id).collect(Collectors.toSet());
        List<VendorRow> both =
                before.stream().filter(row -> ids.contains(row.id)).toList();
        return both.isEmpty() ? before : both;
    }

    private static List<VendorRow> byTaxId(Tx tx, VendorKeys keys, InvoiceContent content) {
        return Optional.ofNullable(Keys.taxId(content.vendor().taxId()))
                .map(key -> orLearned(tx.vendors().byTaxKey(key), keys, KeyKind.TAX_ID, List.of(key)))
                .orElse(List.of());
    }

    private static List<VendorRow> byAccount(VendorKeys keys, InvoiceContent content) {
        String iban = content.vendor().iban();
        return iban == null || iban.isBlank() ? List.of() : keys.byAccount(Keys.account(iban));
    }

    private static List<VendorRow> byDomain(VendorKeys keys, Set<String> domains) {
        return domains.isEmpty() ? List.of() : orLearned(keys.byMailDomain(domains), keys, KeyKind.DOMAIN, domains);
    }

    private static List<VendorRow> byName(Tx tx, VendorKeys keys, InvoiceContent content) {
        String name = content.vendor().name();
        if (name == null || name.isBlank()) {
            return List.of();
        }
        String key = Keys.name(name);
        return orLearned(tx.vendors().byNameKey(key), keys, KeyKind.NAME, List.of(key));
    }

    private static List<VendorRow> orLearned(
            List<VendorRow> known, VendorKeys keys, KeyKind kind, Collection<String> values) {
        if (!known.isEmpty()) {
            return known;
        }
        Map<UUID, VendorRow> learned = new LinkedHashMap<>();
        for (String value : values) {
            List<VendorRow> having = keys.learned(kind, value);
            // What several vendors share tells nothing.
            if (having.size() == 1) {
                learned.put(having.get(0).id, having.get(0));
            }
        }
        return new ArrayList<>(learned.values());
    }
}
