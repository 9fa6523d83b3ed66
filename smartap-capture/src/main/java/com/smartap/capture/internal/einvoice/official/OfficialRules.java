package com.smartap.capture.internal.einvoice.official;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.RuleFinding;
import java.util.List;
import java.util.Optional;

/** Checks an invoice by official artefacts. Thread-safe. */
public interface OfficialRules {
    /** The official rules, if all that they need is on the class path. */
    static Optional<OfficialRules> onTheClassPath() {
        return PhiveLoader.load();
    }

    /**
     * What an invoice breaks.
     *
     * @param name what to call the document
     * @param xml the document
     * @param profile whether the rules of the specification that the invoice claims to follow are wanted, and not only
     *     those of EN 16931
     * @return empty if there are no official rules for its syntax
     */
    Optional<List<RuleFinding>> check(String name, EInvoice invoice, byte[] xml, boolean profile);
}
