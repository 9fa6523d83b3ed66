package com.smartap.archive.internal.assemble;

/**
 * How a page's content saves and restores the graphics state.
 *
 * @param lowest how many more states it restores than it saved, at the worst; zero or less
 * @param end how many states it leaves saved, less those restored too often
 * @param deepest how many states are saved at once, at the most
 */
public record SavedStates(int lowest, int end, int deepest) {
    /** Content that saves nothing. */
    public static final SavedStates NONE = new SavedStates(0, 0, 0);

    /** How many saves in front of the content make each of its restores find one, and keep one for the end. */
    public int saves() {
        return 1 - lowest;
    }

    /** How many restores behind the content and those saves lead back to the initial state. */
    public int restores() {
        return saves() + end;
    }
}
