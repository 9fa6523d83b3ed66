package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.SigningStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for folders. Foxit lists numbers of folders only, so that each has to be read once to see its mark; marks never
 * change and are remembered. Thread-safe.
 */
final class FolderLookup {
    private static final int MOST_READ = 500;
    private static final int MOST_REMEMBERED = 50_000;
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final String LIST = "/folders/getAllFolderIdsByStatus";

    private final FoxitApi api;
    private final FoxitSettings.Search search;
    private final FoxitWords words;
    private final FolderReader reader;
    private final Clock clock;
    private final Map<Long, Optional<FolderMark>> marks = new LinkedHashMap<>();

    FolderLookup(FoxitApi api, FoxitSettings settings, FolderReader reader, Clock clock) {
        this.api = api;
        this.search = settings.search();
        this.words = settings.words();
        this.reader = reader;
        this.clock = clock;
    }

    /** The folder with a number. */
    ObjectNode read(long id) {
        try {
            ObjectNode folder = reader.folder(api.get("/folders/myfolder", Map.of("folderId", String.valueOf(id))));
            if (!reader.id(folder).equals(String.valueOf(id))) {
                throw new ConnectorProtocolException(
                        "%s: folder %d was asked for, and another came".formatted(api.connection(), id), null, null);
            }
            return folder;
        } catch (ConnectorRefusedException e) {
            if (FoxitFaults.isUnknown(e)) {
                throw unknown(String.valueOf(id));
            }
            throw e;
        }
    }

    /** What a folder says; its history is read as well where that alone tells who has signed. */
    SigningStatus status(ObjectNode folder) {
        Activity activity = words.history()
                ? Activity.of(words, api.get("/folders/viewActivityHistory", Map.of("folderId", reader.id(folder))))
                : null;
        return reader.status(folder, activity);
    }

    NotFoundException unknown(String id) {
        return new NotFoundException("%s: Foxit knows no folder %s. Maybe it is of another account, or was deleted"
                .formatted(api.connection(), id.length() > 100 ? id.substring(0, 100) + "…" : id));
    }

    /**
     * The folder with a mark of this key; the newest of several.
     *
     * @throws ConnectorUnavailableException if there are too many to look through at once; the next call goes on
     */
    Optional<ObjectNode> find(String key) {
        List<Long> all = list();
        for (long id : all) {
            if (remembered(id)
                    .flatMap(mark -> mark)
                    .filter(mark -> mark.key().equals(key))
                    .isPresent()) {
                return Optional.of(read(id));
            }
        }
        List<Long> unread = all.stream().filter(id -> remembered(id).isEmpty()).toList();
        for (int i = 0; i < unread.size(); i++) {
            if (i == MOST_READ) {
                throw new ConnectorUnavailableException(
                        "%s: %d more folders have to be looked through before a new one may be created. Maybe set searchDays lower"
                                .formatted(api.connection(), unread.size() - i),
                        AGAIN,
                        null,
                        null);
            }
            Optional<ObjectNode> folder = folder(unread.get(i));
            if (folder.flatMap(reader::mark)
                    .filter(mark -> mark.key().equals(key))
                    .isPresent()) {
                return folder;
            }
        }
        return Optional.empty();
    }

    /** How many folders there are in the days that are looked through. */
    int count() {
        return list().size();
    }

    private Optional<ObjectNode> folder(long id) {
        try {
            ObjectNode folder = read(id);
            remember(id, reader.mark(folder));
            return Optional.of(folder);
        } catch (NotFoundException e) {
            return Optional.empty(); // deleted between the list and here
        }
    }

    private List<Long> list() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, String> query = new LinkedHashMap<>();
        // A day more on either side: in which zone Foxit counts days is not known.
        query.put("dateFrom", today.minusDays(search.days() + 1L).toString());
        query.put("dateTo", today.plusDays(1).toString());
        Set<Long> ids = new TreeSet<>(Comparator.reverseOrder());
        if (search.statuses().isEmpty()) {
            collect(ids, query);
        }
        for (String status : search.statuses()) {
            query.put("status", status);
            collect(ids, query);
        }
        return new ArrayList<>(ids);
    }

    private void collect(Set<Long> ids, Map<String, String> query) {
        JsonNode all = api.get(LIST, query).path("allFolderIds");
        if (!all.isArray()) {
            throw new ConnectorProtocolException(
                    "%s: the list of folders holds no allFolderIds".formatted(api.connection()), null, null);
        }
        for (JsonNode id : all) {
            if (!id.asText().matches("[1-9][0-9]{0,17}")) {
                throw new ConnectorProtocolException(
                        "%s: the list of folders holds what is no number".formatted(api.connection()), null, null);
            }
            ids.add(Long.parseLong(id.asText()));
        }
    }

    private Optional<Optional<FolderMark>> remembered(long id) {
        synchronized (marks) {
            return Optional.ofNullable(marks.get(id));
        }
    }

    private void remember(long id, Optional<FolderMark> mark) {
        synchronized (marks) {
            if (marks.size() >= MOST_REMEMBERED) {
                marks.remove(marks.keySet().iterator().next());
            }
            marks.put(id, mark);
        }
    }
}
