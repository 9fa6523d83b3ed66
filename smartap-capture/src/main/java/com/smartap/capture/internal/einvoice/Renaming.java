package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.util.HashMap;
import java.util.Map;

/** The names that elements of ZUGFeRD 1 have in D16B. */
final class Renaming {
    private static final Map<String, String> ZUGFERD_1 = load("zugferd1.names");

    private Renaming() {}

    /** The same document with the names of D16B; paths keep the names of the file. */
    static XmlElement zugferd1(XmlElement root) {
        return root.renamed(element -> {
            String name = element.name();
            String inParent = element.parent()
                    .map(parent -> ZUGFERD_1.get(parent.name() + "/" + name))
                    .orElse(null);
            return inParent != null ? inParent : ZUGFERD_1.getOrDefault(name, name);
        });
    }

    private static Map<String, String> load(String table) {
        Map<String, String> names = new HashMap<>();
        for (String line : Tables.lines(table)) {
            String[] words = line.split(" ");
            names.put(words[0], words[1]);
        }
        return Map.copyOf(names);
    }
}
