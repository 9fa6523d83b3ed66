package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.read.Folding;
import com.smartap.model.invoice.Party;
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
 * @param tokens words that stand on all examples; none if nothing of that is printed
 */
record Identity(List<String> tokens) {
    private static final int MOST = 16;
    private static final double ENOUGH = 0.4;
    private static final Pattern DOMAIN = Pattern.compile("(?:@|www\\.)([\\p{L}\\d-]{3,40})\\.[\\p{L}.]{2,12}");

    Identity {
        tokens = List.copyOf(tokens);
        if (tokens.size() > MOST || tokens.stream().anyMatch(token -> token.isEmpty() || token.length() > 60)) {
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
        return new Identity(tokens);
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

    /** Whether a document may be this vendor's. */
    boolean fits(Paper paper) {
        long shown = tokens.stream().filter(paper::showsToken).count();
        return tokens.isEmpty() || shown >= ENOUGH * tokens.size();
    }
}
