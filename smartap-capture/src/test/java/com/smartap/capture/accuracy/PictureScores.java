package com.smartap.capture.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores of pictures, which are measured now and then and kept in a file, since recognising them takes minutes. */
final class PictureScores {
    static final Set<String> KINDS = Set.of("b-scan", "f-receipts", "f-sroie");
    private static final Path KEPT = Path.of("src/test/resources/accuracy-pictures.tsv");

    private PictureScores() {}

    static void keep(Map<String, Tally> kinds) throws IOException {
        List<String> rows = new ArrayList<>();
        kinds.forEach((kind, tally) -> {
            if (KINDS.contains(kind)) {
                rows.add(tally.row(kind));
            }
        });
        Tally all = new Tally();
        kinds.entrySet().stream()
                .filter(kind -> KINDS.contains(kind.getKey()))
                .forEach(kind -> all.addAll(kind.getValue()));
        rows.add("");
        rows.add("| confidence of pictures | values | mean | right |");
        rows.add("|---|---|---|---|");
        rows.addAll(all.reliability());
        Files.write(KEPT, rows);
    }

    /** The part of the page about pictures. */
    static List<String> section() {
        List<String> page = new ArrayList<>(List.of(
                "",
                "## Scans and photographs",
                "As last measured, with Tesseract 5.3 and its data for English and German (`tesseract-ocr` of Debian 12)."
                        + " b-scan: invoices drawn at 150 dots per inch and turned a little; f-receipts: invoices of hotels and shops,"
                        + " most of them scans with a bad text layer; f-sroie: till receipts. Two receipts are"
                        + " read in the ordinary run too, where Tesseract is installed.",
                "",
                "| kind | documents | right | wrong | missed | micro-F1 |",
                "|---|---|---|---|---|---|"));
        try {
            page.addAll(Files.readAllLines(KEPT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page;
    }
}
