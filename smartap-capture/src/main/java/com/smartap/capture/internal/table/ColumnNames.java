package com.smartap.capture.internal.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dictionary of column names, read from {@code columns.tsv}; names of our own JSON fields are known too. */
final class ColumnNames {
    private static final String RESOURCE = "/com/smartap/capture/columns.tsv";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NUMBER_WORD =
            Pattern.compile("\\b(?:no|nr|num|number|numero|nro|numer|nummer|numbers)\\b|n°|nº|№|#|\\bn\\b(?= )");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern UNIT = Pattern.compile("\\b(?:in|eur|usd|gbp|chf|pln|cad|aud)\\b|\\p{Sc}");
    private static final Map<String, ColumnField> KNOWN = load();

    private ColumnNames() {}

    /** What a column of this name holds. */
    static Optional<ColumnField> find(String header) {
        Optional<ColumnField> wire = ColumnField.of(header.strip());
        if (wire.isPresent()) {
            return wire;
        }
        String folded = fold(header);
        ColumnField field = KNOWN.get(folded);
        if (field == null) {
            field = KNOWN.get(fold(CAMEL.matcher(header).replaceAll(" ")));
        }
        if (field == null) {
            field = KNOWN.get(fold(header.replaceAll("\\([^)]*\\)|\\[[^]]*]", " ")));
        }
        if (field == null) {
            field = KNOWN.get(
                    UNIT.matcher(folded).replaceAll("").replaceAll(" +", " ").strip());
        }
        return Optional.ofNullable(field);
    }

    /** The form in which names are compared. */
    static String fold(String header) {
        String words = header.replace('_', ' ').toLowerCase(Locale.ROOT);
        String plain = words.replace("ß", "ss").replace("º", "°");
        String marked = NUMBER_WORD.matcher(plain.replace(".", " ")).replaceAll(" # ");
        String bare = MARKS.matcher(Normalizer.normalize(marked, Normalizer.Form.NFKD))
                .replaceAll("");
        return bare.replaceAll("[^\\p{L}\\p{N}#%]+", " ")
                .replaceAll("# (?:# )*", "# ")
                .strip();
    }

    private static Map<String, ColumnField> load() {
        Map<String, ColumnField> known = new HashMap<>();
        InputStream in = ColumnNames.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException(RESOURCE + " is missing on the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                int tab = row.indexOf('\t');
                if (tab > 0 && !row.startsWith("# ")) {
                    ColumnField field = ColumnField.valueOf(row.substring(0, tab));
                    for (String label : row.substring(tab + 1).split("\\|", -1)) {
                        known.putIfAbsent(fold(label), field);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }
}
