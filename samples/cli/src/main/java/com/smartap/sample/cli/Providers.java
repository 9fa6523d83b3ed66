package com.smartap.sample.cli;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.provider.PaymentProvider;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Providers on the class path, by their ids. */
final class Providers {
    private Providers() {}

    static PaymentFormat paymentFormat(String id) {
        return named(
                "format", id, all(PaymentFormat.class, PaymentFormat::spiLevel, PaymentFormat::id), PaymentFormat::id);
    }

    static ErpConnectorProvider connector(String id) {
        return named("system", id, connectors(), ErpConnectorProvider::id);
    }

    static List<ErpConnectorProvider> connectors() {
        return all(ErpConnectorProvider.class, ErpConnectorProvider::spiLevel, ErpConnectorProvider::id);
    }

    static PaymentProvider paymentProvider(String id) {
        return named("system", id, paymentProviders(), PaymentProvider::id);
    }

    static List<PaymentProvider> paymentProviders() {
        return all(PaymentProvider.class, PaymentProvider::spiLevel, PaymentProvider::id);
    }

    static ESignProvider signatureProvider(String id) {
        return named("system", id, signatureProviders(), ESignProvider::id);
    }

    static List<ESignProvider> signatureProviders() {
        return all(ESignProvider.class, ESignProvider::spiLevel, ESignProvider::id);
    }

    /**
     * The reader of a bank file.
     *
     * @param format its id, such as {@code camt.053} or {@code CAMT_053}; {@code auto} looks at the file
     */
    static StatementReader statementReader(String format, DocumentSource file) throws IOException {
        List<StatementReader> readers = all(StatementReader.class, StatementReader::spiLevel, StatementReader::id);
        if (!format.equalsIgnoreCase("auto")) {
            return named("format", format, readers, StatementReader::id);
        }
        byte[] head = InputFile.head(file);
        return readers.stream()
                .filter(reader -> reader.recognises(head))
                .findFirst()
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.STATEMENT_FORMAT,
                        "%s is not a bank file that a reader on the class path recognises (readers: %s)"
                                .formatted(file.name(), ids(readers, StatementReader::id)),
                        false,
                        "file",
                        null));
    }

    static <T> List<T> all(Class<T> type, ToIntFunction<T> level, Function<T, String> id) {
        List<T> found = ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        found.forEach(provider -> SpiLevel.requireSupported(level.applyAsInt(provider), id.apply(provider)));
        return found;
    }

    private static <T> T named(String field, String id, List<T> found, Function<T, String> idOf) {
        return found.stream()
                .filter(provider -> plain(idOf.apply(provider)).equals(plain(id)))
                .findFirst()
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.NOT_FOUND,
                        "%s \"%s\" is not on the class path (found: %s)".formatted(field, id, ids(found, idOf)),
                        false,
                        field,
                        null));
    }

    private static <T> String ids(List<T> found, Function<T, String> idOf) {
        return found.stream().map(idOf).sorted().collect(Collectors.joining(", "));
    }

    /** {@code camt.053}, {@code CAMT_053} and {@code camt053} are one. */
    private static String plain(String id) {
        return id.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
