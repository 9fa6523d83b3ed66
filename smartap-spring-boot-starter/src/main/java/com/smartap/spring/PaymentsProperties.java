package com.smartap.spring;

import com.smartap.core.StatementLimits;
import com.smartap.model.TenantId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Payment files and the bank.
 *
 * @param format Payment format of batches that name none.
 * @param formats Options by payment format, as the format documents them, such as smartap.payments.formats.nacha-ccd.nacha.line-ending=LF; "balanced" asks for files that also debit the own account. Write an id with dots in brackets: smartap.payments.formats[pain.001.001.09].pain.address=structured.
 * @param reports Formats in which released batches may be rendered besides; no bank pays by these.
 * @param bankTenant The tenant whose bank the channel serves; other tenants download their files.
 * @param bankFolder Folder through which files are exchanged with the bank; without it, files are sent by hand.
 * @param statement What may be spent on reading one file from a bank.
 */
record PaymentsProperties(
        @DefaultValue("nacha-ccd") String format,
        @DefaultValue Map<String, Map<String, String>> formats,
        @DefaultValue({"csv", "json", "positive-pay"}) Set<String> reports,
        @DefaultValue("default") String bankTenant,
        @Nullable Path bankFolder,
        @DefaultValue Statement statement) {

    /**
     * What may be spent on reading one file from a bank.
     *
     * @param maxSize Size of the file as it comes; also the greatest upload over REST.
     * @param maxFiles Files in a zip.
     * @param maxUnpackedSize Size of all files of a zip together, once unpacked.
     */
    record Statement(
            @DefaultValue("100MB") DataSize maxSize,
            @DefaultValue("1000") int maxFiles,
            @DefaultValue("1GB") DataSize maxUnpackedSize) {}

    void check(Problems problems) {
        problems.require(!format.isBlank(), "payments.format", "must not be blank. Maybe leave it out for nacha-ccd");
        problems.check("payments.bank-tenant", () -> new TenantId(bankTenant));
        problems.check("payments.statement", this::toLimits);
    }

    StatementLimits toLimits() {
        return new StatementLimits(
                statement.maxSize().toBytes(),
                statement.maxFiles(),
                statement.maxUnpackedSize().toBytes());
    }
}
