package com.smartap.archive.internal.pdfa;

import com.smartap.archive.internal.assemble.SavedStates;
import com.smartap.spi.DocumentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** Reads all content that pages draw, and tells which fonts show which strings and what else matters to PDF/A. */
final class ContentScan {
    private static final int MAX_NESTED_STATES = 28;
    private static final Set<String> OPERATORS = Set.of(
            ("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q"
                            + " re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"")
                    .split(" "));
    private static final Set<String> INTENTS =
            Set.of("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation");

    private record Content(byte[] bytes, COSDictionary resources) {}

    private final Map<COSDictionary, List<byte[]>> shown = new IdentityHashMap<>();
    private final List<COSDictionary> fonts = new ArrayList<>();
    private final Set<String> reasons = new TreeSet<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Content> open = new ArrayDeque<>();
    private @Nullable SavedStates first;
    private boolean complete;
    private boolean rgb;
    private boolean cmyk;

    /** Reads as far as the content can be read; {@link #isComplete} says whether that is to its end. */
    static ContentScan of(PDDocument document) {
        ContentScan scan = new ContentScan();
        try {
            for (PDPage page : document.getPages()) {
                scan.page(page);
            }
            scan.complete = true;
        } catch (DocumentException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            scan.reasons.add("its fonts or content cannot be checked");
        }
        return scan;
    }

    private void page(PDPage page) throws IOException {
        COSDictionary resources = page.getCOSObject().getCOSDictionary(COSName.RESOURCES);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = page.getContents()) {
            if (in != null) {
                in.transferTo(bytes);
            }
        }
        SavedStates states =
                scan(new Content(bytes.toByteArray(), resources == null ? new COSDictionary() : resources));
        if (first == null) {
            first = states;
            // The stamp puts the first page's content between saves of its own.
            nested(states.deepest() + states.saves());
        }
        drain();
    }

    /** Whether all content was read. */
    boolean isComplete() {
        return complete;
    }

    /** How the first page saves and restores; empty if it could not be read. */
    Optional<SavedStates> first() {
        return Optional.ofNullable(first);
    }

    /** The strings that each font shows, in the order in which the fonts were met. */
    List<COSDictionary> fonts() {
        return fonts;
    }

    List<byte[]> shownBy(COSDictionary font) {
        return shown.getOrDefault(font, List.of());
    }

    /** What in the content PDF/A does not allow. */
    Set<String> reasons() {
        return reasons;
    }

    boolean rgb() {
        return rgb;
    }

    boolean cmyk() {
        return cmyk;
    }

    private void drain() throws IOException {
        while (!open.isEmpty()) {
            scan(open.pop());
        }
    }

    private SavedStates scan(Content content) throws IOException {
        PDFStreamParser parser = new PDFStreamParser(content.bytes());
        List<COSBase> operands = new ArrayList<>();
        Deque<COSDictionary> states = new ArrayDeque<>();
        COSDictionary none = new COSDictionary();
        COSDictionary font = none;
        int unsaved = 0;
        int deepest = 0;
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
            if (token instanceof COSBase operand) {
                operands.add(operand);
            } else if (token instanceof Operator operator) {
                switch (operator.getName()) {
                    case "q" -> {
                        states.push(font);
                        deepest = Math.max(deepest, states.size());
                    }
                    case "Q" -> {
                        unsaved += states.isEmpty() ? 1 : 0;
                        font = states.isEmpty() ? none : states.pop();
                    }
                    case "Tf" -> font = font(content.resources(), operands, none);
                    default -> operator(operator, operands, content, font);
                }
                operands.clear();
            }
        }
        nested(deepest);
        return new SavedStates(-unsaved, states.size() - unsaved, deepest);
    }

    private void nested(int states) {
        if (states > MAX_NESTED_STATES) {
            reasons.add("graphics states are nested more than 28 deep (6.1.13)");
        }
    }

    private COSDictionary font(COSDictionary resources, List<COSBase> operands, COSDictionary none) throws IOException {
        COSDictionary font = named(resources, COSName.FONT, operands);
        if (font == null) {
            reasons.add("content uses a font that is not in its resources (6.2.2)");
            return none;
        }
        if (!shown.containsKey(font)) {
            shown.put(font, new ArrayList<>());
            fonts.add(font);
            if (COSName.TYPE3.equals(font.getCOSName(COSName.SUBTYPE))) {
                type3(font, resources);
            }
        }
        return font;
    }

    private void operator(Operator operator, List<COSBase> operands, Content content, COSDictionary font)
            throws IOException {
        COSBase last = operands.isEmpty() ? null : operands.get(operands.size() - 1);
        switch (operator.getName()) {
            case "Tj", "'", "\"" -> show(font, last);
            case "TJ" -> {
                if (last instanceof COSArray parts) {
                    parts.forEach(part -> show(font, part));
                }
            }
            case "rg", "RG" -> rgb = true;
            case "k", "K" -> cmyk = true;
            case "cs", "CS" -> colorSpace(last);
            case "ri" -> {
                if (!(last instanceof COSName intent && INTENTS.contains(intent.getName()))) {
                    reasons.add("a rendering intent is unknown (6.2.6)");
                }
            }
            case "BI" -> inlineImage(operator);
            case "Do" -> form(named(content.resources(), COSName.XOBJECT, operands));
            case "scn", "SCN" -> {
                if (last instanceof COSName) {
                    form(named(content.resources(), COSName.PATTERN, operands));
                }
            }
            default -> {
                if (!OPERATORS.contains(operator.getName())) {
                    reasons.add("content has an unknown operator (6.2.2)");
                }
            }
        }
    }

    private void show(COSDictionary font, @Nullable COSBase text) {
        List<byte[]> strings = shown.get(font);
        if (text instanceof COSString string) {
            if (strings == null) {
                reasons.add("text is shown without a font (6.2.2)");
            } else {
                strings.add(string.getBytes());
            }
        }
    }

    private void colorSpace(@Nullable COSBase name) {
        rgb |= COSName.DEVICERGB.equals(name);
        cmyk |= COSName.DEVICECMYK.equals(name);
    }

    private void inlineImage(Operator operator) {
        COSDictionary image = operator.getImageParameters();
        if (image == null) {
            return;
        }
        COSBase space = image.getDictionaryObject(COSName.CS, COSName.COLORSPACE);
        String text = String.valueOf(space);
        rgb |= text.contains("RGB");
        cmyk |= text.contains("CMYK");
        if (String.valueOf(image.getDictionaryObject(COSName.F, COSName.FILTER)).contains("LZW")) {
            reasons.add("an inline image is compressed with LZW (6.1.10)");
        }
        if (image.getBoolean(COSName.I, COSName.INTERPOLATE, false)) {
            reasons.add("an inline image is interpolated (6.2.8.1)");
        }
    }

    private void form(@Nullable COSDictionary target) throws IOException {
        if (!(target instanceof COSStream stream) || !seen.add(target)) {
            return;
        }
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return;
        }
        COSDictionary resources = stream.getCOSDictionary(COSName.RESOURCES);
        if (resources == null) {
            resources = new COSDictionary();
        }
        open.push(new Content(bytes(stream), resources));
    }

    private void type3(COSDictionary font, COSDictionary pageResources) throws IOException {
        COSDictionary procedures = font.getCOSDictionary(COSName.CHAR_PROCS);
        COSDictionary resources = font.getCOSDictionary(COSName.RESOURCES);
        if (procedures == null) {
            return;
        }
        for (COSName glyph : procedures.keySet()) {
            if (procedures.getDictionaryObject(glyph) instanceof COSStream procedure && seen.add(procedure)) {
                open.push(new Content(bytes(procedure), resources == null ? pageResources : resources));
            }
        }
    }

    private static byte[] bytes(COSStream stream) throws IOException {
        try (InputStream in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }

    private static @Nullable COSDictionary named(COSDictionary resources, COSName kind, List<COSBase> operands) {
        COSDictionary all = resources.getCOSDictionary(kind);
        for (COSBase operand : operands) {
            if (operand instanceof COSName name && all != null) {
                return all.getDictionaryObject(name) instanceof COSDictionary found ? found : null;
            }
        }
        return null;
    }
}
