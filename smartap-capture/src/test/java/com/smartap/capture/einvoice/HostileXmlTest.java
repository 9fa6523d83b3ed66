package com.smartap.capture.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.smartap.capture.EInvoiceReader;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileXmlTest {
    private final EInvoiceReader reader = new EInvoiceReader();

    @TempDir
    private Path folder;

    @Test
    void document_types_and_entities_are_refused_and_nothing_is_fetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "top secret");
        String laughs = "<!DOCTYPE Invoice [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        String external = "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        String remote = "<!DOCTYPE Invoice SYSTEM \"http://127.0.0.1:9/never.dtd\">";
        for (String type : new String[] {laughs, external, remote}) {
            String xml = EInvoices.ubl().replace("?>", "?>" + type).replace("RE-2026/77", "&x;&b;");
            assertThat(code(EInvoices.bytes(xml))).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED);
            assertThatThrownBy(() -> read(EInvoices.bytes(xml))).hasMessageNotContaining("top secret");
        }
        assertThat(code(EInvoices.bytes(EInvoices.ubl().replace("RE-2026/77", "&undeclared;"))))
                .isIn(ErrorCode.DOCUMENT_DAMAGED, ErrorCode.DOCUMENT_UNSUPPORTED);
    }

    @Test
    void what_is_cut_off_or_not_well_formed_is_damaged() {
        byte[] whole = EInvoices.bytes(EInvoices.ubl());
        for (int length : new int[] {1, 100, whole.length / 2, whole.length - 5}) {
            assertThat(code(Arrays.copyOf(whole, length))).isEqualTo(ErrorCode.DOCUMENT_DAMAGED);
        }
        assertThat(code(EInvoices.bytes(EInvoices.ubl().replace("</cbc:ID>", "</cbc:Id>"))))
                .isEqualTo(ErrorCode.DOCUMENT_DAMAGED);
        assertThat(code(EInvoices.bytes(EInvoices.ubl().replace("RE-2026", "\u0001"))))
                .isEqualTo(ErrorCode.DOCUMENT_DAMAGED);
        assertThat(code(new byte[0])).isEqualTo(ErrorCode.DOCUMENT_EMPTY);
        assertThat(code(EInvoices.bytes("<Order/>"))).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED);
    }

    @Test
    void what_is_too_large_too_deep_or_too_wide_is_refused() {
        String deep = "<a>".repeat(200) + "</a>".repeat(200);
        assertThat(code(EInvoices.bytes(deep))).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        StringBuilder wide = new StringBuilder("<a");
        for (int i = 0; i < 2000; i++) {
            wide.append(" a").append(i).append("='1'");
        }
        assertThat(code(EInvoices.bytes(wide + "/>"))).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        String many = "<a>" + "<b/>".repeat(600_000) + "</a>";
        assertThat(code(EInvoices.bytes(many))).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        ReadLimits small = new ReadLimits(1000, 1, 1000, ReadLimits.DEFAULT.maxTime());
        DocumentSource source = DocumentSource.of("a.xml", EInvoices.bytes(EInvoices.ubl()));
        assertThat(catchThrowableOfType(DocumentException.class, () -> reader.read(source, small))
                        .code())
                .isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void a_damaged_envelope_is_a_typed_error() {
        byte[] envelope = Envelopes.der(EInvoices.bytes(EInvoices.fattura()));
        assertThat(code(Arrays.copyOf(envelope, envelope.length / 2))).isEqualTo(ErrorCode.DOCUMENT_DAMAGED);
        byte[] boastful = envelope.clone();
        boastful[2] = (byte) 0x7f; // claims eight megabytes
        assertThat(code(boastful)).isEqualTo(ErrorCode.DOCUMENT_DAMAGED);
    }

    @Test
    void no_change_of_bytes_brings_the_reader_down() {
        Random random = new Random(20261121);
        byte[][] originals = {
            EInvoices.bytes(EInvoices.ubl()),
            EInvoices.bytes(EInvoices.cii()),
            Envelopes.ber(EInvoices.bytes(EInvoices.fattura()))
        };
        for (int round = 0; round < 240; round++) {
            byte[] bytes = originals[round % originals.length].clone();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(reader.readAll(DocumentSource.of("a", bytes), ReadLimits.DEFAULT))
                        .isNotEmpty();
            } catch (DocumentException e) {
                assertThat(e.code()).as("round " + round).isNotNull();
                assertThat(e.code().name()).startsWith("DOCUMENT_");
            }
        }
    }

    private ErrorCode code(byte[] bytes) {
        return catchThrowableOfType(DocumentException.class, () -> read(bytes)).code();
    }

    private void read(byte[] bytes) {
        reader.read(DocumentSource.of("a.xml", bytes), ReadLimits.DEFAULT);
    }
}
