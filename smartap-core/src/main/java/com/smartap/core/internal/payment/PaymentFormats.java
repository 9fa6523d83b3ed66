package com.smartap.core.internal.payment;

import com.smartap.core.PaymentSettings;
import com.smartap.core.Payments;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns batches into what payment formats write. */
public final class PaymentFormats {
    /** The option, known to the engine alone, that asks for files which also debit the originator's account. */
    private static final String BALANCED = "balanced";

    private static final String OPTION = "options.";

    private final Map<String, PaymentFormat> formats;
    private final String standard;
    private final @Nullable Originator originator;
    private final Map<Currency, Originator> originators;
    private final Map<String, Map<String, String>> options;
    private final Set<String> reports;

    public PaymentFormats(Map<String, PaymentFormat> formats, PaymentSettings settings) {
        this.formats = Map.copyOf(formats);
        this.standard = settings.format();
        this.originator = settings.originator();
        this.originators = settings.originators();
        this.options = settings.formatOptions();
        this.reports = settings.reportFormats();
    }

    /** What is wrong with configured options, as far as that can be told without a batch. */
    public static List<String> problems(Map<String, PaymentFormat> formats, PaymentSettings settings) {
        List<String> problems = new ArrayList<>();
        Originator any = settings.originator() != null
                ? settings.originator()
                : settings.originators().values().stream().findFirst().orElse(null);
        new TreeMap<>(settings.formatOptions()).forEach((id, given) -> {
            PaymentFormat format = formats.get(id);
            if (format == null) {
                problems.add("payments.formats.%s is no payment format on the class path (found: %s)"
                        .formatted(id, formats.keySet().stream().sorted().toList()));
            } else if (any != null) {
                problems(format, given, any).forEach(problem -> problems.add("payments.formats." + id + "." + problem));
            }
        });
        return problems;
    }

    /** A format tells what it thinks of its options when it is shown an order, even one without payments. */
    private static List<String> problems(PaymentFormat format, Map<String, String> given, Originator any) {
        if (!given.getOrDefault(BALANCED, "true").matches("true|false")) {
            return List.of("balanced (%s) must be true or false".formatted(given.get(BALANCED)));
        }
        LocalDate day = LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
        PaymentOrder order =
                new PaymentOrder("trial", Instant.EPOCH, day, false, false, any, List.of(), withoutOwn(given));
        return format.check(order).stream()
                .filter(problem -> problem.field().startsWith(OPTION))
                .map(problem -> problem.field().substring(OPTION.length()) + " " + problem.message())
                .toList();
    }

    /** The formats that there are. */
    List<Payments.Format> list() {
        return formats.values().stream()
                .map(format -> new Payments.Format(
                        format.id(),
                        format.mediaType(),
                        format.fileExtension(),
                        format.id().equals(standard),
                        reports.contains(format.id()),
                        optionsOf(format.id())))
                .sorted(java.util.Comparator.comparing(Payments.Format::id))
                .toList();
    }

    /** The format of an id; the configured one for null. */
    PaymentFormat format(@Nullable String id) {
        String wanted = id == null || id.isBlank() ? standard : id;
        PaymentFormat format = formats.get(wanted);
        if (format == null) {
            throw new InvalidRequestException(
                    "format",
                    "payment format \"%s\" is not on the class path (found: %s). Maybe add smartap-payments."
                            .formatted(
                                    wanted,
                                    String.join(
                                            ", ",
                                            formats.keySet().stream().sorted().toList())));
        }
        return format;
    }

    /** The format of a report; those that banks pay by are none. */
    PaymentFormat report(String id) {
        if (!reports.contains(id)) {
            throw new InvalidRequestException(
                    "format",
                    "format (%s) is not for reports; %s are. A batch has one payment file, in the format that it was built for."
                            .formatted(id, reports.stream().sorted().toList()));
        }
        return format(id);
    }

    /** The options that a format is configured with. */
    Map<String, String> optionsOf(String format) {
        return options.getOrDefault(format, Map.of());
    }

    /** A batch as its own format understands it. A released one is created at its release. */
    PaymentOrder order(PaymentBatchRow batch, List<PaymentRow> payments) {
        Map<String, String> all = new HashMap<>(batch.options == null ? Map.of() : Json.texts(batch.options));
        if (batch.fileOfDay != null) {
            all.putAll(format(batch.format).optionsOf(batch.fileOfDay));
        }
        return order(batch, payments, all);
    }

    /** A batch as the format of a report understands it. */
    PaymentOrder reportOrder(PaymentBatchRow batch, List<PaymentRow> payments, String format) {
        return order(batch, payments, optionsOf(format));
    }

    private PaymentOrder order(PaymentBatchRow batch, List<PaymentRow> payments, Map<String, String> all) {
        return new PaymentOrder(
                batch.number,
                batch.releasedAt == null ? batch.createdAt : batch.releasedAt,
                batch.executionDate,
                batch.sameDay,
                Boolean.parseBoolean(all.get(BALANCED)),
                originator(batch.currency),
                payments.stream().map(PaymentFormats::instruction).toList(),
                withoutOwn(all));
    }

    private static Map<String, String> withoutOwn(Map<String, String> all) {
        Map<String, String> own = new HashMap<>(all);
        own.remove(BALANCED);
        return own;
    }

    private Originator originator(String currency) {
        Originator own = originators.getOrDefault(Currency.getInstance(currency), originator);
        if (own == null) {
            throw new InvalidConfigurationException(
                    "originator is missing: name who pays %s, and from which account, before payments are built"
                            .formatted(currency));
        }
        return own;
    }

    private static PaymentInstruction instruction(PaymentRow row) {
        Money amount = PaymentRows.money(row.amount, row.currency);
        return new PaymentInstruction(
                row.reference,
                amount,
                row.payee,
                row.payeeAddress == null ? null : Json.to(row.payeeAddress, Address.class),
                Json.to(row.account, BankAccount.class),
                List.of(new PaymentInstruction.RemittanceItem(
                        row.invoiceNumber, row.invoiceDate, amount, null, amount, null)));
    }
}
