package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.LostAnswers;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.SigningRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates folders, one for each key: looks for it before, and for a while after an answer was lost creates none. */
final class FolderRequests {
    private static final Logger log = LoggerFactory.getLogger(FolderRequests.class);
    private static final int STRIPES = 64;
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final FoxitSettings settings;
    private final FoxitApi api;
    private final FolderReader reader;
    private final FolderLookup lookup;
    private final Sleeper sleeper;
    private final FolderBody bodies;
    private final LostAnswers lost;
    private final Instant opened;
    private final List<Object> locks =
            Stream.generate(Object::new).limit(STRIPES).toList();
    private final Map<String, Long> created = new LinkedHashMap<>();
    private volatile Marks marks = Marks.UNSEEN;

    /** Whether marks come back. */
    private enum Marks {
        UNSEEN,
        READABLE,
        LOST
    }

    FolderRequests(
            Clock clock,
            FoxitSettings settings,
            FoxitApi api,
            FolderReader reader,
            FolderLookup lookup,
            Sleeper sleeper) {
        this.clock = clock;
        this.settings = settings;
        this.api = api;
        this.reader = reader;
        this.lookup = lookup;
        this.sleeper = sleeper;
        this.bodies = new FolderBody(settings, clock);
        this.lost = new LostAnswers(clock, settings.search().settling());
        this.opened = clock.instant();
    }

    List<String> check(SigningRequest request) {
        List<String> problems = new ArrayList<>(bodies.check(request));
        try {
            long size = request.document().size();
            if (size > settings.form().maxDocumentBytes()) {
                problems.add("document has %d bytes, at most %d are sent. Maybe set maxDocumentMegabytes"
                        .formatted(size, settings.form().maxDocumentBytes()));
            }
        } catch (IOException e) {
            problems.add("document cannot be read: " + e.getClass().getSimpleName());
        }
        return List.copyOf(problems);
    }

    RequestOutcome request(SigningRequest request, IdempotencyKey key) throws IOException {
        List<String> problems = check(request);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException("signingRequest", String.join("; ", problems));
        }
        byte[] pdf = document(request);
        synchronized (lock(key)) {
            Optional<ObjectNode> held = held(request, key);
            if (held.isPresent()) {
                return accepted(held.get(), false);
            }
            Optional<Duration> settling = lost.settling(key);
            if (settling.isPresent()) {
                return new RequestOutcome.Unknown(tooEarly(request, settling.get()));
            }
            // Not before the look: what was sent in time may be there.
            return request.expiresAt().isAfter(clock.instant())
                    ? create(request, key, pdf)
                    : new RequestOutcome.Refused("", "expiresAt (%s) has passed".formatted(request.expiresAt()));
        }
    }

    /** The folder of a request; empty only if there surely is none. */
    Optional<ObjectNode> find(SigningRequest request, IdempotencyKey key) {
        synchronized (lock(key)) {
            Optional<ObjectNode> held = held(request, key);
            if (held.isPresent()) {
                return held;
            }
            Optional<Duration> settling = lost.settling(key);
            if (settling.isPresent()) {
                throw new ConnectorUnavailableException(tooEarly(request, settling.get()), settling.get(), null, null);
            }
            Duration rest = Duration.between(
                    clock.instant(), opened.plus(settings.search().settling()));
            if (rest.isNegative() || rest.isZero()) {
                return Optional.empty();
            }
            // What the process lost that died before this gateway was opened may not be listed yet.
            pause(request, rest);
            return held(request, key);
        }
    }

    private Optional<ObjectNode> held(SigningRequest request, IdempotencyKey key) {
        FolderMark mark = FolderMark.of(request, key);
        if (marks == Marks.LOST && !isRemembered(mark)) {
            throw new ConnectorProtocolException(api.connection() + ": " + blind(), null, null);
        }
        Optional<ObjectNode> folder = remembered(mark).or(() -> lookup.find(mark.key()));
        folder.flatMap(reader::mark)
                .filter(other -> !other.document().equals(mark.document()))
                .ifPresent(other -> {
                    throw new IdempotencyConflictException(
                            "%s: Foxit holds request %s as folder %s under the key %s, but with another document or other signatories. Maybe give an edited request a key of its own"
                                    .formatted(api.connection(), request.reference(), reader.id(folder.get()), key));
                });
        return folder;
    }

    private RequestOutcome create(SigningRequest request, IdempotencyKey key, byte[] pdf) {
        FolderMark mark = FolderMark.of(request, key);
        try {
            ObjectNode folder = reader.folder(api.post("/folders/createfolder", bodies.of(request, mark, pdf)));
            long id = Long.parseLong(reader.id(folder));
            remember(mark, id);
            readBack(id);
            return accepted(folder, true);
        } catch (ConnectorRefusedException e) {
            return new RequestOutcome.Refused(e.providerCode().orElse(""), e.words());
        } catch (OutcomeUnknownException | ConnectorProtocolException e) {
            // The folder is there, or may be: a redirect is the only other answer, and leads here to caution.
            lost.add(key);
            return new RequestOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Sees once whether a mark comes back where the settings say. It would not be found again otherwise, and whoever
     * looked for it would be told that there is none.
     */
    private void readBack(long id) {
        if (marks != Marks.UNSEEN) {
            return;
        }
        try {
            marks = reader.mark(lookup.read(id)).isPresent() ? Marks.READABLE : Marks.LOST;
        } catch (ConnectorException | NotFoundException e) {
            return; // the next one tells
        }
        if (marks == Marks.LOST) {
            log.error("{}: {}", api.connection(), blind());
        }
    }

    private String blind() {
        return "Foxit does not give back what stands in %s of a folder, so that requests could not be found again. Maybe set referenceIn to customField or folderName"
                .formatted(settings.search().field());
    }

    /** A folder is there; what it says may all the same not be understood. */
    private RequestOutcome accepted(ObjectNode folder, boolean created) {
        try {
            return new RequestOutcome.Accepted(created ? reader.status(folder, null) : lookup.status(folder), created);
        } catch (ConnectorProtocolException e) {
            return new RequestOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** The bytes, which have to be those that the request names. */
    private byte[] document(SigningRequest request) throws IOException {
        byte[] pdf;
        try (InputStream in = request.document().open()) {
            pdf = in.readNBytes(settings.form().maxDocumentBytes() + 1);
        }
        if (pdf.length > settings.form().maxDocumentBytes()) {
            throw new InvalidRequestException(
                    "document",
                    "document has more than %d bytes".formatted(settings.form().maxDocumentBytes()));
        }
        if (!SignedFile.isPdf(pdf)) {
            throw new InvalidRequestException("document", "document is no PDF");
        }
        if (!ContentHash.of(pdf).equals(request.hash())) {
            throw new InvalidRequestException(
                    "document", "document is not the one with the hash %s".formatted(request.hash()));
        }
        return pdf;
    }

    private Optional<ObjectNode> remembered(FolderMark mark) {
        Long id;
        synchronized (created) {
            id = created.get(mark.key());
        }
        try {
            return id == null ? Optional.empty() : Optional.of(lookup.read(id));
        } catch (NotFoundException e) {
            return Optional.empty(); // somebody deleted it
        }
    }

    private boolean isRemembered(FolderMark mark) {
        synchronized (created) {
            return created.containsKey(mark.key());
        }
    }

    private void remember(FolderMark mark, long id) {
        synchronized (created) {
            if (created.size() >= MOST_REMEMBERED) {
                created.remove(created.keySet().iterator().next());
            }
            created.put(mark.key(), id);
        }
    }

    private Object lock(IdempotencyKey key) {
        return locks.get(Math.floorMod(key.value().hashCode(), STRIPES));
    }

    private String tooEarly(SigningRequest request, Duration left) {
        return "%s: the answer to request %s was lost, and Foxit may not list it yet. Look again in %d s"
                .formatted(api.connection(), request.reference(), left.toSeconds() + 1);
    }

    private void pause(SigningRequest request, Duration rest) {
        try {
            sleeper.sleep(rest.plusMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorUnavailableException(tooEarly(request, rest), rest, null, e);
        }
    }
}
