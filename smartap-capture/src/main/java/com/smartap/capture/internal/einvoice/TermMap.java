package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a syntax keeps the business terms of EN 16931; read from a table such as {@code ubl.terms}. */
final class TermMap {
    static final TermMap UBL = load("ubl.terms");
    static final TermMap CII = load("cii.terms");
    static final TermMap FATTURAPA = load("fatturapa.terms");

    private static final int CURRENCY_CODE = 5;

    /** A term or a group: its number, the paths of which the first that leads somewhere counts, and what is in a group. */
    private record Entry(
            int number, List<TermPath> paths, @Nullable List<Entry> content) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<String>> namespaces = new HashMap<>();
    private final Map<String, String> shortForms = new HashMap<>();

    private TermMap() {}

    /** Reads the terms of a document. */
    Terms read(XmlElement root) {
        String currency = entries.stream()
                .filter(entry -> entry.content() == null && entry.number() == CURRENCY_CODE)
                .flatMap(entry -> found(entry, root, "").stream())
                .map(Term::text)
                .findFirst()
                .orElse("");
        Terms terms = new Terms(root, null);
        fill(terms, entries, currency);
        return terms;
    }

    private static void fill(Terms terms, List<Entry> entries, String currency) {
        for (Entry entry : entries) {
            List<Entry> content = entry.content();
            if (content == null) {
                found(entry, terms.element(), currency).forEach(terms::add);
                continue;
            }
            for (TermPath path : entry.paths()) {
                List<XmlElement> elements = path.find(terms.element(), currency);
                for (XmlElement element : elements) {
                    Terms group = new Terms(element, terms);
                    terms.add(entry.number(), group);
                    fill(group, content, currency);
                }
                if (!elements.isEmpty()) {
                    break;
                }
            }
        }
    }

    private static List<Term> found(Entry entry, XmlElement from, String currency) {
        for (TermPath path : entry.paths()) {
            List<Term> found = path.terms(entry.number(), from, currency);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static TermMap load(String table) {
        TermMap map = new TermMap();
        Deque<List<Entry>> open = new ArrayDeque<>(List.of(map.entries));
        for (String line : Tables.lines(table)) {
            map.line(line, open);
        }
        return map;
    }

    private void line(String line, Deque<List<Entry>> open) {
        if (line.equals("}")) {
            open.pop();
            return;
        }
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "namespace" -> {
                String[] bound = words[1].split(" ");
                namespaces
                        .computeIfAbsent(bound[0], prefix -> new ArrayList<>())
                        .add(bound[1]);
            }
            case "let" -> {
                String[] bound = words[1].split(" ");
                shortForms.put(bound[0], bound[1]);
            }
            default -> entry(words[0], words[1], open);
        }
    }

    private void entry(String id, String rest, Deque<List<Entry>> open) {
        boolean group = rest.endsWith("{");
        List<TermPath> paths = new ArrayList<>();
        for (String path : (group ? rest.substring(0, rest.length() - 1) : rest).split("\\|")) {
            paths.add(TermPath.of(inFull(path.strip()), namespaces));
        }
        List<Entry> content = group ? new ArrayList<>() : null;
        open.element().add(new Entry(Integer.parseInt(id.substring(3)), List.copyOf(paths), content));
        if (content != null) {
            open.push(content);
        }
    }

    private String inFull(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        String full = shortForms.get(first);
        return full == null ? path : full + path.substring(first.length());
    }
}
