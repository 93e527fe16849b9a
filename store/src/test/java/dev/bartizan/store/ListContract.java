package dev.bartizan.store;

import static dev.bartizan.store.Examples.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bartizan.domain.Action;
import dev.bartizan.domain.Exchange;
import dev.bartizan.domain.Outcome;
import dev.bartizan.domain.Page;
import dev.bartizan.domain.Verdict;
import dev.bartizan.gateway.ExchangeFilter;
import dev.bartizan.gateway.ExchangeRepository.Facet;
import dev.bartizan.gateway.ExchangeRepository.TrafficPoint;
import dev.bartizan.gateway.ExchangeSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every engine must do with lists of exchanges, facets and the traffic chart. */
abstract class ListContract extends StoreContract {
    @Test
    void listsNewestFirstWithDistinctSortedFindingTypes() {
        Exchange old = examples.plain(START, "maria", "hello");
        Exchange young = examples.exchange(
                START.plusSeconds(1),
                "omar",
                List.of(
                        Examples.part("a", Examples.finding("zip_code"), Examples.finding("email")),
                        Examples.part("b", Examples.finding("email"))),
                Verdict.allow(),
                Outcome.ANSWERED);
        accept(old, young);
        List<ExchangeSummary> rows = list(ExchangeFilter.all());
        assertEquals(List.of(young.id(), old.id()), ids(rows));
        assertEquals(List.of("email", "zip_code"), rows.getFirst().findingTypes());
        assertEquals(young.tokens(), rows.getFirst().tokens());
        assertEquals(young.duration(), rows.getFirst().duration());
        assertEquals(young.actor(), rows.getFirst().actor());
    }

    @Test
    void filtersByEachPart() {
        Exchange maria = examples.blocked(START, "maria", "prompt_attack", "x");
        Exchange omar = examples.plain(START.plusSeconds(10), "omar", "y");
        accept(maria, omar);
        ExchangeFilter all = ExchangeFilter.all();
        assertEquals(List.of(maria.id()), ids(list(person("maria"))));
        assertEquals(List.of(maria.id()), ids(list(findingType("prompt_attack"))));
        assertEquals(List.of(), list(findingType("prompt")));
        assertEquals(List.of(maria.id()), ids(list(range(Optional.empty(), Optional.of(START.plusSeconds(10))))));
        assertEquals(List.of(omar.id()), ids(list(range(Optional.of(START.plusSeconds(10)), Optional.empty()))));
        assertEquals(List.of(maria.id()), ids(list(outcome(Optional.of(Action.BLOCK), Optional.empty()))));
        assertEquals(List.of(omar.id()), ids(list(outcome(Optional.empty(), Optional.of(Outcome.ANSWERED)))));
        assertEquals(List.of(), list(place(Optional.of("other"), Optional.empty(), Optional.empty())));
        assertEquals(
                2,
                list(place(Optional.of("helpdesk"), Optional.of("r1"), Optional.of("10.0.0.7")))
                        .size());
        assertEquals(2, store.exchanges().count(all));
        assertEquals(1, store.exchanges().count(findingType("prompt_attack")));
    }

    @Test
    void pagesThroughRowsOfTheSameMillisecondOnce() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Exchange exchange = examples.blocked(START.plusMillis(i / 10), "p" + i, "prompt_attack", "t");
            store.exchanges().accept(exchange);
            expected.addFirst(exchange.id());
        }
        assertEquals(expected, allPages(ExchangeFilter.all(), 7));
        assertEquals(expected, allPages(findingType("prompt_attack"), 5));
        assertEquals(expected, allPages(ExchangeFilter.all(), 25));
    }

    @Test
    void keepsItsPageWhenNewExchangesArrive() {
        Exchange oldest = examples.plain(START, "maria", "1");
        Exchange middle = examples.plain(START.plusSeconds(1), "maria", "2");
        accept(oldest, middle);
        Page<ExchangeSummary> first = store.exchanges().list(ExchangeFilter.all(), Optional.empty(), 1);
        store.exchanges().accept(examples.plain(START.plusSeconds(2), "maria", "3"));
        Page<ExchangeSummary> second = store.exchanges().list(ExchangeFilter.all(), first.next(), 1);
        assertEquals(
                List.of(middle.id(), oldest.id()),
                List.of(first.items().getFirst().id(), second.items().getFirst().id()));
        assertEquals(Optional.empty(), second.next());
    }

    @Test
    void saysWhatIsWrongWithACursorOrLimit() {
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> store.exchanges().list(ExchangeFilter.all(), Optional.of("x' or 1=1"), 10))
                .getMessage());
        assertTrue(message.contains("x' or 1=1") && message.contains("expected"), message);
        assertThrows(
                IllegalArgumentException.class,
                () -> store.exchanges().list(ExchangeFilter.all(), Optional.empty(), 501));
    }

    @Test
    void findsExchangesByTheGuardThatJudgedThem() {
        Exchange usual = examples.plain(START, "maria", "hello");
        Exchange watched = judgedBy(examples.plain(START, "omar", "hello"), Optional.of("watch"));
        Exchange before = judgedBy(examples.plain(START, "lena", "hello"), Optional.empty());
        accept(usual, watched, before);
        List<ExchangeSummary> rows = list(guard("watch"));
        assertEquals(List.of(watched.id()), ids(rows));
        assertEquals(Optional.of("watch"), rows.getFirst().guard());
        assertEquals(Optional.of(before), store.exchanges().exchange(before.id()));
        assertEquals(
                Map.of("default", 1L, "watch", 1L), store.exchanges().facet(ExchangeFilter.all(), Facet.GUARD, 10));
    }

    @Test
    void countsFacetsMostFrequentFirst() {
        accept(
                examples.blocked(START, "maria", "prompt_attack", "a"),
                examples.blocked(START, "omar", "email", "b"),
                examples.plain(START, "maria", "c"));
        assertEquals(
                List.of(Map.entry("maria", 2L), Map.entry("omar", 1L)),
                List.copyOf(store.exchanges()
                        .facet(ExchangeFilter.all(), Facet.PERSON, 10)
                        .entrySet()));
        assertEquals(Map.of("maria", 2L), store.exchanges().facet(ExchangeFilter.all(), Facet.PERSON, 1));
        assertEquals(
                Map.of("email", 1L, "prompt_attack", 1L),
                store.exchanges().facet(ExchangeFilter.all(), Facet.FINDING_TYPE, 10));
        assertEquals(Map.of("email", 1L), store.exchanges().facet(findingType("email"), Facet.FINDING_TYPE, 10));
        assertEquals(Map.of("omar", 1L), store.exchanges().facet(findingType("email"), Facet.PERSON, 10));
        assertEquals(Map.of("block", 2L, "allow", 1L), store.exchanges().facet(ExchangeFilter.all(), Facet.ACTION, 10));
        for (Facet facet : Facet.values()) {
            assertFalse(store.exchanges().facet(ExchangeFilter.all(), facet, 10).isEmpty(), facet.name());
        }
    }

    @Test
    void drawsTrafficInBucketsThatAreMultiplesOfTheirLength() {
        accept(
                examples.plain(START.plusSeconds(61), "a", "1"),
                examples.plain(START.plusSeconds(119), "a", "2"),
                examples.blocked(START.plusSeconds(62), "a", "email", "3"),
                examples.plain(START.plusSeconds(600), "a", "4"));
        assertEquals(
                List.of(
                        new TrafficPoint(START.plusSeconds(60), "allow", 2, 84),
                        new TrafficPoint(START.plusSeconds(60), "block", 1, 42),
                        new TrafficPoint(START.plusSeconds(600), "allow", 1, 42)),
                store.exchanges().traffic(ExchangeFilter.all(), Duration.ofMinutes(1)));
        assertEquals(
                List.of(new TrafficPoint(START.plusSeconds(60), "block", 1, 42)),
                store.exchanges().traffic(findingType("email"), Duration.ofMinutes(1)));
    }

    private static ExchangeFilter guard(String name) {
        Optional<String> none = Optional.empty();
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                none,
                none,
                none,
                Optional.of(name),
                none,
                Optional.empty(),
                Optional.empty(),
                none);
    }

    private static ExchangeFilter findingType(String type) {
        return filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(type));
    }

    private static ExchangeFilter range(Optional<Instant> from, Optional<Instant> to) {
        return filter(from, to, Optional.empty(), Optional.empty());
    }

    private static ExchangeFilter outcome(Optional<Action> action, Optional<Outcome> outcome) {
        Optional<String> none = Optional.empty();
        return new ExchangeFilter(
                Optional.empty(), Optional.empty(), none, none, none, none, none, action, outcome, none);
    }

    private static ExchangeFilter place(Optional<String> app, Optional<String> deployment, Optional<String> ip) {
        Optional<String> none = Optional.empty();
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                none,
                app,
                deployment,
                none,
                ip,
                Optional.empty(),
                Optional.empty(),
                none);
    }
}
