package dev.bartizan.detection;

import java.util.List;

/**
 * What a detection makes of one exchange.
 *
 * @param window the window to keep for the next exchange of the same key
 * @param drafts what was noticed, usually nothing
 */
public record Step(Window window, List<Draft> drafts) {
    public Step {
        drafts = List.copyOf(drafts);
    }

    static Step of(List<Draft> drafts) {
        return new Step(Window.EMPTY, drafts);
    }
}
