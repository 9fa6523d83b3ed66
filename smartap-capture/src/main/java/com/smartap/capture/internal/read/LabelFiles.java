package com.smartap.capture.internal.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the dictionaries of labels from the class path. */
final class LabelFiles {
    /** What a user adds; each jar may hold one: kind, language, labels separated by {@code |}. */
    static final String ADDED = "META-INF/smartap/invoice-labels.tsv";

    private static final Logger log = LoggerFactory.getLogger(LabelFiles.class);
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "no", "el");

    private LabelFiles() {}

    static Labels load() {
        Labels labels = new Labels();
        // What users add comes first, since the first meaning of a column's heading counts.
        added(labels, LabelFiles.class.getClassLoader());
        for (String language : LANGUAGES) {
            for (String[] row : PhraseBook.rows("/com/smartap/capture/labels/" + language + ".tsv")) {
                add(labels, LabelKind.valueOf(row[0]), language, row[1]);
            }
        }
        return labels;
    }

    /** The users' files; a row that cannot be used is told and left out. */
    static void added(Labels labels, ClassLoader loader) {
        try {
            for (URL file : Collections.list(loader.getResources(ADDED))) {
                try (InputStream in = file.openStream();
                        BufferedReader rows = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    rows.lines()
                            .filter(row -> !row.isBlank() && !row.startsWith("# "))
                            .forEach(row -> added(labels, file, row));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void added(Labels labels, URL file, String row) {
        String[] cells = row.split("\t", -1);
        try {
            add(labels, LabelKind.valueOf(cells[0]), cells[1], cells[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            log.error(
                    "{} has a row that cannot be used: \"{}\". Maybe its columns are not kind, language and labels, "
                            + "separated by tabs, or there is no such kind.",
                    file,
                    row);
        }
    }

    private static void add(Labels labels, LabelKind kind, String language, String all) {
        for (String label : all.split("\\|", -1)) {
            labels.add(kind, language, label);
        }
    }
}
