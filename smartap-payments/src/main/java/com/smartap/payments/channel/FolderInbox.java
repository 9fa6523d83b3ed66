package com.smartap.payments.channel;

import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel.Inbox;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that a bank puts into a folder, without those that it is still writing. */
final class FolderInbox {
    private static final int PAGE = 100;
    private static final Set<String> UNFINISHED =
            Set.of("tmp", "temp", "part", "partial", "filepart", "writing", "crdownload", "swp", "lock");

    private final Path inbox;
    private final Path index;
    private final Clock clock;
    private final Duration settling;

    /** A file as it was when it was listed. */
    private record Found(Path path, Instant modified, String identity) {}

    FolderInbox(Path inbox, Path index, Clock clock, Duration settling) {
        this.inbox = inbox;
        this.index = index;
        this.clock = clock;
        this.settling = settling;
    }

    Inbox after(@Nullable String cursor) throws IOException {
        InboxIndex numbers = InboxIndex.open(index);
        List<Found> found = list();
        numbers.add(found.stream().map(Found::identity).toList());
        int after = numbers.after(cursor);
        List<Found> page = found.stream()
                .filter(file -> numbers.number(file.identity()) > after)
                .sorted(Comparator.comparingInt(file -> numbers.number(file.identity())))
                .limit(PAGE)
                .toList();
        String next = page.isEmpty()
                ? cursor
                : numbers.cursor(numbers.number(page.get(page.size() - 1).identity()));
        return new Inbox(
                page.stream().map(file -> DocumentSource.of(file.path())).toList(), next);
    }

    private List<Found> list() throws IOException {
        List<Found> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(inbox)) {
            for (Path path : paths) {
                Found file = look(path);
                if (file != null) {
                    found.add(file);
                }
            }
        }
        found.sort(Comparator.comparing(Found::modified)
                .thenComparing(file -> file.path().toString()));
        return found;
    }

    /** A finished, regular file; links are not followed, since they could lead out of the folder. */
    private @Nullable Found look(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (name.startsWith(".") || name.startsWith("~") || isUnfinished(name) || name.indexOf('\n') >= 0) {
            return null;
        }
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Instant modified = attributes.lastModifiedTime().toInstant();
            boolean settled = settling.isZero()
                    || Duration.between(modified, clock.instant()).abs().compareTo(settling) >= 0;
            return attributes.isRegularFile() && attributes.size() > 0 && settled
                    ? new Found(path, modified, attributes.size() + " " + modified + " " + name)
                    : null;
        } catch (NoSuchFileException e) {
            return null; // the bank took it back meanwhile
        }
    }

    private static boolean isUnfinished(String name) {
        return UNFINISHED.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
