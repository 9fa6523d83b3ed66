package com.smartap.testkit.bank;

import java.time.LocalDate;

/** One credit or debit of an ACH file, as the bank read it. */
record AchEntry(
        boolean credit,
        String routingNumber,
        String accountNumber,
        long cents,
        String identification,
        String name,
        String trace,
        LocalDate effectiveDate,
        String addendum) {}
