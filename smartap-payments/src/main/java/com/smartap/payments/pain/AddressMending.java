package com.smartap.payments.pain;

import com.smartap.model.Address;
import com.smartap.payments.internal.CharacterSet;
import com.smartap.payments.internal.OrderReview;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes an address structured or hybrid, as banks take it since November 2026: with town and country, and with at most
 * two free lines. A street of several lines is an address of lines alone; town, postal code, region and country are looked
 * for in them. Nothing is guessed from anything but the address.
 */
final class AddressMending {
    private static final int LINE = 70;
    private static final int BUILDING = 16;
    private static final int MOST_LINES = 2;

    private final String paymentId;
    private final String field;
    private final CharacterSet characters;
    private final boolean linesAllowed;
    private final OrderReview review;
    private final List<String> rest;
    private @Nullable String building;
    private @Nullable String postalCode;
    private @Nullable String town;
    private @Nullable String region;
    private @Nullable String country;
    private boolean failed;

    private AddressMending(
            @Nullable String paymentId,
            String field,
            Address address,
            CharacterSet characters,
            boolean linesAllowed,
            OrderReview review) {
        this.paymentId = paymentId == null ? "" : paymentId;
        this.field = field;
        this.characters = characters;
        this.linesAllowed = linesAllowed;
        this.review = review;
        building = carried("buildingNumber", address.buildingNumber());
        postalCode = carried("postalCode", address.postalCode());
        town = carried("town", address.town());
        region = carried("region", address.region());
        country = address.country();
        rest = lines(address.street());
    }

    /**
     * Mends an address.
     *
     * @param paymentId null for the originator's
     * @param complete whether an address without town or country is a problem; otherwise it is left out
     * @return null if there is none to state, or if there is a problem with it
     */
    static @Nullable PostalLines mend(
            @Nullable String paymentId,
            String field,
            @Nullable Address address,
            CharacterSet characters,
            boolean linesAllowed,
            boolean complete,
            OrderReview review) {
        if (address == null || isBlank(address)) {
            return null;
        }
        return new AddressMending(paymentId, field, address, characters, linesAllowed, review).mended(complete);
    }

    private static boolean isBlank(Address address) {
        for (String part : address.parts()) {
            if (!part.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable PostalLines mended(boolean complete) {
        if (failed) {
            return null;
        }
        boolean asGiven = town != null && country != null && rest.size() <= 1;
        if (!asGiven) {
            findCountry();
            findTown();
            dropRepetitions();
        }
        if (town == null || country == null) {
            String missing = town == null ? "town" : "country";
            if (complete) {
                problem(
                        missing,
                        "is missing, and the rest of the address does not tell it. Since November 2026 banks refuse"
                                + " an address without town and country. Maybe complete it with the vendor.");
            } else {
                note("is left out, since its %s is missing".formatted(missing));
            }
            return null;
        }
        if (building != null && building.length() > BUILDING) {
            rest.add(0, rest.isEmpty() ? building : rest.remove(0) + " " + building);
            note("building number is longer than 16 characters and stands with the street");
            building = null;
        }
        return placed(town, country, asGiven);
    }

    private @Nullable PostalLines placed(String foundTown, String foundCountry, boolean asGiven) {
        width("postalCode", postalCode, 16);
        width("town", foundTown, 35);
        width("region", region, 35);
        List<String> lines = wrapped();
        if (lines.size() > 1 + (linesAllowed ? MOST_LINES : 0)) {
            problem(
                    "street",
                    linesAllowed
                            ? "has more than a street and two lines of 70 characters. Maybe shorten it."
                            : "has more than a street of 70 characters, but this bank takes no address lines (%s). Maybe shorten it."
                                    .formatted(PainOptions.ADDRESS));
        }
        if (failed) {
            return null;
        }
        @Nullable String street = lines.isEmpty() ? null : lines.get(0);
        PostalLines made = new PostalLines(
                street,
                building,
                postalCode,
                foundTown,
                region,
                foundCountry,
                lines.isEmpty() ? List.of() : List.copyOf(lines.subList(1, lines.size())));
        if (!asGiven || !made.lines().isEmpty()) {
            note("is written as " + described(made));
        }
        return made;
    }

    /** The remaining lines, none longer than a field; joined where that saves one that is too many. */
    private List<String> wrapped() {
        List<String> lines = new ArrayList<>();
        for (String line : rest) {
            String left = line;
            while (left.length() > LINE) {
                int end = left.lastIndexOf(' ', LINE);
                int cut = end > 0 ? end : LINE;
                lines.add(left.substring(0, cut));
                left = left.substring(cut).strip();
            }
            lines.add(left);
        }
        int most = 1 + (linesAllowed ? MOST_LINES : 0);
        for (int i = lines.size() - 2; i >= 0 && lines.size() > most; i--) {
            String joined = lines.get(i) + ", " + lines.get(i + 1);
            if (joined.length() <= LINE) {
                lines.set(i, joined);
                lines.remove(i + 1);
            }
        }
        return lines;
    }

    private void findCountry() {
        if (country == null && !rest.isEmpty()) {
            @Nullable String found = Places.country(rest.get(rest.size() - 1));
            if (found != null) {
                country = found;
                rest.remove(rest.size() - 1);
            }
        }
    }

    private void findTown() {
        if (town != null && postalCode != null) {
            return;
        }
        for (int i = rest.size() - 1; i >= 0; i--) {
            Places.Found found = Places.town(rest.get(i), country);
            if (found == null || (found.town() == null && town == null && i == 0)) {
                continue;
            }
            rest.remove(i);
            postalCode = postalCode == null ? found.postalCode() : postalCode;
            region = region == null ? found.region() : region;
            country = country == null ? found.country() : country;
            if (town == null) {
                @Nullable String named = found.town();
                town = named != null ? named.strip() : rest.remove(i - 1);
            }
            return;
        }
        int last = rest.size() - 1;
        if (town == null && last >= 1 && country != null && rest.get(last).matches("\\p{L}[^0-9]*")) {
            town = rest.remove(last);
        }
    }

    /** A line that says only what town, region and country say already. */
    private void dropRepetitions() {
        Set<String> known = new HashSet<>();
        Stream.of(postalCode, town, region, country).forEach(part -> known.addAll(words(part)));
        rest.removeIf(
                line -> known.containsAll(words(line)) || (country != null && country.equals(Places.country(line))));
    }

    private static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.toUpperCase(Locale.ROOT).split("[ ,]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private List<String> lines(@Nullable String street) {
        if (street == null || street.isBlank()) {
            return new ArrayList<>();
        }
        boolean whole = town != null && country != null;
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= street.length(); i++) {
            if (i == street.length() || "\r\n".indexOf(street.charAt(i)) >= 0 || (!whole && street.charAt(i) == ',')) {
                @Nullable String line = carried("street", street.substring(from, i));
                if (line != null) {
                    lines.add(line);
                }
                from = i + 1;
            }
        }
        return lines;
    }

    private @Nullable String carried(String part, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        CharacterSet.Carried carried = characters.carry(text);
        if (carried.lost() != null) {
            problem(
                    part,
                    "(%s) has letters that the file cannot carry. Maybe give the address in Latin letters."
                            .formatted(text));
            return null;
        }
        return carried.text().isEmpty() ? null : carried.text();
    }

    private void width(String part, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            problem(part, "(%s) has %d characters, but the file carries %d".formatted(text, text.length(), most));
        }
    }

    private void problem(String part, String message) {
        failed = true;
        review.problem(paymentId.isEmpty() ? null : paymentId, field + "." + part, message);
    }

    private void note(String message) {
        review.note(paymentId.isEmpty() ? null : paymentId, field, message);
    }

    private static String described(PostalLines made) {
        return Stream.of(
                        part("street", made.street()),
                        part("building number", made.building()),
                        part("postal code", made.postalCode()),
                        part("town", made.town()),
                        part("region", made.region()),
                        part("country", made.country()),
                        part("lines", made.lines().isEmpty() ? null : String.join(" / ", made.lines())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(String name, @Nullable String value) {
        return value == null ? "" : name + " \"" + value + "\"";
    }
}
