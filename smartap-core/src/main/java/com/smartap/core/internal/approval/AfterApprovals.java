package com.smartap.core.internal.approval;

import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.unit.Tx;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an invoice may have to wait for once its last approval is given. */
public interface AfterApprovals {
    /** Nothing. */
    AfterApprovals NOTHING = (tx, invoice, said, facts) -> false;

    /**
     * Makes the invoice wait, if it has to.
     *
     * @param said what the approver said
     * @param facts about the approval, for whoever wants to know
     * @return whether it waits now; else it is approved
     */
    boolean mustWait(Tx tx, InvoiceRow invoice, @Nullable String said, Map<String, String> facts);
}
