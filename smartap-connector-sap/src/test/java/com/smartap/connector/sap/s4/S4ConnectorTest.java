package com.smartap.connector.sap.s4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.twin.Misbehaviour;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S4ConnectorTest {
    private final S4Fixture s4 = new S4Fixture();

    @AfterEach
    void close() {
        s4.close();
    }

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(ErpConnectorProvider.class))
                .extracting(ErpConnectorProvider::id)
                .contains("sap-s4");
    }

    @Test
    void client_credentials_get_a_token_that_is_renewed_when_it_is_over() {
        s4.settings.put("tokenUrl", s4.twin.tokenUrl().toString());
        s4.vault = new TestCredentialVault(s4.clock, s4.twin.clientCredentials());
        ErpConnector connector = s4.connector();
        assertThat(connector.test().company()).isEqualTo("company code 1010");
        long before = s4.twin.requests();
        connector.test();
        assertThat(s4.twin.requests()).isEqualTo(before + 1);
        s4.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        BillPosting posting = connector.ability(BillPosting.class).orElseThrow();
        assertThat(posting.post(s4.bill("INV-O"), IdempotencyKey.of("post-bill", "INV-O", 1)))
                .isInstanceOf(PostingOutcome.Posted.class);
        s4.twin.misbehave(Misbehaviour.REVOKE_TOKENS);
        assertThatThrownBy(connector::test).isInstanceOf(ConnectorAuthorizationException.class);
    }

    @Test
    void a_base_address_may_be_the_host_or_end_in_the_path_of_the_services() {
        for (String end : new String[] {"", "/", "/sap/opu/odata/sap", "/sap/opu/odata/sap/"}) {
            URI address = URI.create(s4.twin.baseUrl() + end);
            ErpConnector connector = S4ContractTest.hasty(s4.clock)
                    .create(new TestConnectorContext("c", s4.clock, address, s4.settings, s4.vault));
            assertThat(connector.test().company()).isNotBlank();
            connector.close();
        }
        assertThat(s4.twin.violations()).isEmpty();
    }

    @Test
    void every_problem_of_the_settings_is_named_at_once() {
        TestConnectorContext context = new TestConnectorContext(
                "c",
                s4.clock,
                null,
                Map.of(
                        "sapClient", "1",
                        "taxCodes", "I1:19",
                        "timeZone", "Mars",
                        "authentication", "oauth2",
                        "receiptMovements", "1"),
                s4.vault);
        ErpConnectorProvider provider = S4ContractTest.hasty(s4.clock);
        assertThatThrownBy(() -> provider.create(context))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll(
                        "companyCode", "sapClient", "taxCodes", "timeZone", "tokenUrl", "receiptMovements", "baseUrl");
    }

    @Test
    void a_reversed_bill_is_void() {
        String id = s4.posted(s4.bill("INV-V"));
        s4.twin.reverse(id);
        assertThat(s4.ability(PaymentStatusQuery.class).paymentStatus(id)).satisfies(status -> {
            assertThat(status.status()).isEqualTo(Status.VOID);
            assertThat(status.total()).isEqualTo(Money.of("599.96", "USD"));
            assertThat(status.balance().isZero()).isTrue();
        });
    }

    @Test
    void payments_of_another_invoice_of_the_vendor_count_for_nothing() {
        String one = s4.posted(s4.bill("INV-1"));
        String two = s4.posted(s4.bill("INV-2"));
        s4.twin.pay(one, Money.of("599.96", "USD"));
        PaymentStatusQuery payments = s4.ability(PaymentStatusQuery.class);
        assertThat(payments.paymentStatus(one).status()).isEqualTo(Status.PAID);
        assertThat(payments.paymentStatus(two).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void a_document_is_uploaded_once_a_key_however_often_it_is_asked() {
        String bill = s4.posted(s4.bill("INV-1"));
        DocumentSource pdf = DocumentSource.of("Größe & Co.pdf", "%PDF".getBytes(StandardCharsets.US_ASCII));
        AttachmentUpload attachments = s4.ability(AttachmentUpload.class);
        String first = attachments.attach(bill, pdf, "application/pdf", IdempotencyKey.of("attach", 1));
        assertThat(s4.ability(AttachmentUpload.class)
                        .attach(bill, pdf, "application/pdf", IdempotencyKey.of("attach", 1)))
                .isEqualTo(first);
        attachments.attach(bill, pdf, "application/pdf", IdempotencyKey.of("attach", 2));
        assertThat(s4.twin.attachments(bill)).isEqualTo(2);
        assertThat(s4.twin.violations()).isEmpty();
    }

    @Test
    void limits_are_told_as_data() {
        assertThat(S4ContractTest.hasty(s4.clock).limits())
                .filteredOn(limit -> limit.field().equals("invoiceNumber"))
                .extracting(FieldLimit::erpField, FieldLimit::maxLength)
                .contains(org.assertj.core.groups.Tuple.tuple("SupplierInvoiceIDByInvcgParty", 16));
    }
}
