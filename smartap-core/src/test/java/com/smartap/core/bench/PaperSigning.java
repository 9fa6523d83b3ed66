package com.smartap.core.bench;

import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.SigningDocuments;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Papers of plain text: the note, the facts and the mark; a line that begins with SIGNED BY is a signature. */
public final class PaperSigning implements SigningDocuments {
    static final String SIGNED = "SIGNED BY ";

    @Override
    public String id() {
        return "paper";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public void prepare(Copy copy, OutputStream out) throws IOException {
        out.write(copy.document().readAll());
        String facts =
                "\n" + String.join("\n", copy.facts()) + "\n" + copy.mark().text() + "\n";
        out.write(facts.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Verdict check(DocumentSource signed, DocumentSource copy, Mark mark) throws IOException {
        String text = new String(signed.readAll(), StandardCharsets.UTF_8);
        boolean held = text.contains(mark.text());
        boolean valid = text.contains("\n" + SIGNED) || text.contains("\nSEAL\n");
        List<String> problems = new ArrayList<>();
        if (!held) {
            problems.add("it does not hold the document that was sent");
        }
        if (!valid) {
            problems.add("there is no signature");
        }
        return new Verdict(held ? Held.PRINTED : Held.NOT, valid, List.of(), problems);
    }
}
