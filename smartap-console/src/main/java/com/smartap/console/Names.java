package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.NotFoundException;
import java.util.HashMap;
import java.util.Map;

/** The names of the vendors on one page, each looked up once. */
final class Names {
    private final SmartAp smartAp;
    private final Actor actor;
    private final Map<VendorId, String> vendors = new HashMap<>();

    Names(SmartAp smartAp, Actor actor) {
        this.smartAp = smartAp;
        this.actor = actor;
    }

    /** A vendor's name. Called by templates. */
    public String vendor(VendorId id) {
        return vendors.computeIfAbsent(id, this::lookUp);
    }

    private String lookUp(VendorId id) {
        try {
            return smartAp.vendors().get(actor, id).name();
        } catch (NotFoundException e) {
            return "unknown vendor";
        }
    }
}
