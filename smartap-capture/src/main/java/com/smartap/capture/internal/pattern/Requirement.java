package com.smartap.capture.internal.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text must hold for a part of a regular expression to match it. In canonical characters, see {@link Needles}.
 *
 * @param exact all that the part can match; null if that is too much to list
 * @param need texts one of which is in everything that the part matches; null if nothing is known
 */
record Requirement(@Nullable Set<String> exact, @Nullable Set<String> need) {
    private static final int MOST = 96;
    private static final int LONGEST = 40;
    private static final int MOST_RARE = 8;

    /** Something without width. */
    static final Requirement EMPTY = new Requirement(Set.of(""), null);
    /** Something of which nothing is known. */
    static final Requirement ANYTHING = new Requirement(null, null);

    /** Texts one of which is in everything that an expression matches; empty if there are none, or it is not understood. */
    static Optional<Set<String>> of(String expression) {
        try {
            return Optional.ofNullable(new ExpressionParser(expression).parse().needed());
        } catch (UnsupportedOperationException | IndexOutOfBoundsException e) {
            // An expression that is written in a way not known here is simply searched for.
            return Optional.empty();
        }
    }

    static Requirement character(char c) {
        return new Requirement(Set.of(String.valueOf(Needles.canonical(c))), null);
    }

    /** One of several texts that are needed; null if any text may match. */
    @Nullable
    Set<String> needed() {
        return exact == null ? need : exact.contains("") ? null : exact;
    }

    static Requirement either(List<Requirement> choices) {
        if (choices.size() == 1) {
            return choices.get(0);
        }
        Set<String> exact = new LinkedHashSet<>();
        Set<String> need = new LinkedHashSet<>();
        boolean listed = true;
        boolean needed = true;
        for (Requirement choice : choices) {
            Set<String> own = choice.needed();
            listed &= choice.exact() != null;
            needed &= own != null;
            exact.addAll(choice.exact() == null ? Set.of() : choice.exact());
            need.addAll(own == null ? Set.of() : own);
        }
        return new Requirement(listed && exact.size() <= MOST ? exact : null, needed ? need : null);
    }

    /** One part behind the other. */
    static Requirement sequence(List<Requirement> parts) {
        Set<String> run = Set.of("");
        Set<String> best = null;
        boolean whole = true;
        for (Requirement part : parts) {
            Set<String> longer = part.exact() == null ? null : product(run, part.exact());
            if (longer != null) {
                run = longer;
                continue;
            }
            whole = false;
            best = better(best, run);
            best = better(best, part.needed());
            run = part.exact() == null ? Set.of("") : part.exact();
        }
        return whole ? new Requirement(run, null) : new Requirement(null, better(best, run));
    }

    private static @Nullable Set<String> product(Set<String> left, Set<String> right) {
        if (left.size() * right.size() > MOST) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>();
        for (String one : left) {
            for (String other : right) {
                if (one.length() + other.length() > LONGEST) {
                    return null;
                }
                all.add(one + other);
            }
        }
        return all;
    }

    /** The one that fewer texts hold by chance: longer texts first, then fewer. */
    private static @Nullable Set<String> better(@Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || one.contains("")) {
            return other == null || other.contains("") ? null : other;
        }
        if (other == null || other.contains("")) {
            return one;
        }
        int rare = rarity(one);
        int otherRare = rarity(other);
        return rare > otherRare || rare == otherRare && one.size() <= other.size() ? one : other;
    }

    /** How seldom the commonest of some texts is: long ones are, and digits are less so than other characters. */
    private static int rarity(Set<String> texts) {
        int least = MOST_RARE;
        for (String text : texts) {
            int rare = 0;
            for (int i = 0; i < text.length(); i++) {
                rare += text.charAt(i) == '0' ? 1 : 2;
            }
            least = Math.min(least, rare);
        }
        return least;
    }

    /** The part so many times; {@code most} is negative if there is no end. */
    Requirement times(int fewest, int most) {
        if (fewest > LONGEST) {
            return new Requirement(null, needed());
        }
        List<Requirement> parts = new ArrayList<>();
        for (int i = 0; i < fewest; i++) {
            parts.add(this);
        }
        boolean few = most >= 0 && most - fewest <= 3 && exact != null;
        for (int i = fewest; few && i < most; i++) {
            parts.add(either(List.of(this, EMPTY)));
        }
        if (!few && most != fewest) {
            parts.add(ANYTHING);
        }
        return sequence(parts);
    }
}
