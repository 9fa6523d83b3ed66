package com.smartap.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.Party;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void account_numbers_never_show_in_full() {
        assertThat(Masked.of("DE89370400440532013000")).isEqualTo("••••3000");
        assertThat(Masked.of("1234567")).isEqualTo("••••");
        assertThat(Masked.of(null)).isEmpty();
        BankAccount account = BankAccount.us("Acme", "021000021", "987654321");
        assertThat(account.toString())
                .contains("••••4321")
                .doesNotContain("987654321")
                .doesNotContain("021000021");
        assertThat(new Party("Acme", null, "DE89370400440532013000", null).toString())
                .doesNotContain("370400440532");
    }

    @Test
    void a_bank_account_has_a_number_and_blanks_in_an_iban_do_not_count() {
        assertThatThrownBy(() -> new BankAccount(null, BankAccount.Type.CHECKING, "021000021", " ", null, null, null))
                .hasMessageContaining("account number or an IBAN");
        BankAccount account =
                new BankAccount(null, BankAccount.Type.CHECKING, null, null, "de89 3704 0044 0532 0130 00", null, null);
        assertThat(account.iban()).isEqualTo("DE89370400440532013000");
        assertThat(account.identity()).isEqualTo("DE89370400440532013000");
        assertThat(BankAccount.us("A", "021000021", "0012").identity()).isEqualTo("021000021/0012");
    }

    @Test
    void secrets_never_show() {
        Secret secret = Secret.of("hunter2-hunter2");
        assertThat(secret.toString()).doesNotContain("hunter");
        assertThat(secret).isEqualTo(Secret.of("hunter2-hunter2")).isNotEqualTo(Secret.of("other"));
        Credentials credentials = new Credentials(Map.of("clientSecret", secret), 1);
        assertThat(credentials.toString()).contains("clientSecret").doesNotContain("hunter");
        assertThatThrownBy(() -> credentials.require("refreshToken")).hasMessage("credentials.refreshToken is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UPPER", "with blank", "-begins", "ümlaut", "a/b", "a'b"})
    void a_malformed_tenant_is_refused(String tenant) {
        assertThatThrownBy(() -> new TenantId(tenant)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tenants_have_a_default() {
        assertThat(TenantId.DEFAULT.value()).isEqualTo("default");
        assertThat(new TenantId("acme-2").toString()).isEqualTo("acme-2");
    }

    @Test
    void idempotency_keys_are_made_of_what_they_stand_for() {
        InvoiceId id = InvoiceId.of("3f0c8a1e-2f1b-4c1d-9a55-6f0c8a1e2f1b");
        assertThat(IdempotencyKey.of("post-bill", id, 1).value())
                .isEqualTo("post-bill:3f0c8a1e-2f1b-4c1d-9a55-6f0c8a1e2f1b:1");
        assertThatThrownBy(() -> new IdempotencyKey("has blank")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdempotencyKey("x".repeat(129))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hash_names_its_bytes() {
        assertThat(ContentHash.of(new byte[0]).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThatThrownBy(() -> new ContentHash("E3B0")).hasMessageContaining("64 lower-case");
    }

    @Test
    void an_address_reads_as_people_write_it() {
        assertThat(new Address("Parts Ln", "400", "48201", "Detroit", "MI", "us").oneLine())
                .isEqualTo("400 Parts Ln, Detroit, MI 48201, US");
        assertThatThrownBy(() -> new Address(null, null, null, null, null, "USA"))
                .hasMessageContaining("country (USA)");
    }

    @Test
    void content_cannot_be_changed_from_outside() {
        List<InvoiceLine> lines = new ArrayList<>();
        lines.add(InvoiceLine.read("Bolt", "B-1", BigDecimal.ONE, BigDecimal.TEN, BigDecimal.TEN));
        InvoiceContent content =
                InvoiceContent.builder().invoiceNumber("A-1").lines(lines).build();
        lines.clear();
        assertThat(content.lines()).hasSize(1);
        assertThatThrownBy(() -> content.lines().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(content.toBuilder().build()).isEqualTo(content);
    }

    @Test
    void what_is_to_be_paid_is_the_amount_due_or_else_the_total() {
        InvoiceContent content =
                InvoiceContent.builder().total(new BigDecimal("100")).build();
        assertThat(content.payable()).contains(new BigDecimal("100"));
        assertThat(content.toBuilder().amountDue(new BigDecimal("40")).build().payable())
                .contains(new BigDecimal("40"));
        assertThat(InvoiceContent.EMPTY.payable()).isEmpty();
    }

    @Test
    void a_page_request_has_bounds() {
        assertThatThrownBy(() -> PageRequest.first(0)).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> PageRequest.first(201)).hasMessageContaining("1 to 200");
        assertThat(Page.single(List.of(1, 2)).map(n -> n * 2).items()).containsExactly(2, 4);
    }
}
