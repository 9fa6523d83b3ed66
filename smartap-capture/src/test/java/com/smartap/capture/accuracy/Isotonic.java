package com.smartap.capture.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Fits probabilities to scores by pooling adjacent violators: the steps that never fall and are nearest to what was right
 * and wrong. Lines are drawn through the means of twentieths of the scores, and each is drawn towards its own score by a
 * tenth of its values and three more: what is made at random is easier than what is real, and where nothing was wrong by
 * chance nothing is certain.
 */
final class Isotonic {
    private static final double PRIOR = 3;
    private static final double PRIOR_SHARE = 0.1;
    private static final double SUREST = 0.99;
    private static final int BINS = 20;

    /** A value with a score, and whether it was right. */
    record Sample(double score, boolean right) {}

    /** Values of equal or violating scores: from which to which, how many are right, and how many they are. */
    private record Block(double from, double to, double right, int count) {
        Block with(Block next) {
            return new Block(from, next.to, right + next.right, count + next.count);
        }

        double mean() {
            return right / count;
        }
    }

    private Isotonic() {}

    /** Score and probability of the corners of the curve, from 0 to 1. */
    static TreeMap<Double, Double> fit(List<Sample> samples) {
        List<Block> blocks = pooled(samples);
        TreeMap<Double, Double> curve = new TreeMap<>();
        curve.put(0.0, 0.0);
        double last = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int own = bin;
            List<Sample> some = samples.stream()
                    .filter(sample -> Math.min(BINS - 1, (int) (sample.score() * BINS)) == own)
                    .toList();
            if (!some.isEmpty()) {
                double score =
                        some.stream().mapToDouble(Sample::score).average().orElse(0);
                double steps = some.stream()
                        .mapToDouble(sample -> step(blocks, sample.score()))
                        .sum();
                double prior = PRIOR + PRIOR_SHARE * some.size();
                last = Math.max(last, Math.min(SUREST, (steps + prior * score) / (some.size() + prior)));
                curve.put(rounded(score), rounded(last));
            }
        }
        curve.put(1.0, rounded(Math.max(last, SUREST)));
        return curve;
    }

    private static double step(List<Block> blocks, double score) {
        return blocks.stream()
                .filter(block -> score <= block.to())
                .findFirst()
                .map(Block::mean)
                .orElse(1.0);
    }

    private static List<Block> pooled(List<Sample> samples) {
        TreeMap<Double, Block> equal = new TreeMap<>();
        samples.forEach(sample -> equal.merge(
                sample.score(), new Block(sample.score(), sample.score(), sample.right() ? 1 : 0, 1), Block::with));
        List<Block> pooled = new ArrayList<>();
        for (Block block : equal.values()) {
            pooled.add(block);
            while (pooled.size() > 1
                    && pooled.get(pooled.size() - 2).mean()
                            >= pooled.get(pooled.size() - 1).mean()) {
                Block violator = pooled.remove(pooled.size() - 1);
                pooled.add(pooled.remove(pooled.size() - 1).with(violator));
            }
        }
        return pooled;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** A row of the table: name, then score:probability. */
    static String row(String name, TreeMap<Double, Double> curve) {
        StringBuilder row = new StringBuilder(name);
        curve.forEach((score, probability) ->
                row.append(String.format(Locale.ROOT, "\t%s:%s", plain(score), plain(probability))));
        return row.toString();
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
