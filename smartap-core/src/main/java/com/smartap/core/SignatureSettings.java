package com.smartap.core;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import com.smartap.spi.esign.ESignGateway;
import java.time.Duration;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How invoices are signed. Without such settings no invoice is.
 *
 * @param policy which invoices, and in which roles
 * @param signers who signs in a role
 * @param provider the name of the provider of the gateway, such as {@code foxit}; {@link #IN_HOUSE} for none
 * @param gateway has documents signed; null for the in-house signer
 * @param deadline how long a request may be signed, from an hour to a year
 * @param reminderEvery how long after the request, and after each reminder, the next reminder is sent
 * @param mostReminders how many reminders are sent by themselves, 0 to 100
 * @param checkEvery how often the provider is asked about an open request, from a second up
 * @param linkValidity how long a link to the in-house signature page works
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SignatureSettings(
        SignaturePolicy policy,
        SignerDirectory signers,
        String provider,
        @Nullable ESignGateway gateway,
        Duration deadline,
        Duration reminderEvery,
        int mostReminders,
        Duration checkEvery,
        Duration linkValidity) {
    /** The name of the in-house signer. */
    public static final String IN_HOUSE = "in-house";

    /** Refuses durations that make no sense, naming all of them. */
    public SignatureSettings {
        requireNonNull(policy, "policy");
        requireNonNull(signers, "signers");
        between("deadline", deadline, Duration.ofHours(1), Duration.ofDays(366));
        between("reminderEvery", reminderEvery, Duration.ofMinutes(1), Duration.ofDays(366));
        between("checkEvery", checkEvery, Duration.ofMillis(100), Duration.ofDays(1));
        between("linkValidity", linkValidity, Duration.ofMinutes(1), Duration.ofDays(366));
        if (mostReminders < 0 || mostReminders > 100) {
            throw new IllegalArgumentException("mostReminders (%d) must be 0 to 100".formatted(mostReminders));
        }
        if ((gateway == null) != provider.equals(IN_HOUSE)) {
            throw new IllegalArgumentException(
                    "provider (%s) must be %s exactly if there is no gateway".formatted(provider, IN_HOUSE));
        }
    }

    /** The standard policy and the in-house signer: 14 days to sign, up to 4 reminders every 3 days. */
    public static SignatureSettings inHouse(Currency currency, SignerDirectory signers) {
        return new SignatureSettings(
                SignaturePolicy.standard(currency),
                signers,
                IN_HOUSE,
                null,
                Duration.ofDays(14),
                Duration.ofDays(3),
                4,
                Duration.ofMinutes(15),
                Duration.ofDays(3));
    }

    /** The same by way of a provider; the engine closes its gateway. */
    public SignatureSettings by(String name, ESignGateway value) {
        return new SignatureSettings(
                policy, signers, name, value, deadline, reminderEvery, mostReminders, checkEvery, linkValidity);
    }

    /** The same under another policy. */
    public SignatureSettings with(SignaturePolicy value) {
        return new SignatureSettings(
                value, signers, provider, gateway, deadline, reminderEvery, mostReminders, checkEvery, linkValidity);
    }

    /** The same with other people. */
    public SignatureSettings signedBy(SignerDirectory people) {
        return new SignatureSettings(
                policy, people, provider, gateway, deadline, reminderEvery, mostReminders, checkEvery, linkValidity);
    }

    /** The same with links that work for another time. */
    public SignatureSettings linksFor(Duration validity) {
        return new SignatureSettings(
                policy, signers, provider, gateway, deadline, reminderEvery, mostReminders, checkEvery, validity);
    }

    /** The same at another pace. */
    public SignatureSettings pace(Duration toSign, Duration remind, int reminders, Duration check) {
        return new SignatureSettings(
                policy, signers, provider, gateway, toSign, remind, reminders, check, linkValidity);
    }

    private static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("%s (%s) must be %s to %s".formatted(name, value, least, most));
        }
    }
}
