package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.domain.Span;
import dev.bartizan.inspection.blocklist.Blocklist;
import dev.bartizan.inspection.blocklist.BlocklistMatch;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.blocklist.UnknownBlocklistException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Matches texts with the lists a request names. Thread-safe. */
final class BlocklistHits {
    static final String MEMBER = "blocklistNames";
    private static final int NAMES_MAX = 100;

    private final Blocklists blocklists;

    BlocklistHits(Blocklists blocklists) {
        this.blocklists = blocklists;
    }

    /** One item that a text holds, with all its places. */
    record Hit(BlocklistMatch first, List<Span> spans) {}

    /** One hit per list and item; a list that does not exist is 404. */
    List<Hit> in(String text, Fields body) {
        List<String> names = body.texts(MEMBER, NAMES_MAX);
        for (String name : names) {
            if (!Blocklist.isName(name)) {
                throw Problem.name(body.target(MEMBER));
            }
        }
        Map<String, Hit> hits = new LinkedHashMap<>();
        try {
            for (BlocklistMatch match : blocklists.match(text, names)) {
                hits.computeIfAbsent(match.blocklist() + "/" + match.itemId(), key -> new Hit(match, new ArrayList<>()))
                        .spans()
                        .add(match.span());
            }
        } catch (UnknownBlocklistException e) {
            throw Problem.notFound(body.target(MEMBER), "There is no blocklist " + e.name() + ". Create it first.");
        }
        return List.copyOf(hits.values());
    }

    static void put(ArrayNode target, List<Hit> hits, Offsets offsets) {
        for (Hit hit : hits) {
            ObjectNode match = target.addObject();
            match.put("blocklistName", hit.first().blocklist());
            match.put("blocklistItemId", hit.first().itemId().toString());
            match.put("blocklistItemText", hit.first().itemText());
            match.put("view", hit.first().view());
            FindingJson.spans(match, hit.spans(), offsets);
        }
    }
}
