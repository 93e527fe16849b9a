package dev.bartizan.enforcement.contentsafety;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts lists into pages by {@code top} (of the whole list), {@code skip} and {@code maxpagesize}. The last page has no
 * {@code nextLink}: the npm client breaks on {@code null}.
 */
final class Paging {
    private static final int PAGE_DEFAULT = 100;
    private static final int PAGE_MAX = 1_000;

    private final Json json;

    Paging(Json json) {
        this.json = json;
    }

    /** Reads a piece of a list. */
    @FunctionalInterface
    interface Source<T> {
        List<T> read(int top, int skip);
    }

    /**
     * One page.
     *
     * @param path of the list below the API's root, names encoded
     * @param write fills the object of an element
     */
    <T> Answer page(Call call, String path, Source<T> source, BiConsumer<ObjectNode, T> write) {
        int skip = call.count("skip", 0).orElse(0);
        int size = Math.min(PAGE_MAX, call.count("maxpagesize", 1).orElse(PAGE_DEFAULT));
        int top = call.count("top", 0).orElse(Integer.MAX_VALUE);
        int wanted = Math.min(size, top);
        // One more than wanted tells whether there is another page.
        List<T> read = wanted == 0 ? List.of() : source.read(wanted + 1, skip);
        ObjectNode page = json.object();
        ArrayNode value = page.putArray("value");
        read.stream().limit(wanted).forEach(element -> write.accept(value.addObject(), element));
        if (read.size() > wanted && top > wanted) {
            Map<String, String> next = new HashMap<>();
            next.put("skip", Integer.toString(skip + wanted));
            next.put("maxpagesize", Integer.toString(size));
            if (top != Integer.MAX_VALUE) {
                next.put("top", Integer.toString(top - wanted));
            }
            page.put("nextLink", call.link(path, next));
        }
        return Answer.ok(page);
    }
}
