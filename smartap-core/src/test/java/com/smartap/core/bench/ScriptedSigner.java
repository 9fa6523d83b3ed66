package com.smartap.core.bench;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider of signatures that does as it is told, and outlives the engines that use it. */
public final class ScriptedSigner implements ESignGateway, ESignWebhooks {
    private final Map<String, Held> held = new LinkedHashMap<>();
    private boolean losing;
    private boolean refusing;
    private boolean away;
    private byte @Nullable [] wrong;
    private int downloads;

    /** A request as it is held. */
    static final class Held {
        final String id;
        final byte[] paper;
        final List<String> emails;
        final List<String> signed = new ArrayList<>();

        @Nullable
        String declined;

        @Nullable
        String cancelled;

        int reminders;

        Held(String id, byte[] paper, List<String> emails) {
            this.id = id;
            this.paper = paper;
            this.emails = emails;
        }
    }

    /** What it holds. */
    public synchronized List<Held> held() {
        return List.copyOf(held.values());
    }

    /** The next answer to a request is lost, after it took effect. */
    public synchronized void loseNextAnswer() {
        losing = true;
    }

    /** Refuses requests from now on. */
    public synchronized void refuse() {
        refusing = true;
    }

    /** Does not answer. */
    public synchronized void away(boolean now) {
        away = now;
    }

    /** Hands out another document than the signed one. */
    public synchronized void handOut(byte @Nullable [] bytes) {
        wrong = bytes;
    }

    /** How often a signed document was fetched. */
    public synchronized int downloads() {
        return downloads;
    }

    /** The next of the only request signs. */
    public synchronized void signNext() {
        Held one = only();
        one.signed.add(one.emails.get(one.signed.size()));
    }

    /** The next signs, unless the request was cancelled meanwhile. */
    public synchronized void signIfStillAsked() {
        if (unsigned()) {
            signNext();
        }
    }

    /** The next of the only request refuses. */
    public synchronized void declineNext(String reason) {
        only().declined = reason;
    }

    /** Whether somebody still can sign. */
    public synchronized boolean unsigned() {
        return held.values().stream()
                .anyMatch(
                        one -> one.cancelled == null && one.declined == null && one.signed.size() < one.emails.size());
    }

    private Held only() {
        return held.values().stream()
                .filter(one -> one.cancelled == null && one.declined == null && one.signed.size() < one.emails.size())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public ConnectionTest test() {
        return new ConnectionTest("Scripted", "");
    }

    @Override
    public List<String> check(SigningRequest request) {
        return List.of();
    }

    @Override
    public synchronized RequestOutcome request(SigningRequest request, IdempotencyKey key) throws IOException {
        answer();
        if (refusing) {
            return new RequestOutcome.Refused("E1", "no envelopes left");
        }
        boolean created = !held.containsKey(request.reference());
        Held one = held.computeIfAbsent(
                request.reference(),
                reference -> new Held("S-" + (held.size() + 1), bytes(request), emails(request.signatories())));
        if (losing) {
            losing = false;
            return new RequestOutcome.Unknown("a time-out");
        }
        return new RequestOutcome.Accepted(status(one), created);
    }

    private static byte[] bytes(SigningRequest request) {
        try {
            return request.document().readAll();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> emails(List<Signatory> signatories) {
        return signatories.stream()
                .map(one -> one.email().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public synchronized Optional<SigningStatus> find(SigningRequest request, IdempotencyKey key) {
        answer();
        return Optional.ofNullable(held.get(request.reference())).map(ScriptedSigner::status);
    }

    @Override
    public synchronized SigningStatus status(String providerId) {
        answer();
        return status(of(providerId));
    }

    private Held of(String providerId) {
        return held.values().stream()
                .filter(one -> one.id.equals(providerId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no such request"));
    }

    private static SigningStatus status(Held one) {
        boolean full = one.signed.size() == one.emails.size();
        boolean dead = one.declined != null || one.cancelled != null;
        ESignStatus status = full
                ? ESignStatus.FULLY_SIGNED
                : dead
                        ? ESignStatus.REJECTED
                        : one.signed.isEmpty() ? ESignStatus.PENDING_SIGNATURE : ESignStatus.PARTIALLY_SIGNED;
        List<SigningStatus.Progress> progress = new ArrayList<>();
        for (int i = 0; i < one.emails.size(); i++) {
            SigningStatus.Step step = i < one.signed.size()
                    ? SigningStatus.Step.SIGNED
                    : i > one.signed.size()
                            ? SigningStatus.Step.WAITING
                            : one.declined != null ? SigningStatus.Step.DECLINED : SigningStatus.Step.ASKED;
            progress.add(new SigningStatus.Progress(one.emails.get(i), step, null));
        }
        return new SigningStatus(one.id, status, full || dead, status.name(), progress, one.declined);
    }

    @Override
    public synchronized void remind(String providerId) {
        answer();
        of(providerId).reminders++;
    }

    @Override
    public synchronized SigningStatus cancel(String providerId, String reason) {
        answer();
        Held one = of(providerId);
        if (one.signed.size() < one.emails.size() && one.declined == null) {
            one.cancelled = reason;
        }
        return status(one);
    }

    @Override
    public synchronized void download(String providerId, OutputStream out) throws IOException {
        answer();
        downloads++;
        Held one = of(providerId);
        if (wrong != null) {
            out.write(wrong);
            return;
        }
        out.write(one.paper);
        out.write((PaperSigning.SIGNED + String.join(", ", one.signed) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void answer() {
        if (away) {
            throw new ConnectorUnavailableException("the provider does not answer", null, null, null);
        }
    }

    /** The body is the provider's id; the signature is the header {@code signed}. */
    @Override
    public List<Notice> receive(WebhookRequest request) {
        if (!request.header("signed").orElse("").equals("yes")) {
            throw WebhookRejectedException.unsigned("the signature is missing");
        }
        return List.of(new Notice("e", new String(request.body(), StandardCharsets.UTF_8), "signed", null));
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public void close() {
        // It outlives the engines.
    }
}
