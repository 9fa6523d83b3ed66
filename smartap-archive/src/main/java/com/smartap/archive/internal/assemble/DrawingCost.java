package com.smartap.archive.internal.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** Estimates what drawing a document costs, before anybody draws it: a few bytes can ask for years of work. */
public final class DrawingCost {
    private static final long MAX_OPERATORS = 20_000_000;
    private static final int MAX_LEVELS = 24;
    private static final int MAX_STATES = 256;

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch(String reason) {
            super(reason, null, false, false);
        }
    }

    private final Map<COSBase, Long> known = new IdentityHashMap<>();
    private final Set<COSBase> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private DrawingCost() {}

    /** Why a document cannot be drawn within bounds; empty if it can. */
    public static Optional<String> obstacle(PDDocument document) throws IOException {
        DrawingCost cost = new DrawingCost();
        long total = 0;
        try {
            for (PDPage page : document.getPages()) {
                COSDictionary resources = page.getCOSObject().getCOSDictionary(COSName.RESOURCES);
                try (InputStream content = page.getContents()) {
                    byte[] bytes = content == null ? new byte[0] : content.readAllBytes();
                    total = added(total, cost.of(bytes, resources == null ? new COSDictionary() : resources, 0));
                }
            }
            return Optional.empty();
        } catch (TooMuch e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private long of(byte[] content, COSDictionary resources, int level) throws IOException {
        if (level > MAX_LEVELS) {
            throw new TooMuch("its drawings are nested more than %d deep".formatted(MAX_LEVELS));
        }
        PDFStreamParser parser = new PDFStreamParser(content);
        List<COSBase> operands = new ArrayList<>();
        long operators = 0;
        int states = 0;
        for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
            if (token instanceof COSBase operand) {
                operands.add(operand);
            } else if (token instanceof Operator operator) {
                operators = added(operators, 1);
                String name = operator.getName();
                states += "q".equals(name) ? 1 : "Q".equals(name) ? -1 : 0;
                if (states > MAX_STATES) {
                    throw new TooMuch("its graphics states are nested more than %d deep".formatted(MAX_STATES));
                }
                boolean drawn = "Do".equals(name);
                if ((drawn || "scn".equals(name) || "SCN".equals(name)) && !operands.isEmpty()) {
                    COSBase last = operands.get(operands.size() - 1);
                    COSDictionary kind = resources.getCOSDictionary(drawn ? COSName.XOBJECT : COSName.PATTERN);
                    COSBase target =
                            kind != null && last instanceof COSName used ? kind.getDictionaryObject(used) : null;
                    operators = added(operators, nested(target, resources, level));
                }
                operands.clear();
            }
        }
        return operators;
    }

    private long nested(@Nullable COSBase target, COSDictionary outer, int level) throws IOException {
        if (!(target instanceof COSStream stream) || COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return 0;
        }
        Long before = known.get(stream);
        if (before != null) {
            return before;
        }
        if (!open.add(stream)) {
            throw new TooMuch("it holds a drawing that draws itself");
        }
        COSDictionary resources = stream.getCOSDictionary(COSName.RESOURCES);
        try (InputStream in = stream.createInputStream()) {
            long cost = of(in.readAllBytes(), resources == null ? outer : resources, level + 1);
            known.put(stream, cost);
            return cost;
        } finally {
            open.remove(stream);
        }
    }

    private static long added(long total, long more) {
        if (total + more > MAX_OPERATORS) {
            throw new TooMuch("drawing it takes more than %d million steps".formatted(MAX_OPERATORS / 1_000_000));
        }
        return total + more;
    }
}
