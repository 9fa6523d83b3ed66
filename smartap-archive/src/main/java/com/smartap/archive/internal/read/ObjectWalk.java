package com.smartap.archive.internal.read;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;

/** Visits every dictionary and stream that can be reached, each once, without recursion. */
public final class ObjectWalk {
    private static final int MAX_OBJECTS = 400_000;

    private ObjectWalk() {}

    /** Visits a dictionary before what lies under it, so that the visitor can cut branches off. */
    public static void visit(COSBase root, Consumer<COSDictionary> visitor) {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> open = new ArrayDeque<>();
        push(root, open, seen);
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSDictionary dictionary) {
                visitor.accept(dictionary);
                for (COSBase value : dictionary.getValues()) {
                    push(value, open, seen);
                }
            } else if (next instanceof COSArray array) {
                for (COSBase value : array) {
                    push(value, open, seen);
                }
            }
        }
    }

    private static void push(@Nullable COSBase value, Deque<COSBase> open, Set<COSBase> seen) {
        COSBase target = value instanceof COSObject reference ? reference.getObject() : value;
        if ((target instanceof COSDictionary || target instanceof COSArray) && seen.add(target)) {
            if (seen.size() > MAX_OBJECTS) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "the document has more than %d objects. Maybe print it to a new PDF.".formatted(MAX_OBJECTS));
            }
            open.push(target);
        }
    }
}
