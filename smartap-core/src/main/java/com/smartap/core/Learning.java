package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;

/**
 * What was learned from corrections. A correction that leads to a valid invoice is kept as an example of its vendor, and
 * from the examples of a vendor is learned, after the correction and by itself, how its documents are laid out; that is
 * used for this vendor's next documents and for nobody else's. Bank details are never learned.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Learning {
    /** Whether anything is learned: whether there is a {@link com.smartap.spi.capture.LayoutLearner}. */
    boolean enabled();

    /** Vendors about which something was learned, or of which there are examples, by name. */
    Page<VendorLessons> list(Actor actor, PageRequest page);

    /**
     * What was learned about a vendor; empty lists if nothing was.
     *
     * @throws com.smartap.spi.NotFoundException if there is no such vendor
     */
    VendorLessons get(Actor actor, VendorId vendor);

    /**
     * Forgets everything about a vendor: what is in use is used no more, and examples and keys are deleted. Earlier
     * versions can be restored; what is learned next comes from later corrections alone.
     */
    VendorLessons remove(Actor actor, VendorId vendor, String reason);

    /**
     * Puts an earlier version back in use, in place of the present one, until another correction teaches something new.
     *
     * @param version the number of the version
     * @throws com.smartap.spi.NotFoundException if the vendor has no such version
     */
    VendorLessons restore(Actor actor, VendorId vendor, int version, String reason);

    /**
     * Deletes one example, such as a correction that was wrong, and has the vendor learned anew from the others.
     *
     * @throws com.smartap.spi.NotFoundException if the invoice is no example of this vendor
     */
    VendorLessons dropExample(Actor actor, VendorId vendor, InvoiceId example, String reason);

    /** Has a vendor learned anew from its examples, soon. */
    void relearn(Actor actor, VendorId vendor);

    /** All of it as JSON, for looking at and keeping elsewhere; without the words of documents. */
    String export(Actor actor, VendorId vendor);
}
