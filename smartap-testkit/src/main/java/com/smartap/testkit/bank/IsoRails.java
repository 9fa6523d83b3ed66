package com.smartap.testkit.bank;

import java.util.Set;

/** Which rail a payment of a message takes, from its service level and local instrument. */
final class IsoRails {
    /** The countries of SEPA. */
    private static final Set<String> SEPA =
            Set.of(("AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI "
                            + "LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA")
                    .split(" "));

    private IsoRails() {}

    static Rail of(IsoNode block, IsoNode transfer) {
        String level = code(block, transfer, "PmtTpInf/SvcLvl");
        String instrument = code(block, transfer, "PmtTpInf/LclInstrm");
        if (level.equals("SEPA")) {
            return instrument.equals("INST") ? Rail.INSTANT : Rail.SEPA;
        }
        if (Set.of("CCD", "CTX", "PPD").contains(instrument)) {
            return Rail.ACH;
        }
        boolean american =
                transfer.text("CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd").equals("USABA")
                        && block.has("DbtrAcct/Id/Othr")
                        && transfer.at("Amt/InstdAmt").currency().equals("USD");
        return level.equals("URGP") && american ? Rail.WIRE : Rail.CROSS_BORDER;
    }

    static boolean isSepaCountry(String iban) {
        return iban.length() > 2 && SEPA.contains(iban.substring(0, 2));
    }

    private static String code(IsoNode block, IsoNode transfer, String path) {
        IsoNode of = transfer.has(path) ? transfer : block;
        return of.text(path + "/Cd") + of.text(path + "/Prtry");
    }
}
