package com.smartap.testkit.bank;

import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.bank.BankState.AccountState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes down all that the desks of a bank know, and puts it back. */
final class OfficeState {
    private OfficeState() {}

    static BankState of(Office office, Map<IdempotencyKey, SimulatedBankChannel.Taken> taken) {
        Register register = office.register();
        Map<String, AccountState> accounts = new LinkedHashMap<>();
        office.ledger()
                .accounts()
                .forEach((key, account) -> accounts.put(
                        key, new AccountState(account.bookings(), account.reported(), account.notified())));
        List<BankState.Taken> keys = new ArrayList<>();
        taken.forEach((key, file) -> keys.add(new BankState.Taken(
                key.value(),
                file.hash(),
                file.answer() instanceof Delivery.Accepted accepted ? accepted.bankReference() : null,
                file.answer() instanceof Delivery.Refused refused ? refused.reason() : null)));
        return new BankState(
                accounts,
                List.copyOf(register.files),
                List.copyOf(register.messageNames),
                List.copyOf(register.batches),
                List.copyOf(register.payments),
                List.copyOf(register.hashes),
                List.copyOf(register.identities),
                office.agenda().all(),
                office.returns().replies(),
                office.statements().sheets(),
                office.outbox().given(),
                office.outbox().held(),
                keys);
    }

    static void restore(BankState state, Office office, Map<IdempotencyKey, SimulatedBankChannel.Taken> taken) {
        Register register = office.register();
        register.clear();
        register.files.addAll(state.files());
        register.messageNames.addAll(state.messageNames());
        register.batches.addAll(state.batches());
        register.payments.addAll(state.payments());
        register.hashes.addAll(state.hashes());
        register.identities.addAll(state.identities());
        state.accounts()
                .forEach((key, account) -> office.ledger()
                        .account(key)
                        .restore(account.bookings(), account.reported(), account.notified()));
        office.agenda().restore(state.planned());
        office.returns().restore(state.replies());
        office.statements().restore(state.sheets());
        office.outbox().restore(state.given(), state.held());
        taken.clear();
        for (BankState.Taken file : state.taken()) {
            ContentHash hash = file.hash();
            Delivery answer = file.accepted() != null
                    ? new Delivery.Accepted(file.accepted())
                    : new Delivery.Refused(String.valueOf(file.refused()));
            taken.put(new IdempotencyKey(file.key()), new SimulatedBankChannel.Taken(hash, answer));
        }
    }
}
