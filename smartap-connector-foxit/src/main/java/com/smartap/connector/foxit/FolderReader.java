package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.foxit.FoxitWords.Fate;
import com.smartap.connector.support.Json;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.esign.SigningStatus.Progress;
import com.smartap.spi.esign.SigningStatus.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what Foxit says about a folder. A word that nobody knows is never taken for a signature. */
final class FolderReader {
    private static final int MOST_PARTIES = 100;
    private static final List<String> REASONS = List.of(
            "reason_for_cancelling",
            "reason_for_cancellation",
            "reasonForCancelling",
            "cancellationReason",
            "declineReason",
            "reason");

    private final String connection;
    private final FoxitSettings settings;
    private final Clock clock;

    FolderReader(String connection, FoxitSettings settings, Clock clock) {
        this.connection = connection;
        this.settings = settings;
        this.clock = clock;
    }

    /** The folder in an answer: it stands beside {@code result}, or is the answer itself. */
    ObjectNode folder(ObjectNode answer) {
        if (answer.path("folder") instanceof ObjectNode inner) {
            return inner;
        }
        if (answer.has("folderId")) {
            return answer;
        }
        throw new ConnectorProtocolException(connection + ": the answer holds no folder", null, null);
    }

    String id(ObjectNode folder) {
        String id = Json.requireText(connection + ": folder", folder, "folderId");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new ConnectorProtocolException(connection + ": the folderId is not a number", null, null);
        }
        return id;
    }

    /** Our mark, where the settings say that it stands. */
    Optional<FolderMark> mark(ObjectNode folder) {
        JsonNode place = folder.path(settings.search().field());
        return FolderMark.in(place.isTextual() ? place.textValue() : place.toString());
    }

    /**
     * What a folder says.
     *
     * @param activity the folder's activity history where progress is read from it
     */
    SigningStatus status(ObjectNode folder, @Nullable Activity activity) {
        String id = id(folder);
        String word = Json.requireText(connection + ": folder " + id, folder, "folderStatus");
        Fate fate = settings.words()
                .fate(word)
                .orElseThrow(() -> new ConnectorProtocolException(
                        "%s: folder %s has the status %s, which is not known. Maybe add it to openStatuses, cancelledStatuses or another of the settings for words"
                                .formatted(connection, id, shown(word)),
                        null,
                        null));
        List<Progress> people = people(folder, fate, activity);
        ESignStatus status = statusOf(fate, people, folder);
        boolean ended = fate != Fate.OPEN;
        return new SigningStatus(id, status, ended, shown(word), people, ended ? reason(folder, fate) : null);
    }

    private ESignStatus statusOf(Fate fate, List<Progress> people, ObjectNode folder) {
        return switch (fate) {
            case EXECUTED -> ESignStatus.FULLY_SIGNED;
            case DECLINED, CANCELLED -> ESignStatus.REJECTED;
            case EXPIRED -> ESignStatus.EXPIRED;
            case OPEN -> {
                if (people.stream().anyMatch(person -> person.step() == Step.DECLINED)) {
                    yield ESignStatus.REJECTED;
                }
                if (mark(folder)
                        .filter(mark -> !mark.expires().isAfter(clock.instant()))
                        .isPresent()) {
                    yield ESignStatus.EXPIRED; // by our own deadline: it can still be signed until it is cancelled
                }
                yield people.stream().anyMatch(person -> person.step() == Step.SIGNED)
                        ? ESignStatus.PARTIALLY_SIGNED
                        : ESignStatus.PENDING_SIGNATURE;
            }
        };
    }

    private List<Progress> people(ObjectNode folder, Fate fate, @Nullable Activity activity) {
        List<JsonNode> parties = new ArrayList<>();
        folder.path("folderRecipientParties").forEach(parties::add);
        if (parties.size() > MOST_PARTIES) {
            throw new ConnectorProtocolException(
                    "%s: a folder has %d parties".formatted(connection, parties.size()), null, null);
        }
        parties.sort(Comparator.comparingInt(FolderReader::sequence));
        boolean draft = folder.path("folderStatus").asText().equalsIgnoreCase("DRAFT");
        List<Progress> people = new ArrayList<>();
        boolean earlierDone = !draft;
        for (JsonNode party : parties) {
            String email = Json.text(party.path("partyDetails"), "emailId")
                    .or(() -> Json.text(party, "emailId"))
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
            Progress said = fate == Fate.EXECUTED
                    ? new Progress(email, Step.SIGNED, moment(party))
                    : activity == null ? said(party, email) : activity.of(email);
            Step step = said.step() == Step.WAITING && earlierDone ? Step.ASKED : said.step();
            people.add(new Progress(email, step, said.at()));
            earlierDone &= step == Step.SIGNED;
        }
        return people;
    }

    /** How far a party has come by its own word; waiting if it says nothing that is known. */
    private Progress said(JsonNode party, String email) {
        FoxitWords words = settings.words();
        String word = Json.text(party, words.partyField()).orElse("").toUpperCase(Locale.ROOT);
        Step step = words.signed().contains(word)
                ? Step.SIGNED
                : words.declined().contains(word)
                        ? Step.DECLINED
                        : words.viewed().contains(word) ? Step.VIEWED : Step.WAITING;
        return new Progress(email, step, step == Step.WAITING ? null : moment(party));
    }

    private static int sequence(JsonNode party) {
        return party.path("workflowSignSequence")
                .asInt(party.path("partySequence").asInt(0));
    }

    private static @Nullable Instant moment(JsonNode party) {
        return millis(party.path("signedDate"));
    }

    /** A moment in milliseconds; null if there is none that can be read, since nothing depends on it. */
    static @Nullable Instant millis(JsonNode value) {
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        long millis = whole ? value.longValue() : 0;
        return millis > 0 && millis < 253_402_300_799_000L ? Instant.ofEpochMilli(millis) : null;
    }

    private static @Nullable String reason(ObjectNode folder, Fate fate) {
        if (fate == Fate.EXECUTED) {
            return null;
        }
        return REASONS.stream()
                .flatMap(name -> Json.text(folder, name).stream())
                .findFirst()
                .map(FolderReader::shown)
                .orElse(null);
    }

    private static String shown(String word) {
        String line = word.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
