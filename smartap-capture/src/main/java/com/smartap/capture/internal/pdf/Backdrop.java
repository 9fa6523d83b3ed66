package com.smartap.capture.internal.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what was painted, to tell white text on white paper from white text on a dark band. Points, PDF axes. */
final class Backdrop {
    private static final int MAX_AREAS = 20_000;
    private static final int MAX_COLOURS = 64;
    private static final double ALIKE = 0.08;
    private static final float[] PAPER = {1, 1, 1};

    private record Area(double left, double bottom, double right, double top, float @Nullable [] colour) {
        boolean holds(double x, double y) {
            return x >= left && x <= right && y >= bottom && y <= top;
        }
    }

    private final List<Area> areas = new ArrayList<>();
    /** The colours of all areas, each once while they are few. */
    private final List<float[]> colours = new ArrayList<>();

    private double left;
    private double bottom;
    private double right;
    private double top;
    private boolean open;

    void point(double x, double y) {
        left = open ? Math.min(left, x) : x;
        right = open ? Math.max(right, x) : x;
        bottom = open ? Math.min(bottom, y) : y;
        top = open ? Math.max(top, y) : y;
        open = true;
    }

    void endPath() {
        open = false;
    }

    /** Fills the path; a colour that is not known stands for any. */
    void fill(float @Nullable [] colour) {
        if (open && areas.size() < MAX_AREAS) {
            areas.add(new Area(left, bottom, right, top, colour));
            boolean few = colour != null && colours.size() < MAX_COLOURS;
            if (few && colours.stream().noneMatch(known -> Arrays.equals(known, colour))) {
                colours.add(colour);
            }
        }
        open = false;
    }

    /** Whether there is anything like this colour, the paper included; most text is black on white. */
    boolean maySwallow(float[] colour) {
        if (isAlike(colour, PAPER) || colours.size() == MAX_COLOURS) {
            return true;
        }
        for (float[] other : colours) {
            if (isAlike(colour, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something of this colour cannot be told from what lies under it. */
    boolean swallows(float @Nullable [] colour, double x, double y) {
        if (colour == null) {
            return false;
        }
        float[] under = PAPER;
        for (int i = areas.size() - 1; i >= 0; i--) {
            if (areas.get(i).holds(x, y)) {
                float[] found = areas.get(i).colour();
                if (found == null) {
                    return false;
                }
                under = found;
                break;
            }
        }
        return isAlike(colour, under);
    }

    private static boolean isAlike(float[] one, float[] other) {
        double distance = 0;
        for (int i = 0; i < 3; i++) {
            distance = Math.max(distance, Math.abs(one[i] - other[i]));
        }
        return distance < ALIKE;
    }
}
