package com.smartap.spring;

import com.smartap.model.TenantId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Payment files and the bank.
 *
 * @param format Payment format of batches that name none.
 * @param bankTenant The tenant whose bank the channel serves; other tenants download their files.
 * @param bankFolder Folder through which files are exchanged with the bank; without it, files are sent by hand.
 */
record PaymentsProperties(
        @DefaultValue("nacha-ccd") String format,
        @DefaultValue("default") String bankTenant,
        @Nullable Path bankFolder) {

    void check(Problems problems) {
        problems.require(!format.isBlank(), "payments.format", "must not be blank. Maybe leave it out for nacha-ccd");
        problems.check("payments.bank-tenant", () -> new TenantId(bankTenant));
    }
}
