package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.erp.VendorImport;
import com.smartap.testkit.erp.VendorImportContract;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuickBooksVendorImportTest extends VendorImportContract {
    private final TwinFixture fixture = new TwinFixture();
    private final VendorImport subject = fixture.ability(VendorImport.class);

    @Override
    protected VendorImport subject() {
        return subject;
    }

    @Override
    protected void put(int number, Instant modifiedAt) {
        fixture.vendor(number, modifiedAt);
    }

    @Override
    protected String idOf(int number) {
        return String.valueOf(number);
    }

    @Override
    protected void touch(int number) {
        fixture.twin.touch("Vendor", idOf(number));
    }

    @Test
    void a_vendor_comes_with_its_fields_and_inactive_ones_come_too() {
        put(1, START);
        put(2, START);
        assertThat(subject.vendors(null, 10).items())
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(
                        one -> {
                            assertThat(one.name()).isEqualTo("Vendor 1");
                            assertThat(one.taxId()).isEqualTo("12-3456781");
                            assertThat(one.email()).isEqualTo("ap@vendor1.example");
                            assertThat(one.address().oneLine()).isEqualTo("400 Parts Ln, Detroit, MI 48201, US");
                            assertThat(one.paymentTerms()).isEqualTo("Net 30");
                            assertThat(one.active()).isTrue();
                            assertThat(one.modifiedAt()).isEqualTo(START);
                        },
                        two -> assertThat(two.active()).isFalse());
    }

    @Test
    void a_foreign_cursor_and_a_limit_out_of_range_are_refused() {
        assertThatThrownBy(() -> subject.vendors("x' or 1=1", 10))
                .isInstanceOf(SmartApException.class)
                .hasMessageContaining("cursor");
        assertThatThrownBy(() -> subject.vendors(null, 1001)).isInstanceOf(InvalidRequestException.class);
    }

    @AfterEach
    void close() {
        fixture.close();
    }
}
