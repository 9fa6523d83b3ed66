package com.smartap.spring;

import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureSettings;
import com.smartap.core.SignerDirectory;
import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.spi.esign.Signatory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who has to sign which invoices, and by way of whom.
 *
 * @param enabled Whether invoices are signed at all.
 * @param provider Who has them signed: in-house, foxit, or another provider on the class path.
 * @param baseUrl Address of the provider in place of its own, such as that of a sandbox.
 * @param settings Settings of the provider, as it documents them.
 * @param credentials Credentials of the provider, by the names that it documents; best as placeholders of the environment, such as ${FOXIT_SECRET}.
 * @param credentialFiles Files that each hold one credential, by the same names, as container platforms mount secrets.
 * @param currency ISO 4217 currency of the limits.
 * @param tiers Totals up to a limit and the roles that sign them, in ascending order; the last one has no limit. Default: below 5000 nobody, to 25000 (included) a senior manager, above the CFO.
 * @param splitDays How many days apart invoices of one vendor may be dated to count together, 0 to 366; 0 for each by itself.
 * @param deadline How long a request may be signed, from an hour to 366 days; then the invoice goes back to an approval by hand.
 * @param reminderEvery How long after the request, and after each reminder, the next reminder is sent.
 * @param mostReminders How many reminders are sent by themselves, 0 to 100.
 * @param checkEvery How often the provider is asked about an open request.
 * @param linkValidity How long a link to the in-house signature page works.
 * @param signers Who signs in a role, the preferred one first.
 */
record SignaturesProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue(SignatureSettings.IN_HOUSE) String provider,
        @Nullable String baseUrl,
        @DefaultValue Map<String, String> settings,
        @DefaultValue Map<String, String> credentials,
        @DefaultValue Map<String, Path> credentialFiles,
        @DefaultValue("USD") String currency,
        @DefaultValue List<Tier> tiers,
        @DefaultValue("3") int splitDays,
        @DefaultValue("14d") Duration deadline,
        @DefaultValue("3d") Duration reminderEvery,
        @DefaultValue("4") int mostReminders,
        @DefaultValue("15m") Duration checkEvery,
        @DefaultValue("3d") Duration linkValidity,
        @DefaultValue Map<Role, List<Signer>> signers) {
    private static final String PATH = "signatures";

    /**
     * One tier.
     *
     * @param limit The greatest total of this tier; left out for the last one.
     * @param inclusive Whether a total equal to the limit belongs to this tier.
     * @param signers The roles that have to sign, one after the other; left out for nobody.
     */
    record Tier(
            @Nullable BigDecimal limit,
            @DefaultValue("false") boolean inclusive,
            @DefaultValue List<Role> signers) {}

    /**
     * A person who signs.
     *
     * @param id The id under which your application calls the person as an actor.
     * @param name Full name, as it stands under a signature.
     * @param email Where the person is told.
     */
    record Signer(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email) {}

    /** The settings with the in-house signer and the signers named here; null if something is wrong, or nothing is signed. */
    @Nullable
    SignatureSettings toSettings(Problems problems) {
        if (!enabled) {
            return null;
        }
        checkProvider(problems);
        SignerDirectory directory = SignerDirectory.of(people(problems));
        SignaturePolicy policy = toPolicy(problems);
        SignatureSettings usual = SignatureSettings.inHouse(Currency.getInstance("USD"), directory);
        problems.check(
                PATH + ".deadline",
                () -> usual.pace(deadline, usual.reminderEvery(), usual.mostReminders(), usual.checkEvery()));
        problems.check(
                PATH + ".reminder-every",
                () -> usual.pace(usual.deadline(), reminderEvery, usual.mostReminders(), usual.checkEvery()));
        problems.check(
                PATH + ".most-reminders",
                () -> usual.pace(usual.deadline(), usual.reminderEvery(), mostReminders, usual.checkEvery()));
        problems.check(
                PATH + ".check-every",
                () -> usual.pace(usual.deadline(), usual.reminderEvery(), usual.mostReminders(), checkEvery));
        problems.check(PATH + ".link-validity", () -> usual.linksFor(linkValidity));
        return policy != null && problems.isEmpty()
                ? usual.with(policy)
                        .pace(deadline, reminderEvery, mostReminders, checkEvery)
                        .linksFor(linkValidity)
                : null;
    }

    private @Nullable SignaturePolicy toPolicy(Problems problems) {
        Currency code = problems.check(PATH + ".currency", () -> Money.currency(currency));
        List<SignaturePolicy.Tier> checked = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            SignaturePolicy.Tier made = problems.check(
                    PATH + ".tiers[%d]".formatted(i),
                    () -> new SignaturePolicy.Tier(tier.limit(), tier.inclusive(), tier.signers()));
            if (made != null) {
                checked.add(made);
            }
        }
        if (code == null || checked.size() < tiers.size()) {
            return null;
        }
        List<SignaturePolicy.Tier> standard = SignaturePolicy.standard(code).tiers();
        List<SignaturePolicy.Tier> used = checked.isEmpty() ? standard : checked;
        SignaturePolicy made = problems.check(PATH + ".tiers", () -> new SignaturePolicy(code, used, 0));
        SignaturePolicy split =
                problems.check(PATH + ".split-days", () -> new SignaturePolicy(code, standard, splitDays));
        return made == null || split == null ? null : new SignaturePolicy(code, used, splitDays);
    }

    private Map<Role, List<Signatory>> people(Problems problems) {
        Map<Role, List<Signatory>> people = new EnumMap<>(Role.class);
        signers.forEach((role, listed) -> {
            List<Signatory> checked = new ArrayList<>();
            for (int i = 0; i < listed.size(); i++) {
                Signer signer = listed.get(i);
                Signatory made = problems.check(
                        "%s.signers.%s[%d]".formatted(PATH, pathOf(role), i),
                        () -> new Signatory(text(signer.id()), text(signer.name()), text(signer.email())));
                if (made != null) {
                    checked.add(made);
                }
            }
            people.put(role, List.copyOf(checked));
        });
        return people;
    }

    private void checkProvider(Problems problems) {
        problems.require(!provider.isBlank(), PATH + ".provider", "must not be blank. Maybe leave it out for in-house");
        problems.require(
                baseUrl == null || isAddress(baseUrl),
                PATH + ".base-url",
                "(%s) must be an address of http or https".formatted(baseUrl));
        credentialFiles.forEach((name, file) -> {
            String path = PATH + ".credential-files." + name;
            problems.require(Files.isReadable(file), path, "(%s) cannot be read".formatted(file));
            problems.require(
                    !credentials.containsKey(name),
                    path,
                    "is there beside credentials.%s. Maybe remove one".formatted(name));
        });
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && List.of("http", "https").contains(text(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A role as it is written in properties, such as {@code senior-manager}. */
    static String pathOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** Never holds credentials, nor settings among which one might stand. */
    @Override
    public String toString() {
        return "SignaturesProperties[enabled=" + enabled + ", provider=" + provider + "]";
    }
}
