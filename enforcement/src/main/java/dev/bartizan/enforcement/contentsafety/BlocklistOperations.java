package dev.bartizan.enforcement.contentsafety;

import dev.bartizan.inspection.blocklist.Blocklist;
import dev.bartizan.inspection.blocklist.BlocklistItem;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.blocklist.UnknownBlocklistException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lists and their items: operations 3 to 10 of the contract. Changes are in force when the answer goes out. */
final class BlocklistOperations {
    private static final String NAME = "blocklistName";
    private static final String ITEM = "blocklistItemId";
    private static final String ITEMS = "blocklistItems";

    private final Blocklists blocklists;
    private final Json json;
    private final Paging paging;

    BlocklistOperations(Blocklists blocklists, Json json) {
        this.blocklists = blocklists;
        this.json = json;
        this.paging = new Paging(json);
    }

    List<Route> routes() {
        String list = "text/blocklists/{" + NAME + "}";
        return List.of(
                Route.of("GET", "text/blocklists", this::lists),
                Route.of("GET", list, this::list),
                Route.changing("PATCH", list, this::save),
                Route.changing("DELETE", list, this::delete),
                Route.changing("POST", list + ":addOrUpdateBlocklistItems", this::addOrUpdate),
                Route.changing("POST", list + ":removeBlocklistItems", this::remove),
                Route.of("GET", list + "/" + ITEMS, this::items),
                Route.of("GET", list + "/" + ITEMS + "/{" + ITEM + "}", this::item));
    }

    private Answer lists(Call call) {
        return paging.page(call, "text/blocklists", blocklists::lists, BlocklistOperations::put);
    }

    private Answer list(Call call) {
        ObjectNode answer = json.object();
        put(answer, find(call.name(NAME)));
        return Answer.ok(answer);
    }

    private Answer save(Call call) {
        String name = call.name(NAME);
        Fields body = call.body();
        Optional<String> description = body.optionalText("description", Blocklist.DESCRIPTION_MAX);
        if (description.isEmpty() && !body.isCleared("description")) {
            description = blocklists.find(name).flatMap(Blocklist::description);
        }
        Blocklist list = checked("description", name, description);
        boolean created = blocklists.save(list);
        ObjectNode answer = json.object();
        put(answer, list);
        return Answer.of(created ? 201 : 200, answer);
    }

    private static Blocklist checked(String target, String name, Optional<String> description) {
        try {
            return new Blocklist(name, description);
        } catch (IllegalArgumentException e) {
            throw Problem.member(target, String.valueOf(e.getMessage()));
        }
    }

    private Answer delete(Call call) {
        blocklists.delete(call.name(NAME));
        return Answer.empty();
    }

    private Answer addOrUpdate(Call call) {
        String name = call.name(NAME);
        List<Fields> members = call.body().objects(ITEMS, BlocklistItem.CALL_MAX);
        if (members.isEmpty()) {
            throw Problem.member(ITEMS, "missing or empty (expected: 1 to " + BlocklistItem.CALL_MAX + " items)");
        }
        List<BlocklistItem.Draft> drafts =
                members.stream().map(BlocklistOperations::draft).toList();
        List<BlocklistItem> stored;
        try {
            stored = blocklists.addOrUpdate(name, drafts);
        } catch (UnknownBlocklistException e) {
            throw unknown(name);
        } catch (IllegalArgumentException e) {
            // The items are right by themselves; the list has no room for them.
            throw Problem.of(409, "Conflict", String.valueOf(e.getMessage()), NAME);
        }
        ObjectNode answer = json.object();
        ArrayNode items = answer.putArray(ITEMS);
        stored.forEach(item -> put(items.addObject(), item));
        return Answer.ok(answer);
    }

    private static BlocklistItem.Draft draft(Fields item) {
        String text = item.text("text", BlocklistItem.TEXT_MAX);
        Optional<String> description = item.optionalText("description", Blocklist.DESCRIPTION_MAX);
        BlocklistItem.Kind kind = item.flag("isRegex") ? BlocklistItem.Kind.REGEX : BlocklistItem.Kind.WHOLE_PHRASE;
        try {
            return new BlocklistItem.Draft(text, description, kind);
        } catch (IllegalArgumentException e) {
            throw Problem.member(item.target("text"), String.valueOf(e.getMessage()));
        }
    }

    private Answer remove(Call call) {
        String name = call.name(NAME);
        List<String> ids = call.body().texts("blocklistItemIds", BlocklistItem.CALL_MAX);
        if (ids.isEmpty()) {
            throw Problem.member(
                    "blocklistItemIds", "missing or empty (expected: 1 to " + BlocklistItem.CALL_MAX + " ids)");
        }
        find(name);
        List<UUID> known = ids.stream().map(id -> uuid(id, id)).toList();
        Optional<UUID> missing;
        try {
            missing = blocklists.remove(name, known);
        } catch (UnknownBlocklistException e) {
            throw unknown(name);
        }
        if (missing.isPresent()) {
            throw unknownItem(missing.get().toString());
        }
        return Answer.empty();
    }

    private Answer items(Call call) {
        String name = call.name(NAME);
        find(name);
        try {
            return paging.page(
                    call,
                    "text/blocklists/" + name + "/" + ITEMS,
                    (top, skip) -> blocklists.items(name, top, skip),
                    BlocklistOperations::put);
        } catch (UnknownBlocklistException e) {
            throw unknown(name);
        }
    }

    private Answer item(Call call) {
        String name = call.name(NAME);
        find(name);
        String id = call.name(ITEM);
        ObjectNode answer = json.object();
        put(answer, blocklists.item(name, uuid(id, ITEM)).orElseThrow(() -> unknownItem(ITEM)));
        return Answer.ok(answer);
    }

    private Blocklist find(String name) {
        return blocklists.find(name).orElseThrow(() -> unknown(name));
    }

    private static Problem unknown(String name) {
        return Problem.notFound(NAME, "There is no blocklist " + name + ". Create it with PATCH.");
    }

    private static Problem unknownItem(String target) {
        return Problem.notFound(target, "The blocklist has no item with that id.");
    }

    /** What is no UUID is no id of ours. */
    private static UUID uuid(String id, String target) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknownItem(target.length() <= 64 ? target : ITEM);
        }
    }

    private static void put(ObjectNode target, Blocklist list) {
        target.put(NAME, list.name());
        list.description().ifPresent(description -> target.put("description", description));
    }

    private static void put(ObjectNode target, BlocklistItem item) {
        target.put(ITEM, item.id().toString());
        target.put("text", item.text());
        item.description().ifPresent(description -> target.put("description", description));
        if (item.kind() == BlocklistItem.Kind.REGEX) {
            target.put("isRegex", true);
        }
    }
}
