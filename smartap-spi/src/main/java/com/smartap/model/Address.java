package com.smartap.model;

import com.smartap.spi.Api;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A postal address. Every part may be absent.
 *
 * @param street street name without the building number where that is known apart
 * @param buildingNumber building number
 * @param postalCode postal code
 * @param town town or city
 * @param region state, province or county, such as {@code MI}
 * @param country ISO 3166-1 alpha-2 code in upper case
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Address(
        @Nullable String street,
        @Nullable String buildingNumber,
        @Nullable String postalCode,
        @Nullable String town,
        @Nullable String region,
        @Nullable String country) {
    /** Upper-cases the country, and refuses one that is not of two letters. */
    public Address {
        if (country != null) {
            country = country.strip().toUpperCase(Locale.ROOT);
            if (!country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException(
                        "country (%s) must be an ISO 3166-1 code of two letters".formatted(country));
            }
        }
    }

    /** The address on one line, such as {@code 400 Parts Ln, Detroit, MI 48201, US}. */
    public String oneLine() {
        String first = join(" ", buildingNumber, street);
        String last = join(" ", region, postalCode);
        return join(", ", first, town, last, country);
    }

    private static String join(String separator, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(separator));
    }

    /** The parts of this address that are present. */
    public List<String> parts() {
        return Stream.of(street, buildingNumber, postalCode, town, region, country)
                .filter(Objects::nonNull)
                .map(part -> (String) part)
                .toList();
    }
}
