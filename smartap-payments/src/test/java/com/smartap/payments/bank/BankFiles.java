package com.smartap.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.StatementReader;
import com.smartap.testkit.payment.StatementRecorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Assumptions;
import org.xml.sax.SAXException;

/** Orders, files and readers for the tests between the formats and the simulated bank. */
final class BankFiles {
    static final BankAccount OWN = new BankAccount(
            null,
            BankAccount.Type.CHECKING,
            "091000019",
            "123456789",
            "DE89370400440532013000",
            "COBADEFFXXX",
            "First Bank");
    static final String GERMAN = "DE02120300000000202051";
    static final List<StatementReader> READERS = ServiceLoader.load(StatementReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(reader -> reader.id().equals("csv")))
            .toList();

    private static final Address BERLIN = new Address("Hauptstrasse", "5", "10115", "Berlin", null, "DE");

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private BankFiles() {}

    static PaymentInstruction american(String id, String amount) {
        return payment(id, Money.of(amount, "USD"), BankAccount.us("X", "021000021", "0087654321"));
    }

    static PaymentInstruction european(String id, String amount, String currency) {
        BankAccount to = new BankAccount(null, BankAccount.Type.CHECKING, null, null, GERMAN, "BYLADEM1001", null);
        return payment(id, Money.of(amount, currency), to);
    }

    private static PaymentInstruction payment(String id, Money amount, BankAccount to) {
        RemittanceItem item = new RemittanceItem("INV-" + id, null, amount, null, amount, null);
        return new PaymentInstruction(id, amount, "Industrial Parts Co", BERLIN, to, List.of(item));
    }

    static PaymentOrder order(
            String id, Instant now, LocalDate day, Map<String, String> options, PaymentInstruction... payments) {
        return order(id, now, day, options, Arrays.asList(payments));
    }

    static PaymentOrder order(
            String id, Instant now, LocalDate day, Map<String, String> options, List<PaymentInstruction> payments) {
        Originator originator = new Originator("Northwind Books", "1123456789", OWN, "First Bank", BERLIN);
        return new PaymentOrder(id, now, day, false, false, originator, payments, options);
    }

    static byte[] write(PaymentFormat format, PaymentOrder order) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            format.write(order, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a file says, read by the one reader that recognises it. */
    static StatementRecorder read(DocumentSource file) {
        try {
            byte[] bytes = file.readAll();
            byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 4096));
            List<StatementReader> recognising =
                    READERS.stream().filter(reader -> reader.recognises(head)).toList();
            assertThat(recognising).as("readers of %s", file.name()).hasSize(1);
            StatementRecorder recorder = read(bytes, recognising.get(0));
            assertThat(recorder.warnings()).as("warnings of %s", file.name()).isEmpty();
            return recorder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a file says, read by the first reader that recognises it; that of CSV looks longest and is asked last. */
    static StatementRecorder readFirst(DocumentSource file) {
        try {
            byte[] bytes = file.readAll();
            byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 4096));
            for (StatementReader reader : READERS) {
                if (reader.recognises(head)) {
                    return read(bytes, reader);
                }
            }
            throw new AssertionError("no reader recognises " + file.name());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static StatementRecorder read(byte[] bytes, StatementReader reader) throws IOException {
        StatementRecorder recorder = new StatementRecorder();
        reader.read(new ByteArrayInputStream(bytes), recorder);
        return recorder;
    }

    /** The official schema of a message: of the test resources, or of the shared folder. */
    static Validator schema(String message) throws Exception {
        URL here = BankFiles.class.getResource("/iso20022/" + message + ".xsd");
        File shared = new File(System.getProperty("smartap.shared", "."), "schemas/iso20022/" + message + ".xsd");
        Assumptions.assumeTrue(
                here != null || shared.exists(), "the schema %s is not at %s".formatted(message, shared));
        return SCHEMAS.computeIfAbsent(message, name -> {
                    try {
                        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
                        return here == null ? factory.newSchema(shared) : factory.newSchema(here);
                    } catch (SAXException e) {
                        throw new AssertionError(e);
                    }
                })
                .newValidator();
    }
}
