package com.smartap.capture.ocr;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.ocr.ProgramRun;
import com.smartap.capture.internal.ocr.TesseractTsv;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.OcrHints;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.PlacedWord;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises words with the program {@code tesseract} (4 or later), which is looked for at run time. Each page is a
 * process of its own, without a shell, bounded in time and output; no native code runs in the JVM. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TesseractEngine implements OcrEngine {
    /** System property that names the program where it is not on the {@code PATH}. */
    public static final String PROGRAM = "smartap.tesseract";

    private static final Duration QUESTION = Duration.ofSeconds(15);
    private static final String INSTALL = "Maybe install it (Debian and Ubuntu: apt-get install tesseract-ocr"
            + " tesseract-ocr-eng), or name it by the system property " + PROGRAM + ".";
    private static final Pattern TURN = Pattern.compile("(?m)^Rotate: (\\d+)$");
    private static final Pattern TURN_CERTAINTY = Pattern.compile("(?m)^Orientation confidence: ([\\d.]+)$");
    private static final double SURE_TURN = 2;

    private final @Nullable Path given;
    private volatile @Nullable Found found;

    /** A program and the language data it has. */
    private record Found(Path program, TesseractLanguages languages) {}

    /** The program that the system property {@value #PROGRAM} names, else the first on the {@code PATH}. */
    public TesseractEngine() {
        this.given = null;
    }

    /** A program. */
    public TesseractEngine(Path program) {
        this.given = requireNonNull(program, "program");
    }

    @Override
    public String id() {
        return "tesseract";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> unavailable() {
        try {
            find();
            return Optional.empty();
        } catch (DocumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Set<String> languages() {
        return unavailable().isPresent() ? Set.of() : find().languages().codes();
    }

    @Override
    public List<PlacedWord> recognise(PageImage image, OcrHints hints) {
        requireNonNull(image, "image");
        Found engine = find();
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-l", engine.languages().arguments(hints.languages())));
        arguments.addAll(List.of("--psm", mode(hints.shape())));
        if (hints.dpi() > 0) {
            arguments.addAll(List.of("--dpi", String.valueOf(hints.dpi())));
        }
        arguments.add("tsv");
        ProgramRun.Output output = page(engine, image, arguments, hints.maxTime());
        if (output.status() != 0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "tesseract makes nothing of a picture of %d by %d pixels (%s). Maybe send a better one."
                            .formatted(image.width(), image.height(), firstLine(output.complaint())));
        }
        return TesseractTsv.words(output.text());
    }

    @Override
    public OptionalInt quarterTurns(PageImage image, OcrHints hints) {
        Found engine = find();
        if (!engine.languages().hasOrientation()) {
            return OptionalInt.empty();
        }
        ProgramRun.Output output = page(engine, image, List.of("-l", "osd", "--psm", "0"), hints.maxTime());
        Matcher turn = TURN.matcher(output.text());
        Matcher certainty = TURN_CERTAINTY.matcher(output.text());
        // Too few letters to tell: the program says so and ends with an error.
        boolean sure = output.status() == 0
                && turn.find()
                && certainty.find()
                && Double.parseDouble(certainty.group(1)) >= SURE_TURN;
        return sure ? OptionalInt.of(Integer.parseInt(turn.group(1)) / 90 % 4) : OptionalInt.empty();
    }

    private static String mode(OcrHints.Shape shape) {
        return switch (shape) {
            case PAGE -> "4";
            case COLUMN -> "6";
            case SCATTERED -> "11";
        };
    }

    private static ProgramRun.Output page(Found engine, PageImage image, List<String> options, Duration maxTime) {
        Path directory = null;
        try {
            // Readable by this user only.
            directory = Files.createTempDirectory("smartap-ocr");
            Path picture = directory.resolve("page.pgm");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(picture))) {
                image.writePgm(out);
            }
            List<String> arguments = new ArrayList<>(List.of(picture.toString(), "stdout"));
            arguments.addAll(options);
            return new ProgramRun(engine.program()).run(arguments, directory, maxTime);
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "a page cannot be handed to tesseract. Maybe %s is full.".formatted(tempFolder()),
                    e);
        } finally {
            remove(directory);
        }
    }

    private static void remove(@Nullable Path directory) {
        if (directory != null) {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(directory);
            } catch (IOException e) {
                directory.toFile().deleteOnExit();
            }
        }
    }

    /** What was found once stays found; what is missing is looked for again, since it may be installed meanwhile. */
    private Found find() {
        Found known = found;
        if (known != null) {
            return known;
        }
        Path program = given != null ? given : named();
        ProgramRun.Output output =
                new ProgramRun(program).run(List.of("--list-langs"), Path.of(tempFolder()), QUESTION);
        TesseractLanguages languages = TesseractLanguages.of(output.text());
        if (output.status() != 0 || languages.isEmpty()) {
            throw missing("%s has no language data%s. Maybe install it, such as Debian's tesseract-ocr-eng."
                    .formatted(program, output.status() == 0 ? "" : " (" + firstLine(output.complaint()) + ")"));
        }
        Found fresh = new Found(program, languages);
        found = fresh;
        return fresh;
    }

    private static Path named() {
        String name = System.getProperty(PROGRAM);
        if (name != null && !name.isBlank()) {
            Path program = Path.of(name);
            if (!Files.isExecutable(program)) {
                throw missing("the program tesseract is not at %s. %s".formatted(program, INSTALL));
            }
            return program;
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (String file : List.of("tesseract", "tesseract.exe")) {
                Path program = Path.of(folder).resolve(file);
                if (!folder.isBlank() && Files.isRegularFile(program) && Files.isExecutable(program)) {
                    return program.toAbsolutePath();
                }
            }
        }
        throw missing("the program tesseract is not on the PATH. " + INSTALL);
    }

    private static DocumentException missing(String message) {
        return new DocumentException(ErrorCode.DOCUMENT_UNSUPPORTED, message);
    }

    private static String tempFolder() {
        return System.getProperty("java.io.tmpdir", ".");
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("no reason given");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }
}
