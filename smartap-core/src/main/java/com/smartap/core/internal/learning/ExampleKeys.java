package com.smartap.core.internal.learning;

import com.smartap.core.VendorLessons.KeyKind;
import com.smartap.core.internal.persistence.Domains;
import com.smartap.core.internal.persistence.Keys;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.recognition.VendorKeys;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a corrected invoice teaches about whom it is of. Accounts are never among it. */
final class ExampleKeys {
    /** Shorter words of a name, such as {@code and} or {@code der}, stand in domains of anybody. */
    private static final int LONG_WORD = 4;

    private ExampleKeys() {}

    /** Keeps the keys of an example, as far as the vendor master does not have them. */
    static void learn(
            Tx tx, VendorRow vendor, InvoiceContent read, InvoiceContent said, List<WordPage> pages, UUID invoice) {
        VendorKeys keys = new VendorKeys(tx.em(), tx.tenant());
        String taxId = Keys.taxId(said.vendor().taxId());
        if (taxId != null
                && !taxId.equals(vendor.taxKey)
                && !taxId.equals(Keys.taxId(said.customer().taxId()))) {
            keys.learn(vendor.id, KeyKind.TAX_ID, taxId, invoice);
        }
        name(keys, vendor, said.vendor().name(), said.customer().name(), invoice);
        // The next one is read as wrongly as this one; but a customer's name read as the vendor's is nobody's key.
        name(keys, vendor, read.vendor().name(), said.customer().name(), invoice);
        for (String domain : Domains.in(pages.stream()
                .flatMap(page -> page.words().stream())
                .map(PlacedWord::text)
                .toList())) {
            if (!domain.equals(vendor.emailDomain) && isOf(domain, vendor, said)) {
                keys.learn(vendor.id, KeyKind.DOMAIN, domain, invoice);
            }
        }
    }

    private static void name(
            VendorKeys keys, VendorRow vendor, @Nullable String name, @Nullable String customer, UUID invoice) {
        if (name == null || name.isBlank()) {
            return;
        }
        String key = Keys.name(name);
        boolean customers = customer != null && key.equals(Keys.name(customer));
        if (!key.isBlank() && !customers && !key.equals(vendor.nameKey)) {
            keys.learn(vendor.id, KeyKind.NAME, key, invoice);
        }
    }

    /** Whether a domain is called like the vendor and not like the customer, whose own stands on every invoice. */
    private static boolean isOf(String domain, VendorRow vendor, InvoiceContent said) {
        Set<String> vendors = words(vendor.nameKey, said.vendor().name());
        Set<String> customers = words(null, said.customer().name());
        String plain = domain.substring(0, domain.lastIndexOf('.')).replaceAll("[^a-z0-9]", "");
        return vendors.stream().filter(word -> !customers.contains(word)).anyMatch(plain::contains)
                && customers.stream().filter(word -> !vendors.contains(word)).noneMatch(plain::contains);
    }

    private static Set<String> words(@Nullable String key, @Nullable String name) {
        String second = name == null ? null : Keys.name(name);
        return Arrays.asList(key, second).stream()
                .filter(Objects::nonNull)
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .filter(word -> word.length() >= LONG_WORD)
                .collect(Collectors.toSet());
    }
}
