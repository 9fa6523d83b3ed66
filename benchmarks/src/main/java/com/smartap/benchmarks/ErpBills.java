package com.smartap.benchmarks;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.Bill;
import com.smartap.testkit.erp.TestBills;
import com.smartap.testkit.twin.ErpTwin;

/** Bills that the simulators accept. */
final class ErpBills {
    private ErpBills() {}

    static Bill bill(ErpTwin twin, String reference, String number) {
        return TestBills.bill(reference, number, twin.id(EntityType.VENDOR, 1), null);
    }
}
