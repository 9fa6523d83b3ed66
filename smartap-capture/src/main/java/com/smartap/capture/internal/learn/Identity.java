package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.read.Folding;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What shows on a vendor's documents that they are this vendor's: words of its name and address, its tax id, its
 * domain. Two vendors may use one program and so one layout.
 *
 * @param tokens words that stand on most examples; none if nothing of that is printed
 * @param taxIds the vendor's tax ids, and those that the reader took for them
 */
record Identity(List<String> tokens, List<String> taxIds) {
    private static final int MOST = 16;
    private static final int MOST_IDS = 8;
    private static final double ENOUGH = 0.5;
    private static final double SURE = 0.8;
    private static final Pattern DOMAIN = Pattern.compile("(?:@|www\\.)([\\p{L}\\d-]{3,40})\\.[\\p{L}.]{2,12}");

    Identity {
        tokens = List.copyOf(tokens);
        taxIds = List.copyOf(taxIds);
        if (tokens.size() > MOST
                || taxIds.size() > MOST_IDS
                || tokens.stream().anyMatch(token -> token.isEmpty() || token.length() > 60)) {
            throw new IllegalArgumentException("an identity of %d words".formatted(tokens.size()));
        }
    }

    /** What is printed on most of some documents of one vendor. */
    static Identity of(List<Lesson> lessons) {
        Set<String> candidates = new LinkedHashSet<>();
        for (Lesson lesson : lessons) {
            candidates.addAll(words(lesson));
        }
        List<String> tokens = new ArrayList<>();
        for (String token : candidates) {
            long shown = lessons.stream()
                    .filter(lesson -> lesson.paper().showsToken(token))
                    .count();
            if (2 * shown > lessons.size() && tokens.size() < MOST) {
                tokens.add(token);
            }
        }
        return new Identity(tokens, taxIds(lessons));
    }

    private static List<String> taxIds(List<Lesson> lessons) {
        Set<String> ids = new LinkedHashSet<>();
        for (Lesson lesson : lessons) {
            lesson.right(InvoiceField.VENDOR_TAX_ID).ifPresent(id -> ids.add(Paper.plain(id.toString())));
        }
        boolean known = !ids.isEmpty();
        for (Lesson lesson : lessons) {
            lesson.read(InvoiceField.VENDOR_TAX_ID)
                    .filter(id -> known)
                    .ifPresent(id -> ids.add(Paper.plain(id.toString())));
        }
        return ids.stream().limit(MOST_IDS).toList();
    }

    private static Set<String> words(Lesson lesson) {
        Party vendor = lesson.right().vendor();
        Set<String> words = new LinkedHashSet<>();
        if (vendor.taxId() != null) {
            words.add(Paper.plain(vendor.taxId()));
        }
        if (vendor.name() != null) {
            words.addAll(Folding.tokens(vendor.name()));
        }
        if (vendor.address() != null) {
            words.addAll(Folding.tokens(vendor.address()));
        }
        lesson.paper().lines().forEach(line -> {
            Matcher domain = DOMAIN.matcher(line.text());
            while (domain.find() && words.size() < 2 * MOST) {
                words.add(Paper.plain(domain.group(1)));
            }
        });
        words.removeIf(word -> word.length() < 3 || word.length() > 60);
        return words;
    }

    /** Whether a document may be this vendor's: enough of that is printed, and no other tax id was read. */
    boolean fits(Paper paper, CandidateInvoice read) {
        long shown = tokens.stream().filter(paper::showsToken).count();
        return (tokens.isEmpty() || shown >= ENOUGH * tokens.size()) && !isOther(read);
    }

    private boolean isOther(CandidateInvoice read) {
        String id = read.content().vendor().taxId();
        FieldReading reading = read.readings().get(InvoiceField.VENDOR_TAX_ID);
        boolean sure = id != null && reading != null && reading.confidence() >= SURE;
        String plain = id == null ? "" : Paper.plain(id);
        return sure && !taxIds.isEmpty() && taxIds.stream().noneMatch(known -> Folding.alike(known, plain));
    }
}
