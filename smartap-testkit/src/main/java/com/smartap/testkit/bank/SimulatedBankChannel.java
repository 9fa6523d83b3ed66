package com.smartap.testkit.bank;

import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The bank's own channel, which does wrong what the bank was told to do wrong. */
final class SimulatedBankChannel implements BankChannel {
    private static final int PAGE = 100;

    private final SimulatedBank bank;
    private final Mischief mischief;
    private final Map<IdempotencyKey, Taken> byKey = new HashMap<>();

    private Runnable onChange = () -> {};

    record Taken(ContentHash hash, Delivery answer) {}

    SimulatedBankChannel(SimulatedBank bank, Mischief mischief) {
        this.bank = bank;
        this.mischief = mischief;
    }

    @Override
    public String id() {
        return "simulated";
    }

    @Override
    public Delivery deliver(String fileName, DocumentSource file, IdempotencyKey key) {
        reach();
        if (bank.takeOnce(Misbehaviour.FAIL_BEFORE)) {
            throw new ConnectorUnavailableException("the bank failed before it took " + fileName, null, null, null);
        }
        byte[] content = content(file);
        Mischief.Transfer transfer = transfer();
        if (transfer == Mischief.Transfer.FAILED) {
            throw new ConnectorUnavailableException("the bank failed before it took " + fileName, null, null, null);
        }
        if (transfer == Mischief.Transfer.CUT_OFF) {
            bank.submit(fileName, Arrays.copyOf(content, content.length / 2));
            return new Delivery.Unknown("the connection broke while %s was sent".formatted(fileName));
        }
        Delivery answer = take(fileName, content, key);
        switch (transfer) {
            case TWICE -> {
                // What was refused once stays refused: an answer that does not hold would leave nobody a way to be
                // safe.
                if (answer instanceof Delivery.Accepted) {
                    bank.submit(fileName, content);
                }
            }
            case RESTARTED -> {
                bank.restore(bank.snapshot());
                return new Delivery.Unknown("the bank started anew after %s was sent".formatted(fileName));
            }
            default -> {}
        }
        return transfer == Mischief.Transfer.ANSWER_LOST || bank.takeOnce(Misbehaviour.LOSE_NEXT_ANSWER)
                ? new Delivery.Unknown("the connection broke after %s was sent".formatted(fileName))
                : answer;
    }

    private Mischief.Transfer transfer() {
        synchronized (bank) {
            return mischief.transfer();
        }
    }

    /** One file at a time, so that two calls with one key cannot both be the first. */
    private synchronized Delivery take(String fileName, byte[] content, IdempotencyKey key) {
        ContentHash hash = ContentHash.of(content);
        Taken earlier = byKey.get(key);
        if (earlier == null) {
            earlier = new Taken(hash, bank.submit(fileName, content));
            byKey.put(key, earlier);
            onChange.run();
        } else if (!earlier.hash().equals(hash)) {
            throw new IdempotencyConflictException(
                    "key %s already stands for another file. Maybe take a new key for %s.".formatted(key, fileName));
        }
        return earlier.answer();
    }

    /** The files by key; guarded by this object's lock. */
    Map<IdempotencyKey, Taken> taken() {
        return byKey;
    }

    synchronized void onChange(Runnable listener) {
        onChange = listener;
    }

    @Override
    public Optional<Delivery.Accepted> find(String fileName, IdempotencyKey key) {
        reach();
        synchronized (this) {
            Taken earlier = byKey.get(key);
            return earlier != null && earlier.answer() instanceof Delivery.Accepted accepted
                    ? Optional.of(accepted)
                    : Optional.empty();
        }
    }

    @Override
    public Inbox receive(@Nullable String cursor) {
        reach();
        int size = bank.available();
        int from = cursor != null && cursor.matches("[0-9]{1,9}") ? Math.min(Integer.parseInt(cursor), size) : 0;
        int to = Math.min(size, from + PAGE);
        boolean again = from > 0 && strikes("the last file is handed over again");
        return new Inbox(bank.available(again ? from - 1 : from, to), to == 0 ? cursor : Integer.toString(to));
    }

    private boolean strikes(String what) {
        synchronized (bank) {
            return mischief.strikes(8, what);
        }
    }

    private void reach() {
        if (bank.does(Misbehaviour.DOWN) || strikes("the bank cannot be reached")) {
            throw new ConnectorUnavailableException("the bank cannot be reached", null, null, null);
        }
        if (bank.does(Misbehaviour.SLOW)) {
            LockSupport.parkNanos(bank.slowness().toNanos());
        }
    }

    private static byte[] content(DocumentSource file) {
        try {
            return file.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
