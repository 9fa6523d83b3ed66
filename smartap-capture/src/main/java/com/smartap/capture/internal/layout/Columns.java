package com.smartap.capture.internal.layout;

import java.util.ArrayList;
import java.util.List;

/** Parts what two columns wrote so close to each other that it looks like one piece of text. */
final class Columns {
    private static final double SAME_EDGE = 0.8;
    private static final int NEIGHBOURS = 3;
    private static final double FAR = 6;

    private Columns() {}

    /** Parts each piece where pieces on at least two lines nearby begin exactly there. */
    static void part(List<List<Segment>> lines) {
        List<List<Segment>> before = List.copyOf(lines);
        for (int i = 0; i < lines.size(); i++) {
            List<Segment> parted = new ArrayList<>();
            for (Segment segment : before.get(i)) {
                part(segment, before, i, parted);
            }
            lines.set(i, parted);
        }
    }

    private static void part(Segment segment, List<List<Segment>> lines, int at, List<Segment> parted) {
        List<Word> words = segment.words();
        int from = 0;
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            boolean apart = word.left() > words.get(i - 1).right();
            boolean own = word.glyphs().get(0).run()
                    != words.get(i - 1)
                            .glyphs()
                            .get(words.get(i - 1).glyphs().size() - 1)
                            .run();
            if (apart && own && begins(word, lines, at)) {
                parted.add(new Segment(words.subList(from, i)));
                from = i;
            }
        }
        parted.add(from == 0 ? segment : new Segment(words.subList(from, words.size())));
    }

    /** Whether on at least two lines nearby a piece begins at a word's left edge. */
    private static boolean begins(Word word, List<List<Segment>> lines, int at) {
        int count = 0;
        for (int i = Math.max(0, at - NEIGHBOURS); i <= Math.min(lines.size() - 1, at + NEIGHBOURS); i++) {
            List<Segment> line = lines.get(i);
            boolean near = Math.abs(line.get(0).baseline() - word.baseline()) < FAR * word.size();
            for (int s = 0; s < line.size() && i != at && near; s++) {
                if (Math.abs(line.get(s).left() - word.left()) < SAME_EDGE) {
                    count++;
                    break;
                }
            }
        }
        return count >= 2;
    }
}
