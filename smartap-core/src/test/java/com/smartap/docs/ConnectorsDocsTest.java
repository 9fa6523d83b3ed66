package com.smartap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.architecture.Repository;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.AttachmentAhead;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpWebhooks;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.spi.esign.ESignProvider;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Prints what the connectors can do into the documents. */
class ConnectorsDocsTest {
    private static final Map<Class<?>, String> ABILITIES = new LinkedHashMap<>();

    static {
        ABILITIES.put(VendorImport.class, "vendors");
        ABILITIES.put(PurchaseOrderImport.class, "purchase orders");
        ABILITIES.put(GoodsReceiptImport.class, "goods receipts");
        ABILITIES.put(ChartOfAccounts.class, "accounts and tax codes");
        ABILITIES.put(BillPosting.class, "bills and credit notes");
        ABILITIES.put(AttachmentUpload.class, "documents on bills");
        ABILITIES.put(AttachmentAhead.class, "documents before their bill");
        ABILITIES.put(PaymentStatusQuery.class, "payment status");
        ABILITIES.put(ErpWebhooks.class, "webhooks");
        ABILITIES.put(QuotaReport.class, "what is left of quotas");
    }

    private final List<ErpConnectorProvider> providers = ServiceLoader.load(ErpConnectorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.getClass().getName().startsWith("com.smartap.connector."))
            .sorted(Comparator.comparing(ErpConnectorProvider::displayName))
            .toList();

    @Test
    void the_matrix_shows_what_each_connector_can_do() {
        assertThat(providers).flatExtracting(ErpConnectorProvider::abilities).isSubsetOf(ABILITIES.keySet());
        String head = providers.stream()
                .map(provider -> " [%s](%s.md) |".formatted(provider.displayName(), provider.id()))
                .collect(Collectors.joining());
        String rows = ABILITIES.entrySet().stream()
                .map(ability -> "| %s |%s"
                        .formatted(
                                ability.getValue(),
                                providers.stream()
                                        .map(provider ->
                                                provider.abilities().contains(ability.getKey()) ? " ✓ |" : " – |")
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining("\n"));
        Page.of("docs/erp/README.md")
                .shows("matrix", "| |" + head + "\n|---|" + "---|".repeat(providers.size()) + "\n" + rows);
    }

    @Test
    void field_limits_are_listed() {
        String rows = providers.stream()
                .flatMap(provider -> provider.limits().stream().map(limit -> row(provider, limit)))
                .collect(Collectors.joining("\n"));
        Page.of("docs/erp/README.md")
                .shows(
                        "limits",
                        "| system | field | its name there | characters | longer values |\n|---|---|---|---|---|\n"
                                + rows);
    }

    @Test
    void dimensions_are_listed() {
        String rows = providers.stream()
                .flatMap(provider -> new TreeMap<>(provider.dimensions())
                        .entrySet().stream()
                                .map(dimension -> "| %s | `%s` | %s |"
                                        .formatted(provider.displayName(), dimension.getKey(), dimension.getValue())))
                .collect(Collectors.joining("\n"));
        Page.of("docs/erp/README.md")
                .shows("dimensions", "| system | dimension | what it becomes |\n|---|---|---|\n" + rows);
    }

    @Test
    void the_page_of_each_system_names_every_setting_and_credential() {
        for (ErpConnectorProvider provider : providers) {
            String page = Repository.text(Repository.root().resolve("docs/erp/%s.md".formatted(provider.id())));
            assertThat(provider.settings())
                    .extracting(SettingKey::name)
                    .as("docs/erp/%s.md", provider.id())
                    .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        }
    }

    @Test
    void the_page_of_each_provider_of_signatures_names_every_setting_and_credential() {
        List<ESignProvider> signing = ServiceLoader.load(ESignProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.getClass().getName().startsWith("com.smartap.connector."))
                .toList();
        assertThat(signing).isNotEmpty();
        for (ESignProvider provider : signing) {
            String page = Repository.text(Repository.root().resolve("docs/esign/%s.md".formatted(provider.id())));
            assertThat(provider.settings())
                    .extracting(SettingKey::name)
                    .as("docs/esign/%s.md", provider.id())
                    .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        }
    }

    private static String row(ErpConnectorProvider provider, FieldLimit limit) {
        return "| %s | `%s` | `%s` | %d | %s: %s |"
                .formatted(
                        provider.displayName(),
                        limit.field(),
                        limit.erpField(),
                        limit.maxLength(),
                        switch (limit.overflow()) {
                            case REFUSED -> "refused";
                            case SHORTENED -> "shortened";
                            case ELLIPSIS -> "cut with an ellipsis";
                        },
                        limit.note());
    }
}
