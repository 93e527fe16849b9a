package dev.bartizan.store;

import static dev.bartizan.store.Examples.START;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.blocklist.Blocklist;
import dev.bartizan.inspection.blocklist.BlocklistItem;
import dev.bartizan.inspection.blocklist.BlocklistItem.Kind;
import dev.bartizan.inspection.blocklist.UnknownBlocklistException;
import dev.bartizan.inspection.category.BuildOperation;
import dev.bartizan.inspection.category.BuildOperation.Status;
import dev.bartizan.inspection.category.CategorySample;
import dev.bartizan.inspection.category.CategoryVersion;
import dev.bartizan.inspection.category.RapidSample;
import dev.bartizan.inspection.category.UnknownCategoryException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every engine must do with blocklists and categories, on top of {@link ListContract}. */
abstract class ContentSafetyContract extends ListContract {
    private static final Blocklist LIST = new Blocklist("projects", Optional.of("code \uD83D\uDCA3 names"));

    @Test
    void blocklistsAreSavedByName() {
        assertTrue(store.blocklists().save(LIST));
        assertFalse(store.blocklists().save(LIST));
        Blocklist bare = new Blocklist("projects", Optional.empty());
        assertFalse(store.blocklists().save(bare));
        store.blocklists().save(new Blocklist("Zoo", Optional.empty()));
        reopen();
        assertEquals(Optional.of(bare), store.blocklists().find("projects"));
        assertEquals("Zoo", store.blocklists().lists(1, 0).getFirst().name());
        assertEquals(List.of(bare), store.blocklists().lists(5, 1));
        assertTrue(store.blocklists().delete("projects"));
        assertFalse(store.blocklists().delete("projects"));
        assertEquals(Optional.empty(), store.blocklists().find("projects"));
    }

    @Test
    void anItemKeepsItsIdWhenItsTextComesAgain() {
        store.blocklists().save(LIST);
        BlocklistItem first = item("night fall", Kind.WHOLE_PHRASE);
        BlocklistItem second = item("\uD83D\uDCA3", Kind.EXACT);
        assertEquals(List.of(first, second), store.blocklists().addOrUpdate("projects", List.of(first, second)));
        BlocklistItem again = new BlocklistItem(UUID.randomUUID(), "night fall", Optional.of("new"), Kind.REGEX);
        BlocklistItem third = item("Night Fall", Kind.WHOLE_PHRASE);
        BlocklistItem kept = new BlocklistItem(first.id(), "night fall", Optional.of("new"), Kind.REGEX);
        assertEquals(
                List.of(kept, third, third),
                store.blocklists()
                        .addOrUpdate("projects", List.of(again, third, item("Night Fall", Kind.WHOLE_PHRASE))));
        assertEquals(List.of(kept, second, third), store.blocklists().items("projects", 100, 0));
        assertEquals(List.of(second), store.blocklists().items("projects", 1, 1));
        assertEquals(Optional.of(kept), store.blocklists().item("projects", first.id()));
        assertEquals(Optional.empty(), store.blocklists().item("projects", again.id()));
    }

    @Test
    void removesAllItemsOrNone() {
        store.blocklists().save(LIST);
        BlocklistItem item = item("a", Kind.EXACT);
        store.blocklists().addOrUpdate("projects", List.of(item));
        UUID nobody = new UUID(4, 2);
        assertEquals(Optional.of(nobody), store.blocklists().remove("projects", List.of(item.id(), nobody)));
        assertEquals(List.of(item), store.blocklists().items("projects", 10, 0));
        assertEquals(Optional.empty(), store.blocklists().remove("projects", List.of(item.id())));
        assertEquals(List.of(), store.blocklists().items("projects", 10, 0));
    }

    @Test
    void itemsNeedAListAndAreBounded() {
        assertThrows(UnknownBlocklistException.class, () -> store.blocklists().items("projects", 10, 0));
        assertThrows(UnknownBlocklistException.class, () -> store.blocklists().item("projects", new UUID(1, 1)));
        assertThrows(
                UnknownBlocklistException.class, () -> store.blocklists().remove("projects", List.of(new UUID(1, 1))));
        assertThrows(
                UnknownBlocklistException.class,
                () -> store.blocklists().addOrUpdate("projects", List.of(item("a", Kind.EXACT))));
        store.blocklists().save(LIST);
        List<BlocklistItem> patterns = IntStream.rangeClosed(0, Blocklist.REGEX_MAX)
                .mapToObj(i -> item("a" + i, Kind.REGEX))
                .toList();
        assertThrows(IllegalArgumentException.class, () -> store.blocklists().addOrUpdate("projects", patterns));
        assertEquals(List.of(), store.blocklists().items("projects", 10, 0));
        store.blocklists().addOrUpdate("projects", patterns.subList(1, patterns.size()));
        store.blocklists().addOrUpdate("projects", patterns.subList(1, 20));
        assertEquals(
                Blocklist.REGEX_MAX,
                store.blocklists().items("projects", 1_000, 0).size());
        assertTrue(store.blocklists().delete("projects"));
        store.blocklists().save(LIST);
        assertEquals(List.of(), store.blocklists().items("projects", 10, 0));
    }

    @Test
    void revisionsGrowWithEveryChange() {
        assertEquals(0, store.blocklists().revision());
        store.blocklists().save(LIST);
        store.blocklists().addOrUpdate("projects", List.of(item("a", Kind.EXACT)));
        assertEquals(2, store.blocklists().revision());
        assertEquals(0, store.categories().revision());
        assertEquals(0, store.rapidCategories().revision());
    }

    @Test
    void ofOneVersionOneBuildRunsAtATime() {
        CategoryVersion version = store.categories().create("busy", "", List.of(new CategorySample("a", true)), START);
        assertTrue(store.categories().begin(build("first", version, Status.NOT_STARTED), START.minusSeconds(60)));
        assertFalse(store.categories().begin(build("second", version, Status.NOT_STARTED), START.minusSeconds(60)));
        assertEquals(Optional.empty(), store.categories().operation("second"));
        assertTrue(
                store.categories().begin(build("third", version, Status.RUNNING), START.plusSeconds(1)),
                "the first is taken for dead");
        store.categories().record(build("first", version, Status.FAILED), Optional.empty());
        store.categories().record(build("third", version, Status.SUCCEEDED), Optional.empty());
        assertTrue(store.categories().begin(build("fourth", version, Status.NOT_STARTED), START.minusSeconds(60)));
    }

    private static BuildOperation build(String id, CategoryVersion of, Status status) {
        return new BuildOperation(id, of.name(), of.version(), status, START, Optional.empty(), "");
    }

    @Test
    void categoriesAreVersioned() {
        List<CategorySample> samples =
                List.of(new CategorySample("half \uD800 zero \0", true), new CategorySample("b", false));
        CategoryVersion first = store.categories().create("merger", "buying companies", samples, START);
        CategoryVersion second = store.categories().create("merger", "again", samples.subList(0, 1), START);
        reopen();
        assertEquals(new CategoryVersion("merger", 1, "buying companies", 1, 1, START, Status.NOT_STARTED), first);
        assertEquals(Optional.of(first), store.categories().find("merger", 1));
        assertEquals(Optional.of(second), store.categories().latest("merger"));
        assertEquals(List.of(first, second), store.categories().list(10, 0));
        assertEquals(samples, store.categories().samples("merger", 1));
        assertEquals(List.of(), store.categories().samples("merger", 3));
        assertTrue(store.categories().delete("merger", Optional.of(1)));
        assertFalse(store.categories().delete("merger", Optional.of(1)));
        assertEquals(List.of(second), store.categories().list(10, 0));
        assertTrue(store.categories().delete("merger", Optional.empty()));
        assertEquals(Optional.empty(), store.categories().latest("merger"));
    }

    @Test
    void buildsAreRecordedWithTheirModel() {
        store.categories().create("merger", "", List.of(new CategorySample("a", true)), START);
        BuildOperation running = new BuildOperation("op1", "merger", 1, Status.RUNNING, START, Optional.empty(), "");
        store.categories().record(running, Optional.empty());
        assertEquals(List.of(running), store.categories().unfinished());
        assertEquals(Optional.empty(), store.categories().model("merger", 1));
        BuildOperation done = new BuildOperation(
                "op1", "merger", 1, Status.SUCCEEDED, START, Optional.of(START.plusSeconds(2)), "recall 0.90");
        store.categories().record(done, Optional.of(new byte[] {1, 2, 3}));
        assertEquals(Optional.of(done), store.categories().operation("op1"));
        assertEquals(List.of(), store.categories().unfinished());
        assertArrayEquals(
                new byte[] {1, 2, 3}, store.categories().model("merger", 1).orElseThrow());
        assertEquals(
                Status.SUCCEEDED,
                store.categories().find("merger", 1).orElseThrow().status());
        assertEquals(Optional.empty(), store.categories().operation("other"));
    }

    @Test
    void rapidSamplesAreInForceOnceDeployed() {
        assertTrue(store.rapidCategories().save("hoax", "a rumour"));
        assertFalse(store.rapidCategories().save("hoax", "the rumour"));
        RapidSample one = new RapidSample("s1", "the dam \uD800 has burst");
        RapidSample two = new RapidSample("s2", "banks close");
        store.rapidCategories().addSamples("hoax", List.of(one, two));
        assertEquals(List.of(), store.rapidCategories().deployed("hoax"));
        store.rapidCategories().deploy("hoax", START);
        reopen();
        assertEquals(List.of(one, two), store.rapidCategories().deployed("hoax"));
        assertEquals(List.of(two), store.rapidCategories().samples("hoax", 1, 1));
        assertEquals(Optional.of(one), store.rapidCategories().sample("hoax", "s1"));
        assertEquals(Optional.of("s3"), store.rapidCategories().removeSamples("hoax", List.of("s1", "s3")));
        assertEquals(Optional.empty(), store.rapidCategories().removeSamples("hoax", List.of("s1")));
        assertEquals(List.of(two), store.rapidCategories().deployed("hoax"));
        assertEquals(
                Optional.of(START),
                store.rapidCategories().find("hoax").orElseThrow().deployedAt());
        assertEquals(
                "the rumour", store.rapidCategories().list(10, 0).getFirst().definition());
        assertTrue(store.rapidCategories().delete("hoax"));
        assertFalse(store.rapidCategories().delete("hoax"));
        assertThrows(
                UnknownCategoryException.class, () -> store.rapidCategories().deployed("hoax"));
        assertThrows(
                UnknownCategoryException.class, () -> store.rapidCategories().deploy("hoax", START));
        assertThrows(
                UnknownCategoryException.class, () -> store.rapidCategories().addSamples("hoax", List.of(one)));
    }

    private static BlocklistItem item(String text, Kind kind) {
        return new BlocklistItem(UUID.randomUUID(), text, Optional.empty(), kind);
    }
}
