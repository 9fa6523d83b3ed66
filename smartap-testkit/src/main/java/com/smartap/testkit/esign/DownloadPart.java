package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.Twin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The signed document: whole, a PDF, and only when everybody has signed. */
abstract class DownloadPart {
    private final ESignProviderContract contract;
    private final String id = "SIG-" + UUID.randomUUID().toString().substring(0, 8);

    DownloadPart(ESignProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void there_is_no_document_before_everybody_has_signed() {
        String request = contract.asked(id, 2);
        contract.twin.sign(request, ESignProviderContract.email(1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> contract.gateway().download(request, out))
                .isInstanceOf(ConnectorException.class)
                .satisfies(contract::tell);
        assertThat(out.size()).isZero();
    }

    @Test
    void there_is_none_of_a_request_that_was_cancelled() {
        String request = contract.asked(id, 1);
        contract.gateway().cancel(request, "edited");
        assertThatThrownBy(() -> contract.gateway().download(request, OutputStream.nullOutputStream()))
                .isInstanceOf(ConnectorException.class);
        assertThatThrownBy(() -> contract.gateway().download("x/../y", OutputStream.nullOutputStream()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_signed_document_is_a_pdf_with_a_signature_and_can_be_had_again() throws IOException {
        String request = signed();
        byte[] first = download(contract.gateway(), request);
        assertThat(download(contract.gateway(), request)).isEqualTo(first);
        try (PDDocument document = Loader.loadPDF(first)) {
            assertThat(document.getNumberOfPages()).isPositive();
            assertThat(document.getSignatureDictionaries()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"DROP_NEXT", "SERVER_ERROR_NEXT", "RATE_LIMITED_NEXT", "BAD_JSON_NEXT", "ENDLESS_NEXT", "DRIP_NEXT"
            })
    void a_hostile_answer_gives_the_whole_document_or_none(Misbehaviour fault) throws IOException {
        Twin wire = contract.wire();
        String request = signed();
        byte[] whole = download(contract.gateway(), request);
        for (int at = 1; at <= 3; at++) {
            ESignGateway gateway = contract.gateway();
            int[] count = {at};
            wire.beforeEachRequest(() -> {
                count[0]--;
                if (count[0] == 0) {
                    wire.misbehave(fault);
                }
            });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                gateway.download(request, out);
                assertThat(out.toByteArray()).as("fault at call %d", at).isEqualTo(whole);
            } catch (ConnectorException e) {
                contract.tell(e);
                assertThat(out.size()).as("fault at call %d", at).isZero();
            }
            wire.beforeEachRequest(() -> {});
            wire.behave();
        }
    }

    private String signed() {
        String request = contract.asked(id, 1);
        contract.twin.sign(request, ESignProviderContract.email(1));
        return request;
    }

    private static byte[] download(ESignGateway gateway, String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        gateway.download(request, out);
        return out.toByteArray();
    }
}
