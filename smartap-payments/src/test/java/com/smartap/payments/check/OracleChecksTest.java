package com.smartap.payments.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iban4j.BicUtil;
import org.iban4j.CountryCode;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.iban4j.bban.BbanStructure;
import org.junit.jupiter.api.Test;

/** Ours and iban4j agree, but where iban4j also knows what stands within the account number. */
class OracleChecksTest {
    /** Countries that the registry of IBANs does not list: some use the form without it, others the code of another. */
    private static final Set<String> UNREGISTERED =
            Set.of(("AO AX BF BJ BL CF CG CI CM CV DZ GA GF GG GP GQ GW HN IM IR JE KM"
                            + " MA MF MG ML MQ MZ NC NE PF PM RE SN TD TF TG WF YT")
                    .split(" "));

    @Test
    void ibans_of_every_country_are_valid_for_both() {
        Random random = new Random(4);
        Set<String> unknown = new TreeSet<>();
        for (CountryCode country : BbanStructure.supportedCountries()) {
            for (int i = 0; i < 20; i++) {
                String iban = random(random, country);
                if (Iban.problem(iban).filter(p -> p.contains("has no IBANs")).isPresent()) {
                    unknown.add(country.name());
                } else {
                    assertThat(Iban.problem(iban)).as(iban).isEmpty();
                }
            }
        }
        assertThat(UNREGISTERED).containsAll(unknown);
    }

    @Test
    void a_changed_character_is_refused_by_both() {
        Random random = new Random(5);
        String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789a ";
        for (int i = 0; i < 3000; i++) {
            StringBuilder iban = new StringBuilder(random(random, CountryCode.DE));
            iban.setCharAt(random.nextInt(iban.length()), characters.charAt(random.nextInt(characters.length())));
            if (random.nextInt(5) == 0) {
                iban.deleteCharAt(random.nextInt(iban.length()));
            }
            String changed = iban.toString();
            if (Iban.isValid(changed)) {
                assertThat(theirs(changed) || !changed.substring(4).matches("[0-9]{18}"))
                        .as(changed)
                        .isTrue();
            } else {
                assertThat(theirs(changed)).as(changed).isFalse();
            }
        }
    }

    @Test
    void bics_are_judged_alike() {
        Random random = new Random(6);
        Set<String> countries = Stream.of(Locale.getISOCountries()).collect(Collectors.toSet());
        String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        for (int i = 0; i < 3000; i++) {
            StringBuilder bic = new StringBuilder(Stream.of("COBADEFFXXX", "DEUTDEFF", "BNPAFRPP", "CHASUS33XXX")
                    .skip(random.nextInt(4))
                    .findFirst()
                    .orElseThrow());
            bic.setCharAt(random.nextInt(bic.length()), characters.charAt(random.nextInt(characters.length())));
            String changed = bic.toString();
            boolean theirs = theirBic(changed);
            // They also know which countries there are, and whether the first four are letters.
            boolean differs = !countries.contains(changed.substring(4, 6))
                    || !changed.substring(0, 4).matches("[A-Z]{4}");
            assertThat(Bic.isValid(changed) == theirs || differs).as(changed).isTrue();
        }
    }

    private static String random(Random random, CountryCode country) {
        return new org.iban4j.Iban.Builder(random)
                .countryCode(country)
                .buildRandom()
                .toString();
    }

    private static boolean theirs(String iban) {
        try {
            IbanUtil.validate(iban);
            return true;
        } catch (Iban4jException e) {
            return false;
        }
    }

    private static boolean theirBic(String bic) {
        try {
            BicUtil.validate(bic);
            return true;
        } catch (Iban4jException e) {
            return false;
        }
    }
}
