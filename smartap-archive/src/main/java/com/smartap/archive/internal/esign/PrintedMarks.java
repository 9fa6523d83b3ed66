package com.smartap.archive.internal.esign;

import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.esign.SigningDocuments.Mark;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The marks that a reader can see on the first pages of a document.
 *
 * @param ours whether the expected one is there
 * @param others whether there is any other
 */
public record PrintedMarks(boolean ours, boolean others) {
    private static final int PAGES = 3;
    private static final Pattern ANY = Pattern.compile(Mark.WORD + "[A-Za-z0-9-]{65,128}");

    /** Looks for them. Lines may be broken anywhere, but every letter of a mark has to be there. */
    public static PrintedMarks of(PDDocument document, Mark expected, ReadLimits limits) throws IOException {
        boolean ours = false;
        boolean others = false;
        String wanted = Mark.WORD + expected.requestId() + expected.digest().hex();
        for (String letters : PageLetters.of(document, PAGES, true, limits.maxGlyphs())) {
            ours |= letters.contains(wanted);
            others |= ANY.matcher(letters.replace(wanted, "|")).find();
        }
        return new PrintedMarks(ours, others);
    }
}
