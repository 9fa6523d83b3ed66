package com.smartap.testkit.bank;

import com.smartap.model.ContentHash;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bank's side of a drop folder. */
final class DropFolderDesk {
    private final SimulatedBank bank;
    private final Map<Path, Integer> answersGiven = new HashMap<>();

    DropFolderDesk(SimulatedBank bank) {
        this.bank = bank;
    }

    synchronized int process(Path folder) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        if (bank.does(Misbehaviour.DOWN)) {
            return 0;
        }
        for (String name : List.of("outbox", "inbox", "taken", "refused")) {
            Files.createDirectories(home.resolve(name));
        }
        List<Path> waiting;
        try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
            waiting = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !name(file).startsWith(".") && !name(file).endsWith(".part"))
                    .sorted()
                    .toList();
        }
        for (Path file : waiting) {
            take(home, file);
        }
        giveAnswers(home);
        return waiting.size();
    }

    /** Executes first and moves afterwards; a file that is found again after a crash in between is moved only. */
    private void take(Path home, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (!bank.hasAccepted(name(file), ContentHash.of(content))
                && bank.submit(name(file), content) instanceof Delivery.Refused refused) {
            Path target = home.resolve("refused").resolve(name(file));
            Files.writeString(target.resolveSibling(name(file) + ".reason"), refused.reason() + "\n");
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.move(file, home.resolve("taken").resolve(name(file)), StandardCopyOption.ATOMIC_MOVE);
    }

    private void giveAnswers(Path home) throws IOException {
        List<DocumentSource> all = bank.answers();
        for (int i = answersGiven.getOrDefault(home, 0); i < all.size(); i++) {
            DocumentSource answer = all.get(i);
            Path target = home.resolve("inbox").resolve(answer.name());
            Path part = target.resolveSibling("." + answer.name() + ".part");
            Files.write(part, answer.readAll());
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            answersGiven.put(home, i + 1);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
