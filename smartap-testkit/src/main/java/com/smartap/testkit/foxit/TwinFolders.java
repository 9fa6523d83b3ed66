package com.smartap.testkit.foxit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.foxit.TwinFolder.Party;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folders, and what becomes of them. Not thread-safe. */
final class TwinFolders {
    private final Clock clock;
    private final TwinEvents events;
    private final Map<Long, TwinFolder> folders = new LinkedHashMap<>();
    private long last = 35_637_400;
    private boolean seals = true;
    private boolean partyStatus = true;
    private boolean metadata = true;
    private Duration lag = Duration.ZERO;

    TwinFolders(Clock clock, TwinEvents events) {
        this.clock = clock;
        this.events = events;
    }

    List<TwinFolder> all() {
        return List.copyOf(folders.values());
    }

    void holdSeals(boolean hold) {
        seals = !hold;
        folders.values().forEach(this::execute);
    }

    void hidePartyStatus(boolean hide) {
        partyStatus = !hide;
    }

    void dropMetadata(boolean drop) {
        metadata = !drop;
    }

    void listLag(Duration delay) {
        lag = delay;
    }

    ObjectNode create(ObjectNode request, byte[] document) {
        last += 39;
        TwinFolder folder = new TwinFolder(last, clock.instant(), request, document);
        folders.put(folder.id, folder);
        if (request.path("sendNow").asBoolean()) {
            folder.status = "SHARED";
            folder.ask();
            folder.note("Sent for signature", "owner@example.com", clock.instant());
            about(folder, "folder_sent", null, null);
        }
        return view(folder);
    }

    ObjectNode view(TwinFolder folder) {
        ObjectNode view = folder.view(partyStatus);
        if (!metadata) {
            view.remove("metadata");
        }
        return view;
    }

    TwinFolder known(long id) {
        TwinFolder folder = folders.get(id);
        if (folder == null) {
            throw TwinFault.notFound("Folder " + id);
        }
        return folder;
    }

    /** The numbers of folders that were made in these days, oldest first, once the list shows them. */
    List<Long> ids(LocalDate from, LocalDate to, @Nullable String status) {
        Instant shown = clock.instant().minus(lag);
        return folders.values().stream()
                .filter(folder -> !folder.created.isAfter(shown))
                .filter(folder -> status == null || folder.status.equals(status))
                .filter(folder -> {
                    LocalDate day = LocalDate.ofInstant(folder.created, ZoneOffset.UTC);
                    return !day.isBefore(from) && !day.isAfter(to);
                })
                .map(folder -> folder.id)
                .toList();
    }

    void remind(long id) {
        TwinFolder folder = known(id);
        if (!folder.isOpen()) {
            throw TwinFault.error("Reminder cannot be sent, the folder is " + folder.status);
        }
        folder.reminders++;
    }

    void cancel(long id, String reason) {
        TwinFolder folder = known(id);
        if (!folder.isOpen()) {
            throw TwinFault.error("Folder cannot be cancelled, it is " + folder.status);
        }
        folder.status = "CANCELLED";
        folder.reason = reason;
        about(folder, "folder_cancelled", "cancelling_party", "owner@example.com");
    }

    void sign(long id, String email) {
        TwinFolder folder = open(id);
        Party party = folder.party(email);
        if (!party.asked || party.signed != null) {
            throw new IllegalStateException("it is not the turn of %s in folder %d".formatted(email, id));
        }
        party.signed = clock.instant();
        folder.note("Signed", email, clock.instant());
        about(folder, "folder_signed", "signing_party", email);
        folder.ask();
        if (folder.allSigned()) {
            about(folder, "folder_completed", null, null);
            execute(folder);
        }
    }

    void decline(long id, String email, String reason) {
        TwinFolder folder = open(id);
        folder.party(email).declined = true;
        folder.status = "DECLINED";
        folder.reason = reason;
        folder.note("Declined", email, clock.instant());
        about(folder, "folder_cancelled", "cancelling_party", email);
    }

    void expire(long id) {
        open(id).status = "EXPIRED";
    }

    void delete(long id) {
        known(id);
        folders.remove(id);
    }

    private TwinFolder open(long id) {
        TwinFolder folder = folders.get(id);
        if (folder == null || !folder.isOpen()) {
            throw new IllegalStateException("folder %d cannot be signed".formatted(id));
        }
        return folder;
    }

    private void execute(TwinFolder folder) {
        if (seals && folder.isOpen() && folder.allSigned()) {
            folder.status = "EXECUTED";
            about(folder, "folder_executed", null, null);
        }
    }

    private void about(TwinFolder folder, String event, @Nullable String who, @Nullable String email) {
        events.about(event, view(folder), who, email, folder.reason);
    }
}
