package com.smartap.payments.channel;

import static java.util.Objects.requireNonNull;

import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drop folder between SmartAP and the software that exchanges files with a bank. {@code outbox} is for the bank, which
 * takes files away from it (to {@code taken} or {@code archive}, or altogether) or moves them to {@code refused};
 * {@code inbox} is from the bank. {@code .smartap} is ours.
 *
 * <p>One key, one file, whatever fails and whenever. A file is first <em>staged</em> in {@code .smartap}, then a
 * <em>receipt</em> of its key is written, then one atomic rename moves it from the stage into the outbox. After a crash
 * <ul>
 *   <li>before the receipt: nothing was handed over; the staged file is overwritten by the next attempt;
 *   <li>between receipt and rename: the staged file is still there, so nothing was handed over, and the next
 *       {@code deliver} finishes the rename;
 *   <li>after the rename: the stage is empty and the receipt is there, which means handed over, even if the bank has
 *       taken the file away long since.
 * </ul>
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class FolderBankChannel implements BankChannel {
    private static final Logger log = LoggerFactory.getLogger(FolderBankChannel.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int TAG = 16;

    private final Path folder;
    private final Path staged;
    private final Path receipts;
    private final FolderInbox inbox;

    /**
     * A channel over a folder, in which files from the bank count as finished two seconds after their last change.
     *
     * @param folder is made, with all that belongs into it, where it is absent
     * @throws ConnectorUnavailableException if it cannot be made
     */
    public FolderBankChannel(Path folder) {
        this(folder, Clock.systemUTC(), SETTLING);
    }

    /**
     * A channel over a folder.
     *
     * @param clock tells how old a file from the bank is
     * @param settling how long a file from the bank must be unchanged before it counts as finished; zero if the bank's
     *     software renames finished files into the inbox
     * @throws ConnectorUnavailableException if the folder cannot be made
     */
    public FolderBankChannel(Path folder, Clock clock, Duration settling) {
        this.folder = requireNonNull(folder, "folder").toAbsolutePath().normalize();
        Path own = this.folder.resolve(".smartap");
        staged = own.resolve("staged");
        receipts = own.resolve("receipts");
        inbox = new FolderInbox(
                this.folder.resolve("inbox"),
                own.resolve("inbox.index"),
                requireNonNull(clock, "clock"),
                requireNonNull(settling, "settling"));
        try {
            for (String name : new String[] {"outbox", "inbox", "taken", "archive", "refused"}) {
                Files.createDirectories(this.folder.resolve(name));
            }
            Files.createDirectories(staged);
            Files.createDirectories(receipts);
        } catch (IOException e) {
            throw unavailable("cannot be prepared", e);
        }
    }

    @Override
    public String id() {
        return "folder";
    }

    @Override
    public Delivery deliver(String fileName, DocumentSource file, IdempotencyKey key) {
        requireNonNull(file, "file");
        String name = nameOf(fileName, requireNonNull(key, "key"));
        try (FolderLock lock = lock()) {
            Optional<Receipt> earlier = Receipt.read(receiptOf(key));
            if (earlier.isPresent()) {
                requireSame(earlier.get(), file, key);
                return finish(earlier.get());
            }
            return finish(prepare(name, file, key));
        } catch (IOException e) {
            throw unavailable("did not take %s".formatted(name), e);
        }
    }

    @Override
    public Optional<Delivery.Accepted> find(String fileName, IdempotencyKey key) {
        nameOf(fileName, requireNonNull(key, "key"));
        try (FolderLock lock = lock()) {
            return Receipt.read(receiptOf(key))
                    .filter(receipt -> isHandedOver(receipt) && !isRefused(receipt))
                    .map(receipt -> new Delivery.Accepted(receipt.fileName()));
        } catch (IOException e) {
            throw unavailable("cannot be searched", e);
        }
    }

    @Override
    public Inbox receive(@Nullable String cursor) {
        try (FolderLock lock = lock()) {
            return inbox.after(cursor);
        } catch (IOException e) {
            throw unavailable("cannot be read", e);
        }
    }

    /** Stages the file and writes its receipt; still nothing that the bank could see. */
    private Receipt prepare(String name, DocumentSource file, IdempotencyKey key) throws IOException {
        ContentHash hash;
        try (InputStream in = file.open()) {
            hash = DurableFiles.write(staged.resolve(name), in);
        }
        if (Files.size(staged.resolve(name)) == 0) {
            Files.delete(staged.resolve(name));
            throw new InvalidRequestException("file", "(%s) is empty; there is nothing to hand over".formatted(name));
        }
        Receipt receipt = new Receipt(name, hash);
        receipt.write(receiptOf(key), key);
        return receipt;
    }

    /** Makes the file visible to the bank unless that has happened before. */
    private Delivery finish(Receipt receipt) throws IOException {
        if (isRefused(receipt)) {
            return new Delivery.Refused(reason(receipt));
        }
        if (!isHandedOver(receipt)) {
            try {
                DurableFiles.rename(
                        staged.resolve(receipt.fileName()),
                        folder.resolve("outbox").resolve(receipt.fileName()));
            } catch (IOException e) {
                if (!isHandedOver(receipt)) {
                    throw e;
                }
                // A shared disk may move the file and lose the answer.
                return new Delivery.Unknown("%s left the stage, but the disk did not confirm it: %s"
                        .formatted(receipt.fileName(), e.getMessage()));
            }
            log.info("payment file {} handed over to {}", receipt.fileName(), folder);
        }
        try {
            DurableFiles.forceDirectory(folder.resolve("outbox").resolve(receipt.fileName()));
            DurableFiles.forceDirectory(staged.resolve(receipt.fileName()));
        } catch (IOException e) {
            return new Delivery.Unknown("%s is in the outbox, but the disk did not confirm it: %s"
                    .formatted(receipt.fileName(), e.getMessage()));
        }
        return new Delivery.Accepted(receipt.fileName());
    }

    /** A file that is staged was not handed over, unless a crash of the disk left both names of it. */
    private boolean isHandedOver(Receipt receipt) {
        return !Files.exists(staged.resolve(receipt.fileName()))
                || isIn("outbox", receipt)
                || isIn("taken", receipt)
                || isIn("archive", receipt)
                || isIn("refused", receipt);
    }

    private boolean isRefused(Receipt receipt) {
        return isIn("refused", receipt);
    }

    private boolean isIn(String directory, Receipt receipt) {
        return Files.exists(folder.resolve(directory).resolve(receipt.fileName()));
    }

    private String reason(Receipt receipt) throws IOException {
        Path reason = folder.resolve("refused").resolve(receipt.fileName() + ".reason");
        return Files.exists(reason)
                ? Files.readString(reason, StandardCharsets.UTF_8).strip()
                : "the bank refused %s without a reason".formatted(receipt.fileName());
    }

    private static void requireSame(Receipt earlier, DocumentSource file, IdempotencyKey key) throws IOException {
        var digest = ContentHash.newDigest();
        try (InputStream in = file.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        if (!ContentHash.ofDigest(digest.digest()).equals(earlier.hash())) {
            throw new IdempotencyConflictException(
                    "key %s already stands for the file %s with other content. Maybe take a new key for a new file."
                            .formatted(key, earlier.fileName()));
        }
    }

    /** The given name with a short form of the key before its ending, so that no two keys share a file. */
    private static String nameOf(String fileName, IdempotencyKey key) {
        if (!NAME.matcher(requireNonNull(fileName, "fileName")).matches() || fileName.contains("..")) {
            throw new InvalidRequestException(
                    "fileName",
                    "(%s) must be 1 to 100 letters, digits, dots, hyphens and underscores, without any path"
                            .formatted(fileName));
        }
        int dot = fileName.lastIndexOf('.');
        String base = dot > 0 ? fileName.substring(0, dot) : fileName;
        return base + "-" + Receipt.tag(key).substring(0, TAG) + (dot > 0 ? fileName.substring(dot) : "");
    }

    private Path receiptOf(IdempotencyKey key) {
        return receipts.resolve(Receipt.tag(key));
    }

    private FolderLock lock() throws IOException {
        if (!Files.isDirectory(staged)) {
            throw new IOException("it is no longer there. Maybe its disk is not mounted");
        }
        return FolderLock.of(folder.resolve(".smartap").resolve("lock"));
    }

    private ConnectorUnavailableException unavailable(String what, IOException cause) {
        return new ConnectorUnavailableException(
                "the bank folder %s %s: %s".formatted(folder, what, cause.getMessage()), null, null, cause);
    }
}
