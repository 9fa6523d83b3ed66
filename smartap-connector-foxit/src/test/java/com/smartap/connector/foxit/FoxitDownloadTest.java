package com.smartap.connector.foxit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorException;
import com.smartap.testkit.esign.SigningRequests;
import com.smartap.testkit.foxit.WrongDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is taken for a signed document. Whether it is the right one, and signed, is for others to judge. */
class FoxitDownloadTest {
    @Test
    void the_signed_document_is_another_file_than_the_one_that_was_sent() throws IOException {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            byte[] signed = download(foxit, signed(foxit));
            assertThat(signed).isNotEqualTo(SigningRequests.pdf("A"));
            try (PDDocument document = Loader.loadPDF(signed)) {
                assertThat(document.getNumberOfPages())
                        .as("with a certificate of completion")
                        .isEqualTo(2);
                assertThat(document.getSignatureDictionaries()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WrongDocument.class,
            names = {"CUT_OFF", "HTML", "ZIP_OF_TWO", "ERROR"})
    void what_is_no_whole_pdf_is_refused_and_nothing_is_written(WrongDocument wrong) {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String id = signed(foxit);
            foxit.twin.handOut(id, wrong);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThatThrownBy(() -> foxit.gateway().download(id, out))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("foxit-1");
            assertThat(out.size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WrongDocument.class,
            mode = Mode.EXCLUDE,
            names = {"CUT_OFF", "HTML", "ZIP_OF_TWO", "ERROR"})
    void what_is_a_pdf_is_handed_on_to_be_judged(WrongDocument wrong) throws IOException {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            String id = signed(foxit);
            foxit.twin.handOut(id, wrong);
            try (PDDocument document = Loader.loadPDF(download(foxit, id))) {
                assertThat(document.getNumberOfPages()).isPositive();
            }
        }
    }

    @Test
    void a_whole_folder_is_unpacked_if_it_holds_one_pdf() throws IOException {
        try (FoxitFixture foxit = FoxitFixture.classic()) {
            foxit.with("download", "folder");
            String id = signed(foxit);
            byte[] plain = download(foxit, id);
            foxit.twin.zipFolders(true);
            assertThat(download(foxit, id)).hasSameSizeAs(plain);
        }
    }

    @Test
    void a_zip_that_unpacks_to_more_than_the_limit_costs_no_more_than_that() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("a.pdf"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1024 * 1024]);
            }
            zip.closeEntry();
        }
        assertThatThrownBy(() -> new SignedFile("foxit-1", 1024 * 1024).pdf(bomb.toByteArray()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("too large");
    }

    private static String signed(FoxitFixture foxit) {
        String id = foxit.asked("A", 1);
        foxit.twin.sign(id, FoxitFixture.email(1));
        return id;
    }

    private static byte[] download(FoxitFixture foxit, String id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        foxit.gateway().download(id, out);
        return out.toByteArray();
    }
}
