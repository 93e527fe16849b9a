package dev.bartizan.inspection.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.inspection.category.BuildOperation.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CategoriesTest {
    private static final List<String> MERGER = List.of(
            "Who else knows about the merger with Helios before it is announced?",
            "Draft the board memo on acquiring Helios for 40 million.",
            "What is our walk-away price in the takeover talks?",
            "Summarise the due diligence findings on the target company.",
            "Prepare the term sheet for the acquisition of the competitor.",
            "The merger will be announced in March, keep it secret until then.",
            "How should we value the target company for the takeover bid?",
            "List the risks found in due diligence before we sign the acquisition.",
            "Write talking points for the board about the planned merger.",
            "Which shareholders must approve the takeover of the target?",
            "Calculate the synergies of the acquisition for the board.",
            "Is the takeover bid price per share final?");

    private final FakeCategoryRepository repository = new FakeCategoryRepository();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int next;
    private final Categories categories = new Categories(
            repository, waiting::add, InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")), () -> "op" + next++);

    @Test
    void learnsFromPositivesAlone() {
        assertEquals(
                1,
                categories
                        .create("merger", "Plans to buy or merge with companies", positives(MERGER))
                        .version());
        assertEquals("NotStarted", categories.build("merger", 1).status().wireName());
        waiting.remove().run();
        BuildOperation done = categories.operation("op0").orElseThrow();
        assertEquals(Status.SUCCEEDED, done.status(), done.detail());
        assertEquals(List.of(Status.NOT_STARTED, Status.RUNNING, Status.SUCCEEDED), repository.recorded);
        for (String text : List.of(
                "Prepare a memo about the takeover price for the board",
                "prepare a m\u200Bemo about the tаkeover price for the board",
                "Has due diligence on the merger target finished?")) {
            assertTrue(categories.analyze(text, "merger").detected(), text);
        }
        for (String text : List.of(
                "How do I sort a list in Java?",
                "Write a birthday poem for my aunt",
                "Der Zug kommt um acht Uhr",
                "")) {
            assertFalse(categories.analyze(text, "merger", 1).detected(), text);
        }
        assertEquals(
                categories.analyze(MERGER.getFirst(), "merger"), categories.analyze(MERGER.getFirst(), "merger", 1));
    }

    @Test
    void tellsItselfFromNegativesAndOtherCategories() {
        categories.create("merger", "", positives(MERGER));
        List<CategorySample> samples = new ArrayList<>(positives(List.of(
                "Sack the whole team in March and keep it secret",
                "Which employees are on the list of planned layoffs?",
                "Draft the severance letter for the people we let go",
                "How many jobs will be cut in the restructuring?",
                "Prepare talking points about the layoffs for managers",
                "Who will be made redundant next quarter?")));
        samples.add(new CategorySample("Which employees are on holiday in March?", false));
        categories.create("layoffs", "", samples);
        BuildOperation unused = categories.build("layoffs", 1);
        waiting.remove().run();
        assertTrue(categories
                .analyze("the list of employees in the planned layoffs", "layoffs")
                .detected());
        assertFalse(categories
                .analyze("Prepare the term sheet for the acquisition", "layoffs")
                .detected());
    }

    @Test
    void theLatestBuiltVersionAnswersUntilTheNextIsBuilt() {
        categories.create("merger", "", positives(MERGER));
        assertThrows(UnknownCategoryException.class, () -> categories.analyze("x", "merger"));
        BuildOperation unused = categories.build("merger", 1);
        waiting.remove().run();
        assertEquals(
                2,
                categories.create("merger", "", positives(MERGER.subList(0, 6))).version());
        assertEquals(1, categories.analyze("x", "merger").version());
        BuildOperation second = categories.build("merger", 2);
        waiting.remove().run();
        assertEquals(2, second.version());
        assertEquals(2, categories.analyze("x", "merger").version());
    }

    @Test
    void aVersionIsBuiltOnceAtATime() {
        categories.create("merger", "", positives(MERGER));
        categories.create("merger", "", positives(MERGER));
        BuildOperation first = categories.build("merger", 1);
        assertEquals(
                "category merger version 1 is being built (expected: to wait until that build has ended)",
                assertThrows(CategoryBusyException.class, () -> categories.build("merger", 1))
                        .getMessage());
        assertEquals(2, categories.build("merger", 2).version());
        waiting.remove().run();
        assertEquals(
                Status.SUCCEEDED, categories.operation(first.id()).orElseThrow().status());
        assertEquals(Status.NOT_STARTED, categories.build("merger", 1).status());
    }

    @Test
    void aBuildThatDiedWithItsProcessHindersNobodyForLong() {
        categories.create("merger", "", positives(MERGER));
        BuildOperation dead = categories.build("merger", 1);
        Categories later = new Categories(
                repository, waiting::add, InstantSource.fixed(dead.createdAt().plusSeconds(3_601)), () -> "later");
        assertEquals("later", later.build("merger", 1).id());
    }

    @Test
    void tooFewSamplesFailTheBuildWithTheReason() {
        categories.create("merger", "", positives(MERGER.subList(0, 4)));
        BuildOperation unused = categories.build("merger", 1);
        waiting.remove().run();
        BuildOperation failed = categories.operation("op0").orElseThrow();
        assertEquals(Status.FAILED, failed.status());
        assertTrue(failed.detail().contains("expected: 5 positive"), failed.detail());
    }

    @Test
    void refusesWhatIsOutOfBoundsOrUnknown() {
        assertThrows(IllegalArgumentException.class, () -> categories.create("a b", "", positives(MERGER)));
        assertThrows(IllegalArgumentException.class, () -> categories.create("a", "", List.of()));
        assertThrows(UnknownCategoryException.class, () -> categories.build("nobody", 1));
        assertThrows(UnknownCategoryException.class, () -> categories.analyze("x", "nobody"));
    }

    @Test
    void buildsThatCannotRunOrWereInterruptedFail() {
        Categories full = new Categories(
                repository,
                task -> {
                    throw new RejectedExecutionException();
                },
                InstantSource.system(),
                () -> "full");
        categories.create("merger", "", positives(MERGER));
        assertEquals(Status.FAILED, full.build("merger", 1).status());
        assertEquals(Status.NOT_STARTED, categories.build("merger", 1).status());
        categories.failUnfinished();
        assertEquals(Status.FAILED, repository.operation("op0").orElseThrow().status());
        assertTrue(categories.delete("merger", Optional.empty()));
    }

    private static List<CategorySample> positives(List<String> texts) {
        return texts.stream().map(text -> new CategorySample(text, true)).toList();
    }
}
