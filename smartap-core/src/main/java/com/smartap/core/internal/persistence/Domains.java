package com.smartap.core.internal.persistence;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Domains of mail and web addresses, by which those who write invoices are told apart. */
public final class Domains {
    private static final int MOST = 40;
    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+[a-z]{2,24}");

    /** Anybody may have an address there. */
    private static final Set<String> PUBLIC = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "yahoo.com",
            "aol.com",
            "icloud.com",
            "me.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "gmx.ch",
            "web.de",
            "t-online.de",
            "freenet.de",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "libero.it",
            "virgilio.it",
            "tiscali.it",
            "ziggo.nl",
            "kpnmail.nl",
            "wp.pl",
            "o2.pl",
            "onet.pl",
            "interia.pl",
            "proton.me",
            "protonmail.com",
            "comcast.net",
            "verizon.net",
            "att.net",
            "mail.com",
            "yahoo.de",
            "yahoo.fr",
            "yahoo.co.uk",
            "btinternet.com");

    private Domains() {}

    /** The domain of a mail address; empty where it tells nothing about who has it. */
    public static String ofMail(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        boolean useful = address.indexOf('@') > 0
                && domain.length() <= LONGEST
                && DOMAIN.matcher(domain).matches()
                && !PUBLIC.contains(domain);
        return useful ? domain : "";
    }

    /** The domains that some words name, with those above them, such as {@code acme.com} for {@code mail.acme.com}. */
    public static Set<String> in(Collection<String> words) {
        Set<String> found = new LinkedHashSet<>();
        for (String word : words) {
            // A word that is longer is no address, and would only cost time.
            if (word.indexOf('.') > 0 && word.length() <= 400 && found.size() < MOST) {
                Matcher matcher = DOMAIN.matcher(word.toLowerCase(Locale.ROOT));
                while (matcher.find()) {
                    String domain = matcher.group();
                    for (int dot = domain.indexOf('.'); dot > 0; dot = domain.indexOf('.')) {
                        if (domain.length() <= LONGEST && !PUBLIC.contains(domain)) {
                            found.add(domain);
                        }
                        domain = domain.substring(dot + 1);
                    }
                }
            }
        }
        return found;
    }
}
