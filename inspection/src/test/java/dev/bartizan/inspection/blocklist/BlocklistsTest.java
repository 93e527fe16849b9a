package dev.bartizan.inspection.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.blocklist.BlocklistItem.Draft;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlocklistsTest {
    private final FakeBlocklistRepository repository = new FakeBlocklistRepository();
    private final Blocklists lists = new Blocklists(repository, UUID::randomUUID);

    @Test
    void aChangeIsInForceAtOnce() {
        assertTrue(lists.save(new Blocklist("a", Optional.empty())));
        assertEquals(List.of(), lists.match("nightfall", List.of("a")));
        UUID id = lists.addOrUpdate("a", List.of(Draft.phrase("nightfall")))
                .getFirst()
                .id();
        assertEquals(id, lists.match("nightfall", List.of("a")).getFirst().itemId());
        assertEquals(Optional.empty(), lists.remove("a", List.of(id)));
        assertEquals(List.of(), lists.match("nightfall", List.of("a")));
        assertTrue(lists.delete("a"));
        assertThrows(UnknownBlocklistException.class, () -> lists.match("x", List.of("a")));
    }

    @Test
    void aRefusedChangeLeavesTheListInForce() {
        lists.save(new Blocklist("a", Optional.empty()));
        lists.addOrUpdate("a", List.of(Draft.phrase("nightfall")));
        UUID nobody = new UUID(1, 2);
        assertEquals(Optional.of(nobody), lists.remove("a", List.of(nobody)));
        assertThrows(IllegalArgumentException.class, () -> lists.addOrUpdate("a", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> lists.addOrUpdate("a", Collections.nCopies(101, Draft.phrase("x"))));
        assertThrows(UnknownBlocklistException.class, () -> lists.addOrUpdate("b", List.of(Draft.phrase("x"))));
        assertEquals(1, lists.match("nightfall", List.of("a", "a")).size());
    }

    @Test
    void changesOfOtherProcessesComeWithARefresh() {
        Blocklists other = new Blocklists(repository, UUID::randomUUID);
        lists.save(new Blocklist("a", Optional.empty()));
        lists.addOrUpdate("a", List.of(Draft.phrase("nightfall")));
        assertThrows(UnknownBlocklistException.class, () -> other.match("nightfall", List.of("a")));
        other.refresh();
        assertEquals(1, other.match("nightfall", List.of("a")).size());
    }

    @Test
    void readsListsOfManyItemsPageByPage() {
        lists.save(new Blocklist("a", Optional.empty()));
        for (int call = 0; call < 25; call++) {
            int from = call * 100;
            lists.addOrUpdate(
                    "a",
                    java.util.stream.IntStream.range(from, from + 100)
                            .mapToObj(i -> Draft.phrase("w" + i))
                            .toList());
        }
        assertEquals(1, lists.match("w0 w", List.of("a")).size());
        assertEquals(1, lists.match("w2499", List.of("a")).size());
    }
}
