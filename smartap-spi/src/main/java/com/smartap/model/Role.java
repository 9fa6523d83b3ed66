package com.smartap.model;

import com.smartap.spi.Api;

/** What a person does in accounts payable. A person may have several roles; the engine maps roles to powers. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum Role {
    /** Enters, corrects and resubmits invoices, and builds payment batches. */
    CLERK,
    /** Approves the smallest amounts. */
    MANAGER,
    /** Approves medium amounts, and whatever a manager may. */
    SENIOR_MANAGER,
    /** Approves every amount. */
    CFO,
    /** Builds and releases payment batches. */
    TREASURER,
    /** Reads everything, the audit log included, and changes nothing. */
    AUDITOR,
    /** Manages connections, vendors and settings. Is bound by segregation of duties like everybody else. */
    ADMIN
}
