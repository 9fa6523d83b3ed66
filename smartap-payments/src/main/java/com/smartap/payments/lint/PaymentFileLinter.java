package com.smartap.payments.lint;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Looks for mistakes in NACHA and pain.001 files, whoever wrote them: structure, totals, numbers and the rules of the rail.
 * Files are streamed; memory stays flat. What a file is, is found by looking.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PaymentFileLinter {
    private static final int HEAD = 4096;

    private PaymentFileLinter() {}

    /**
     * What came of a file.
     *
     * @param format {@code NACHA} or {@code PAIN_001}
     * @param errors how many errors there are, listed or not
     * @param warnings how many warnings
     * @param payments how many entries or transactions were seen
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Report(String format, long errors, long warnings, long payments) {}

    /** Whether the first bytes of a file (a few hundred are enough) are those of one that is checked here. */
    public static boolean recognises(byte[] head) {
        String text = text(head);
        return isNacha(text) || isPain(text);
    }

    /**
     * Checks a file.
     *
     * @param in the file; not closed
     * @param sink gets each finding as it is made, at most ten thousand; a file with a hundred thousand is not checked to
     *     its end
     * @throws SmartApException with {@code PAYMENT_FORMAT} if the file is neither NACHA nor pain.001
     */
    public static Report check(InputStream in, Consumer<Finding> sink) throws IOException {
        Findings findings = new Findings(requireNonNull(sink, "sink"));
        BufferedInputStream file = new BufferedInputStream(requireNonNull(in, "in"), 1 << 16);
        file.mark(HEAD + 1);
        String head = text(file.readNBytes(HEAD));
        file.reset();
        if (isPain(head)) {
            long payments = new PainLint(findings).check(file);
            return new Report("PAIN_001", findings.errors(), findings.warnings(), payments);
        }
        if (isNacha(head)) {
            long payments = new NachaLint(findings).check(file);
            return new Report("NACHA", findings.errors(), findings.warnings(), payments);
        }
        throw new SmartApException(
                ErrorCode.PAYMENT_FORMAT,
                "the file is neither NACHA (a first record 101) nor pain.001 (an element CstmrCdtTrfInitn)",
                false,
                "file",
                null);
    }

    private static String text(byte[] head) {
        return new String(head, 0, Math.min(head.length, HEAD), StandardCharsets.ISO_8859_1);
    }

    private static boolean isNacha(String head) {
        String first = head.lines().findFirst().orElse("");
        return first.matches("(\u00EF\u00BB\u00BF)?101[ 0-9A-Za-z]{10}.*");
    }

    /** By element or namespace; one that is in UTF-16 has a zero in every other byte. */
    private static boolean isPain(String head) {
        String text = head.replace("\0", "");
        return text.contains("<") && (text.contains("CstmrCdtTrfInitn") || text.contains(":pain.001."));
    }
}
