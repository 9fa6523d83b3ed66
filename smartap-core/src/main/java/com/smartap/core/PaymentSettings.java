package com.smartap.core;

import com.smartap.model.TenantId;
import com.smartap.spi.Api;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.Originator;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who pays, in which formats, and how files go to the bank and come from it.
 *
 * @param originator who pays, and from which account; null until there is one, and no payment is built
 * @param originators who pays what is in a currency; other currencies are paid by {@code originator}
 * @param format the payment format of batches that name none
 * @param formatOptions options of payment formats by their ids, as each documents them; {@code balanced}: {@code true}
 *     for debiting the originator too
 * @param reportFormats formats in which released batches may be rendered besides; no bank pays by these
 * @param channel carries files to the bank and brings its answers; null where files are downloaded and their hand-over
 *     is confirmed by hand
 * @param tenant whose bank the channel serves; other tenants download their files
 * @param pollInterval how often the channel is asked for statements, more than nothing
 * @param statementLimits what may be spent on reading one file from a bank
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentSettings(
        @Nullable Originator originator,
        Map<Currency, Originator> originators,
        String format,
        Map<String, Map<String, String>> formatOptions,
        Set<String> reportFormats,
        @Nullable BankChannel channel,
        TenantId tenant,
        Duration pollInterval,
        StatementLimits statementLimits) {
    /** NACHA CCD, reports as CSV, JSON and positive pay, no originator yet and no channel. */
    public static final PaymentSettings STANDARD = new PaymentSettings(
            null,
            Map.of(),
            "nacha-ccd",
            Map.of(),
            Set.of("csv", "json", "positive-pay"),
            null,
            TenantId.DEFAULT,
            Duration.ofSeconds(30),
            StatementLimits.DEFAULT);

    /** Copies what is given. */
    public PaymentSettings {
        originators = Map.copyOf(originators);
        Map<String, Map<String, String>> options = new HashMap<>();
        formatOptions.forEach((id, given) -> options.put(id, Map.copyOf(given)));
        formatOptions = Map.copyOf(options);
        reportFormats = Set.copyOf(reportFormats);
    }

    /** The standard, paid by somebody. */
    public static PaymentSettings of(Originator originator) {
        return STANDARD.paidBy(originator);
    }

    /** The same, paid by somebody. */
    public PaymentSettings paidBy(Originator payer) {
        return new PaymentSettings(
                payer,
                originators,
                format,
                formatOptions,
                reportFormats,
                channel,
                tenant,
                pollInterval,
                statementLimits);
    }

    /** The same, with what is in a currency paid by somebody. */
    public PaymentSettings paidBy(Currency currency, Originator payer) {
        Map<Currency, Originator> more = new HashMap<>(originators);
        more.put(currency, payer);
        return new PaymentSettings(
                originator, more, format, formatOptions, reportFormats, channel, tenant, pollInterval, statementLimits);
    }

    /** The same in another format where batches name none, and with other reports. */
    public PaymentSettings formats(String standard, Set<String> reports) {
        return new PaymentSettings(
                originator,
                originators,
                standard,
                formatOptions,
                reports,
                channel,
                tenant,
                pollInterval,
                statementLimits);
    }

    /** The same with options of a format. */
    public PaymentSettings options(String id, Map<String, String> options) {
        Map<String, Map<String, String>> more = new HashMap<>(formatOptions);
        more.put(id, options);
        return new PaymentSettings(
                originator, originators, format, more, reportFormats, channel, tenant, pollInterval, statementLimits);
    }

    /** The same over a channel to the bank of the standard tenant. */
    public PaymentSettings over(BankChannel bank) {
        return over(bank, tenant);
    }

    /** The same over a channel to a tenant's bank. */
    public PaymentSettings over(BankChannel bank, TenantId served) {
        return new PaymentSettings(
                originator,
                originators,
                format,
                formatOptions,
                reportFormats,
                bank,
                served,
                pollInterval,
                statementLimits);
    }

    /** The same, asking the channel more or less often. */
    public PaymentSettings every(Duration interval) {
        return new PaymentSettings(
                originator,
                originators,
                format,
                formatOptions,
                reportFormats,
                channel,
                tenant,
                interval,
                statementLimits);
    }

    /** The same with other limits on files from banks. */
    public PaymentSettings within(StatementLimits limits) {
        return new PaymentSettings(
                originator, originators, format, formatOptions, reportFormats, channel, tenant, pollInterval, limits);
    }
}
