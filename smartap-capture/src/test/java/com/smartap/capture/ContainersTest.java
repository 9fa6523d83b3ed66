package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoices;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainersTest {
    private static final byte[] PDF = SampleInvoices.all().get(0).pdf();

    private static Containers.Unpacked unpack(byte[] bytes) {
        return Containers.unpack(DocumentSource.of("a.zip", bytes), ReadLimits.DEFAULT);
    }

    private static Containers.Unpacked mail(String text) {
        return Containers.unpack(
                DocumentSource.of("m.eml", text.getBytes(StandardCharsets.ISO_8859_1)), ReadLimits.DEFAULT);
    }

    @Test
    void documents_come_out_with_their_paths_and_litter_stays_in() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("march/one.pdf", PDF);
        entries.put("__MACOSX/._one.pdf", new byte[] {1});
        entries.put("inner.zip", ZipFiles.zip("two.pdf", PDF));
        assertThat(unpack(ZipFiles.zip(entries)).documents())
                .extracting(Containers.Inside::path)
                .containsExactly("a.zip/march/one.pdf", "a.zip/inner.zip/two.pdf");
    }

    @Test
    void names_that_climb_out_are_refused_and_the_others_are_taken() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../etc/passwd.pdf", PDF);
        entries.put("C:\\Windows\\x.pdf", PDF);
        entries.put("good.pdf", PDF);
        List<Containers.Inside> inside = unpack(ZipFiles.zip(entries)).documents();
        assertThat(inside).extracting(each -> each.refusal() != null).containsExactly(true, true, false);
        assertThat(inside.get(0).path()).doesNotContain("..");
    }

    @Test
    void archives_more_than_two_deep_are_refused() {
        byte[] deep = ZipFiles.zip("c.zip", ZipFiles.zip("b.zip", ZipFiles.zip("x.pdf", PDF)));
        List<Containers.Inside> inside = unpack(deep).documents();
        assertThat(inside).hasSize(1);
        assertThat(inside.get(0).refusal()).hasMessageContaining("too many containers");
    }

    @Test
    void bombs_are_counted_while_they_unpack() {
        byte[] bomb = ZipFiles.zip("zeros.pdf", new byte[80 << 20]);
        assertThat(bomb.length).isLessThan(200_000);
        DocumentException refusal = unpack(bomb).documents().get(0).refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void entries_that_share_their_bytes_are_refused() {
        byte[] zip = ZipFiles.zip(new LinkedHashMap<>(Map.of("a.pdf", PDF, "b.pdf", PDF)));
        int first = directory(zip, 0);
        int second = directory(zip, 1);
        System.arraycopy(zip, first + 42, zip, second + 42, 4);
        assertThatThrownBy(() -> unpack(zip))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("overlap");
    }

    @Test
    void encrypted_entries_are_told() {
        byte[] zip = ZipFiles.zip("secret.pdf", PDF);
        zip[directory(zip, 0) + 8] |= 1;
        DocumentException refusal = unpack(zip).documents().get(0).refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_ENCRYPTED);
    }

    @Test
    void archives_cut_or_changed_anywhere_are_answered_without_any_other_failure() {
        byte[] whole = ZipFiles.zip("a.csv", "Vendor,Invoice,Total\nA,1,1.00\n".getBytes(StandardCharsets.UTF_8));
        for (int at = 4; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] = (byte) 0xFF;
            for (byte[] hostile : List.of(broken, java.util.Arrays.copyOf(whole, at))) {
                try {
                    unpack(hostile);
                } catch (DocumentException refusal) {
                    assertThat(refusal.code().name()).startsWith("DOCUMENT_");
                }
            }
        }
    }

    private static int directory(byte[] zip, int index) {
        int seen = -1;
        for (int i = 0; i + 4 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2 && ++seen == index) {
                return i;
            }
        }
        throw new AssertionError("no directory entry " + index);
    }

    @Test
    void attachments_come_out_of_mails_and_of_mails_in_them_and_decoration_does_not() {
        String pdf = Base64.getMimeEncoder().encodeToString(PDF);
        String logo = Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        Containers.Unpacked unpacked = mail("""
                From: vendor@example.com
                Subject: Invoice
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: text/plain

                See attached.
                --outer
                Content-Type: image/png
                Content-ID: <logo>
                Content-Disposition: inline; filename=logo.png
                Content-Transfer-Encoding: base64

                %s
                --outer
                Content-Type: application/octet-stream; name="wrong.bin"
                Content-Disposition: attachment;
                 filename*0*=utf-8''Rechnung%%20Gr%%C3%%B6;
                 filename*1*=%%C3%%9Fe.pdf
                Content-Transfer-Encoding: base64

                %s
                --outer
                Content-Type: message/rfc822

                From: other@example.com
                MIME-Version: 1.0
                Content-Type: application/pdf; name="=?utf-8?Q?=2E=2E/../x=2Epdf?="
                Content-Transfer-Encoding: base64

                %s
                --outer--
                """.formatted(logo, pdf, pdf));
        assertThat(unpacked.documents())
                .extracting(Containers.Inside::path)
                .containsExactly("m.eml/Rechnung Größe.pdf", "m.eml/x.pdf");
        assertThat(unpacked.documents().get(0).taken().orElseThrow())
                .satisfies(document -> assertThat(document.readAll()).isEqualTo(PDF));
    }

    @Test
    void a_mail_of_thousands_of_parts_or_levels_ends_at_the_limit() {
        String parts = "--b\nContent-Type: application/pdf\n\n%PDF-1.4\n".repeat(5_000);
        Containers.Unpacked many =
                mail("MIME-Version: 1.0\nFrom: a@b\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--\n");
        assertThat(many.documents()).hasSize(201);
        assertThat(many.documents().get(200).refusal()).hasMessageContaining("more than 200 documents");

        StringBuilder deep = new StringBuilder("MIME-Version: 1.0\nFrom: a@b\n");
        for (int i = 0; i < 2_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(mail(deep.toString()).documents()).isEmpty();
    }

    @Test
    void mails_cut_anywhere_are_answered_without_any_other_failure() {
        String mail = "From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x\"\n\n--x\n"
                + "Content-Type: application/pdf; name*=bogus''%ZZ.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQ=\n--x--\n";
        for (int length = 40; length <= mail.length(); length++) {
            assertThat(mail(mail.substring(0, length)).documents()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void attachments_come_out_of_outlooks_envelope_and_false_lengths_are_refused() {
        byte[] tnef = TnefFiles.with("invoice.pdf", PDF);
        List<Containers.Inside> inside = Containers.unpack(DocumentSource.of("winmail.dat", tnef), ReadLimits.DEFAULT)
                .documents();
        assertThat(inside).extracting(Containers.Inside::path).containsExactly("winmail.dat/invoice.pdf");
        byte[] lie = java.util.Arrays.copyOf(tnef, 40);
        lie[6 + 5] = (byte) 0xFF;
        lie[6 + 8] = 0x7F;
        assertThatThrownBy(() -> Containers.unpack(DocumentSource.of("winmail.dat", lie), ReadLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_DAMAGED));
    }
}
